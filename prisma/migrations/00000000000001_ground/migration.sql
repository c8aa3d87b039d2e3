
-- What the schema language cannot say: checks, spans that may not overlap, and keys over expressions.

ALTER TABLE "organisations"
  ADD CONSTRAINT "organisations_single" CHECK ("id" = 1),
  ADD CONSTRAINT "organisations_fiscal_month" CHECK ("fiscal_year_start_month" BETWEEN 1 AND 12),
  ADD CONSTRAINT "organisations_week_start" CHECK ("week_start" BETWEEN 1 AND 7);

ALTER TABLE "teams" ADD CONSTRAINT "teams_not_own_parent" CHECK ("parent_id" <> "id");

ALTER TABLE "reps" ADD CONSTRAINT "reps_dates" CHECK ("ended_on" >= "started_on");
CREATE UNIQUE INDEX "reps_name_without_external_id" ON "reps" (lower("name")) WHERE "external_id" IS NULL;
CREATE UNIQUE INDEX "accounts_name_without_external_id" ON "accounts" (lower("name")) WHERE "external_id" IS NULL;
CREATE UNIQUE INDEX "products_name_without_external_id" ON "products" (lower("name")) WHERE "external_id" IS NULL;
CREATE UNIQUE INDEX "campaigns_name_without_external_id" ON "campaigns" (lower("name")) WHERE "external_id" IS NULL;
CREATE UNIQUE INDEX "stages_name_any_case" ON "stages" (lower("name"));
CREATE UNIQUE INDEX "teams_name_any_case" ON "teams" (lower("name"));
CREATE UNIQUE INDEX "promotions_name_any_case" ON "promotions" (lower("name"));

ALTER TABLE "quotas"
  ADD CONSTRAINT "quotas_span" CHECK ("from_on" < "to_on"),
  ADD CONSTRAINT "quotas_amount" CHECK ("amount_minor" >= 0),
  ADD CONSTRAINT "quotas_ramp" CHECK ("ramp_ppm" BETWEEN 0 AND 1000000),
  ADD CONSTRAINT "quotas_no_overlap" EXCLUDE USING gist (int4range("rep_id", "rep_id", '[]') WITH &&, daterange("from_on", "to_on") WITH &&)
    DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "plan_assignments"
  ADD CONSTRAINT "plan_assignments_span" CHECK ("from_on" < "to_on"),
  ADD CONSTRAINT "plan_assignments_target" CHECK ("target_incentive_minor" >= 0);

ALTER TABLE "products"
  ADD CONSTRAINT "products_list_price" CHECK ("list_price_minor" >= 0),
  ADD CONSTRAINT "products_cost" CHECK ("cost_minor" >= 0);

ALTER TABLE "stages" ADD CONSTRAINT "stages_probability" CHECK ("probability_ppm" BETWEEN 0 AND 1000000);

ALTER TABLE "promotions"
  ADD CONSTRAINT "promotions_dates" CHECK ("ends_on" >= "starts_on"),
  ADD CONSTRAINT "promotions_discount" CHECK ("discount_ppm" BETWEEN 0 AND 1000000);

ALTER TABLE "deals"
  ADD CONSTRAINT "deals_open_has_no_close" CHECK (("outcome" = 'open') = ("closed_on" IS NULL)),
  ADD CONSTRAINT "deals_units" CHECK ("units" > 0),
  ADD CONSTRAINT "deals_amounts" CHECK ("amount_minor" >= 0 AND "recurring_minor" >= 0 AND "list_minor" >= 0 AND "cost_minor" >= 0);

ALTER TABLE "deal_credits" ADD CONSTRAINT "deal_credits_share" CHECK ("share_ppm" BETWEEN 1 AND 1000000);

ALTER TABLE "deal_events"
  ADD CONSTRAINT "deal_events_amount" CHECK ("amount_minor" >= 0),
  ADD CONSTRAINT "deal_events_identity" CHECK (("external_id" IS NULL) <> ("content_hash" IS NULL));
ALTER TABLE "activities"
  ADD CONSTRAINT "activities_minutes" CHECK ("minutes" >= 0),
  ADD CONSTRAINT "activities_identity" CHECK (("external_id" IS NULL) <> ("content_hash" IS NULL));
ALTER TABLE "touches"
  ADD CONSTRAINT "touches_who" CHECK ("lead_id" IS NOT NULL OR "account_id" IS NOT NULL),
  ADD CONSTRAINT "touches_identity" CHECK (("external_id" IS NULL) <> ("content_hash" IS NULL));
ALTER TABLE "purchases"
  ADD CONSTRAINT "purchases_term" CHECK ("term_months" > 0),
  ADD CONSTRAINT "purchases_identity" CHECK (("external_id" IS NULL) <> ("content_hash" IS NULL));
ALTER TABLE "feedback"
  ADD CONSTRAINT "feedback_score" CHECK ("score" BETWEEN CASE "survey" WHEN 'nps' THEN 0 ELSE 1 END AND CASE "survey" WHEN 'nps' THEN 10 ELSE 5 END),
  ADD CONSTRAINT "feedback_identity" CHECK (("external_id" IS NULL) <> ("content_hash" IS NULL));

ALTER TABLE "costs" ADD CONSTRAINT "costs_amount" CHECK ("amount_minor" >= 0);
ALTER TABLE "fx_rates" ADD CONSTRAINT "fx_rates_positive" CHECK ("rate" > 0);

ALTER TABLE "campaigns"
  ADD CONSTRAINT "campaigns_dates" CHECK ("ends_on" >= "starts_on"),
  ADD CONSTRAINT "campaigns_budget" CHECK ("budget_minor" >= 0);
ALTER TABLE "campaign_goals" ADD CONSTRAINT "campaign_goals_target" CHECK ("target" > 0);
ALTER TABLE "campaign_days"
  ADD CONSTRAINT "campaign_days_counts" CHECK ("impressions" >= 0 AND "clicks" >= 0 AND "visits" >= 0 AND "engagements" >= 0 AND "leads_reported" >= 0 AND "spend_minor" >= 0);
ALTER TABLE "campaign_reach"
  ADD CONSTRAINT "campaign_reach_span" CHECK ("from_on" < "to_on"),
  ADD CONSTRAINT "campaign_reach_counts" CHECK ("reach" >= 0 AND "visitors" >= 0);

CREATE UNIQUE INDEX "brand_surveys_wave" ON "brand_surveys" ("on", "market", coalesce("campaign_id", 0));
ALTER TABLE "brand_surveys"
  ADD CONSTRAINT "brand_surveys_counts" CHECK (
    "respondents" >= 0 AND "aided" BETWEEN 0 AND "respondents" AND "unaided" BETWEEN 0 AND "respondents"
    AND "exposed_aware" BETWEEN 0 AND "exposed_n" AND "control_aware" BETWEEN 0 AND "control_n");
ALTER TABLE "brand_signals"
  ADD CONSTRAINT "brand_signals_counts" CHECK (
    "branded_searches" >= 0 AND "competitor_searches" >= 0 AND "mentions" >= 0 AND "competitor_mentions" >= 0 AND "direct_visits" >= 0);

ALTER TABLE "statements"
  ADD CONSTRAINT "statements_span" CHECK ("from_on" < "to_on"),
  ADD CONSTRAINT "statements_balance" CHECK ("balance_minor" >= 0);
