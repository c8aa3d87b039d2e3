-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "statement_state" AS ENUM ('open', 'in_review', 'approved', 'locked');

-- CreateEnum
CREATE TYPE "measure" AS ENUM ('revenue', 'margin', 'units', 'recurring', 'deals');

-- CreateEnum
CREATE TYPE "purchase_kind" AS ENUM ('new', 'renewal', 'expansion', 'contraction', 'churn');

-- CreateEnum
CREATE TYPE "survey_kind" AS ENUM ('nps', 'csat');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "objective" AS ENUM ('awareness', 'traffic', 'leads', 'sales', 'retention');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'leadership', 'finance', 'sales_manager', 'rep', 'marketer');

-- CreateEnum
CREATE TYPE "stage_outcome" AS ENUM ('open', 'won', 'lost');

-- CreateEnum
CREATE TYPE "deal_type" AS ENUM ('new', 'expansion', 'renewal');

-- CreateEnum
CREATE TYPE "credit_kind" AS ENUM ('direct', 'overlay');

-- CreateEnum
CREATE TYPE "deal_event_type" AS ENUM ('invoiced', 'paid', 'refunded', 'cancelled');

-- CreateEnum
CREATE TYPE "activity_type" AS ENUM ('call', 'email', 'meeting', 'demo');

-- CreateEnum
CREATE TYPE "cost_kind" AS ENUM ('sales', 'marketing');

-- CreateTable
CREATE TABLE "accounts" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "segment" TEXT,
    "industry" TEXT,
    "country" TEXT,
    "created_on" DATE,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "series" TEXT,
    "list_price_minor" BIGINT,
    "cost_minor" BIGINT,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brand_surveys" (
    "id" SERIAL NOT NULL,
    "on" DATE NOT NULL,
    "market" TEXT NOT NULL DEFAULT '',
    "campaign_id" INTEGER,
    "respondents" INTEGER NOT NULL,
    "aided" INTEGER,
    "unaided" INTEGER,
    "exposed_aware" INTEGER,
    "exposed_n" INTEGER,
    "control_aware" INTEGER,
    "control_n" INTEGER,

    CONSTRAINT "brand_surveys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brand_signals" (
    "on" DATE NOT NULL,
    "market" TEXT NOT NULL DEFAULT '',
    "branded_searches" BIGINT,
    "competitor_searches" BIGINT,
    "mentions" BIGINT,
    "competitor_mentions" BIGINT,
    "direct_visits" BIGINT,

    CONSTRAINT "brand_signals_pkey" PRIMARY KEY ("on","market")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_versions" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "definition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_assignments" (
    "id" SERIAL NOT NULL,
    "rep_id" INTEGER NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "target_incentive_minor" BIGINT,

    CONSTRAINT "plan_assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statements" (
    "id" SERIAL NOT NULL,
    "rep_id" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "state" "statement_state" NOT NULL DEFAULT 'open',
    "currency" CHAR(3) NOT NULL,
    "earned_minor" BIGINT NOT NULL,
    "held_minor" BIGINT NOT NULL DEFAULT 0,
    "draw_minor" BIGINT NOT NULL DEFAULT 0,
    "balance_minor" BIGINT NOT NULL DEFAULT 0,
    "payable_minor" BIGINT NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "content_hash" TEXT NOT NULL,
    "calculated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "statements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_lines" (
    "statement_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "component" TEXT NOT NULL,
    "component_name" TEXT NOT NULL,
    "plan" TEXT,
    "deal_id" INTEGER,
    "origin_on" DATE NOT NULL,
    "on" DATE NOT NULL,
    "measure" "measure" NOT NULL,
    "credited_minor" BIGINT NOT NULL,
    "earned_minor" BIGINT NOT NULL,
    "reporting_earned_minor" BIGINT,
    "reporting_credited_minor" BIGINT,
    "explanation" JSONB NOT NULL,

    CONSTRAINT "statement_lines_pkey" PRIMARY KEY ("statement_id","position")
);

-- CreateTable
CREATE TABLE "purchases" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "account_id" INTEGER NOT NULL,
    "on" DATE NOT NULL,
    "kind" "purchase_kind",
    "term_months" INTEGER,
    "amount_minor" BIGINT NOT NULL,
    "cost_minor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "reporting_amount_minor" BIGINT,
    "reporting_cost_minor" BIGINT,
    "campaign_id" INTEGER,
    "content_hash" TEXT,
    "occurrence" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "purchases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "on" DATE NOT NULL,
    "survey" "survey_kind" NOT NULL,
    "score" INTEGER,
    "account_id" INTEGER,
    "campaign_id" INTEGER,
    "comment" TEXT,
    "content_hash" TEXT,
    "occurrence" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imports" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'running',
    "options" JSONB NOT NULL DEFAULT '{}',
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_created" INTEGER NOT NULL DEFAULT 0,
    "rows_updated" INTEGER NOT NULL DEFAULT 0,
    "rows_unchanged" INTEGER NOT NULL DEFAULT 0,
    "rows_refused" INTEGER NOT NULL DEFAULT 0,
    "report" JSONB NOT NULL DEFAULT '{}',
    "actor_user_id" INTEGER,
    "actor_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "alive_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_user_id" INTEGER,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT,
    "summary" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaigns" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "channel" TEXT,
    "objective" "objective",
    "paid" BOOLEAN,
    "starts_on" DATE,
    "ends_on" DATE,
    "budget_minor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "reporting_budget_minor" BIGINT,
    "utm_campaign" TEXT,
    "team_id" INTEGER,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_goals" (
    "campaign_id" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "target" DECIMAL(24,6) NOT NULL,

    CONSTRAINT "campaign_goals_pkey" PRIMARY KEY ("campaign_id","metric")
);

-- CreateTable
CREATE TABLE "campaign_days" (
    "campaign_id" INTEGER NOT NULL,
    "on" DATE NOT NULL,
    "channel" TEXT NOT NULL DEFAULT '',
    "impressions" BIGINT,
    "clicks" BIGINT,
    "visits" BIGINT,
    "engagements" BIGINT,
    "leads_reported" BIGINT,
    "spend_minor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "reporting_spend_minor" BIGINT,

    CONSTRAINT "campaign_days_pkey" PRIMARY KEY ("campaign_id","on","channel")
);

-- CreateTable
CREATE TABLE "campaign_reach" (
    "campaign_id" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "reach" BIGINT,
    "visitors" BIGINT,

    CONSTRAINT "campaign_reach_pkey" PRIMARY KEY ("campaign_id","from_on","to_on")
);

-- CreateTable
CREATE TABLE "leads" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT NOT NULL,
    "first_contact_on" DATE NOT NULL,
    "campaign_id" INTEGER,
    "channel" TEXT,
    "account_id" INTEGER,
    "email" TEXT,
    "owner_rep_id" INTEGER,
    "mql_on" DATE,
    "sql_on" DATE,
    "opportunity_on" DATE,
    "customer_on" DATE,
    "disqualified_on" DATE,
    "reached_mql_on" DATE,
    "reached_sql_on" DATE,
    "reached_opportunity_on" DATE,
    "reached_customer_on" DATE,

    CONSTRAINT "leads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "touches" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "lead_id" INTEGER,
    "account_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "on" DATE NOT NULL,
    "campaign_id" INTEGER,
    "channel" TEXT,
    "content_hash" TEXT,
    "occurrence" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "touches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisations" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "fiscal_year_start_month" INTEGER NOT NULL DEFAULT 1,
    "week_start" INTEGER NOT NULL DEFAULT 1,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "rep_id" INTEGER,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_roles" (
    "user_id" INTEGER NOT NULL,
    "role" "role" NOT NULL,

    CONSTRAINT "user_roles_pkey" PRIMARY KEY ("user_id","role")
);

-- CreateTable
CREATE TABLE "teams" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" INTEGER,
    "manager_name" TEXT,
    "manager_user_id" INTEGER,

    CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reps" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "region" TEXT,
    "manager_name" TEXT,
    "started_on" DATE,
    "ended_on" DATE,

    CONSTRAINT "reps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_memberships" (
    "rep_id" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "team_id" INTEGER,

    CONSTRAINT "team_memberships_pkey" PRIMARY KEY ("rep_id","from_on")
);

-- CreateTable
CREATE TABLE "quotas" (
    "id" SERIAL NOT NULL,
    "rep_id" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reporting_amount_minor" BIGINT,
    "ramp_ppm" INTEGER NOT NULL DEFAULT 1000000,

    CONSTRAINT "quotas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stages" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "probability_ppm" INTEGER,
    "outcome" "stage_outcome" NOT NULL,

    CONSTRAINT "stages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotions" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "discount_ppm" INTEGER,

    CONSTRAINT "promotions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deals" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT,
    "account_id" INTEGER,
    "product_id" INTEGER,
    "units" INTEGER NOT NULL DEFAULT 1,
    "stage_id" INTEGER NOT NULL,
    "outcome" "stage_outcome" NOT NULL,
    "opened_on" DATE,
    "closed_on" DATE,
    "expected_close_on" DATE,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT,
    "recurring_minor" BIGINT,
    "list_minor" BIGINT,
    "cost_minor" BIGINT,
    "list_derived" BOOLEAN NOT NULL DEFAULT false,
    "cost_derived" BOOLEAN NOT NULL DEFAULT false,
    "reporting_amount_minor" BIGINT,
    "reporting_recurring_minor" BIGINT,
    "reporting_list_minor" BIGINT,
    "reporting_cost_minor" BIGINT,
    "type" "deal_type",
    "promotion_id" INTEGER,
    "lead_id" INTEGER,
    "campaign_id" INTEGER,
    "channel" TEXT,
    "lost_reason" TEXT,

    CONSTRAINT "deals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal_credits" (
    "deal_id" INTEGER NOT NULL,
    "rep_id" INTEGER NOT NULL,
    "kind" "credit_kind" NOT NULL DEFAULT 'direct',
    "share_ppm" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "amount_minor" BIGINT,
    "reporting_amount_minor" BIGINT,

    CONSTRAINT "deal_credits_pkey" PRIMARY KEY ("deal_id","rep_id","kind")
);

-- CreateTable
CREATE TABLE "deal_stage_changes" (
    "id" SERIAL NOT NULL,
    "deal_id" INTEGER NOT NULL,
    "stage_id" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deal_stage_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal_events" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "deal_id" INTEGER NOT NULL,
    "type" "deal_event_type" NOT NULL,
    "on" DATE NOT NULL,
    "recorded_on" DATE NOT NULL,
    "amount_minor" BIGINT,
    "reporting_amount_minor" BIGINT,
    "content_hash" TEXT,
    "occurrence" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deal_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activities" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "rep_id" INTEGER NOT NULL,
    "type" "activity_type" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "on" DATE NOT NULL,
    "deal_id" INTEGER,
    "account_id" INTEGER,
    "lead_id" INTEGER,
    "minutes" INTEGER,
    "outcome" TEXT,
    "content_hash" TEXT,
    "occurrence" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "activities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "costs" (
    "id" SERIAL NOT NULL,
    "on" DATE NOT NULL,
    "kind" "cost_kind" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reporting_amount_minor" BIGINT,
    "team_id" INTEGER,
    "note" TEXT,
    "content_hash" TEXT NOT NULL,
    "occurrence" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "costs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fx_rates" (
    "currency" CHAR(3) NOT NULL,
    "on" DATE NOT NULL,
    "rate" DECIMAL(24,12) NOT NULL,

    CONSTRAINT "fx_rates_pkey" PRIMARY KEY ("currency","on")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_external_id_key" ON "accounts"("external_id");

-- CreateIndex
CREATE INDEX "accounts_name_idx" ON "accounts"("name");

-- CreateIndex
CREATE UNIQUE INDEX "products_external_id_key" ON "products"("external_id");

-- CreateIndex
CREATE INDEX "products_name_idx" ON "products"("name");

-- CreateIndex
CREATE INDEX "brand_surveys_on_idx" ON "brand_surveys"("on");

-- CreateIndex
CREATE UNIQUE INDEX "plans_name_key" ON "plans"("name");

-- CreateIndex
CREATE UNIQUE INDEX "plan_versions_plan_id_effective_from_key" ON "plan_versions"("plan_id", "effective_from");

-- CreateIndex
CREATE INDEX "plan_assignments_plan_id_idx" ON "plan_assignments"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_assignments_rep_id_from_on_key" ON "plan_assignments"("rep_id", "from_on");

-- CreateIndex
CREATE INDEX "statements_from_on_to_on_idx" ON "statements"("from_on", "to_on");

-- CreateIndex
CREATE UNIQUE INDEX "statements_rep_id_from_on_to_on_key" ON "statements"("rep_id", "from_on", "to_on");

-- CreateIndex
CREATE INDEX "statement_lines_on_idx" ON "statement_lines"("on");

-- CreateIndex
CREATE INDEX "statement_lines_deal_id_idx" ON "statement_lines"("deal_id");

-- CreateIndex
CREATE UNIQUE INDEX "purchases_external_id_key" ON "purchases"("external_id");

-- CreateIndex
CREATE INDEX "purchases_account_id_on_idx" ON "purchases"("account_id", "on");

-- CreateIndex
CREATE INDEX "purchases_on_idx" ON "purchases"("on");

-- CreateIndex
CREATE UNIQUE INDEX "purchases_content_hash_occurrence_key" ON "purchases"("content_hash", "occurrence");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_external_id_key" ON "feedback"("external_id");

-- CreateIndex
CREATE INDEX "feedback_on_idx" ON "feedback"("on");

-- CreateIndex
CREATE INDEX "feedback_account_id_idx" ON "feedback"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_content_hash_occurrence_key" ON "feedback"("content_hash", "occurrence");

-- CreateIndex
CREATE INDEX "imports_started_at_idx" ON "imports"("started_at");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- CreateIndex
CREATE INDEX "audit_entries_object_type_object_id_idx" ON "audit_entries"("object_type", "object_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_external_id_key" ON "campaigns"("external_id");

-- CreateIndex
CREATE INDEX "campaigns_name_idx" ON "campaigns"("name");

-- CreateIndex
CREATE INDEX "campaign_days_on_idx" ON "campaign_days"("on");

-- CreateIndex
CREATE UNIQUE INDEX "leads_external_id_key" ON "leads"("external_id");

-- CreateIndex
CREATE INDEX "leads_first_contact_on_idx" ON "leads"("first_contact_on");

-- CreateIndex
CREATE INDEX "leads_reached_mql_on_idx" ON "leads"("reached_mql_on");

-- CreateIndex
CREATE INDEX "leads_reached_sql_on_idx" ON "leads"("reached_sql_on");

-- CreateIndex
CREATE INDEX "leads_reached_opportunity_on_idx" ON "leads"("reached_opportunity_on");

-- CreateIndex
CREATE INDEX "leads_reached_customer_on_idx" ON "leads"("reached_customer_on");

-- CreateIndex
CREATE INDEX "leads_campaign_id_first_contact_on_idx" ON "leads"("campaign_id", "first_contact_on");

-- CreateIndex
CREATE INDEX "leads_account_id_idx" ON "leads"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "touches_external_id_key" ON "touches"("external_id");

-- CreateIndex
CREATE INDEX "touches_lead_id_at_idx" ON "touches"("lead_id", "at");

-- CreateIndex
CREATE INDEX "touches_account_id_at_idx" ON "touches"("account_id", "at");

-- CreateIndex
CREATE INDEX "touches_campaign_id_idx" ON "touches"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "touches_content_hash_occurrence_key" ON "touches"("content_hash", "occurrence");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_rep_id_key" ON "users"("rep_id");

-- CreateIndex
CREATE UNIQUE INDEX "teams_name_key" ON "teams"("name");

-- CreateIndex
CREATE INDEX "teams_parent_id_idx" ON "teams"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "reps_external_id_key" ON "reps"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "reps_email_key" ON "reps"("email");

-- CreateIndex
CREATE INDEX "reps_name_idx" ON "reps"("name");

-- CreateIndex
CREATE INDEX "team_memberships_team_id_idx" ON "team_memberships"("team_id");

-- CreateIndex
CREATE INDEX "quotas_from_on_to_on_idx" ON "quotas"("from_on", "to_on");

-- CreateIndex
CREATE UNIQUE INDEX "quotas_rep_id_from_on_key" ON "quotas"("rep_id", "from_on");

-- CreateIndex
CREATE UNIQUE INDEX "stages_name_key" ON "stages"("name");

-- CreateIndex
CREATE UNIQUE INDEX "stages_id_outcome_key" ON "stages"("id", "outcome");

-- CreateIndex
CREATE UNIQUE INDEX "promotions_name_key" ON "promotions"("name");

-- CreateIndex
CREATE UNIQUE INDEX "deals_external_id_key" ON "deals"("external_id");

-- CreateIndex
CREATE INDEX "deals_closed_on_idx" ON "deals"("closed_on");

-- CreateIndex
CREATE INDEX "deals_opened_on_idx" ON "deals"("opened_on");

-- CreateIndex
CREATE INDEX "deals_outcome_expected_close_on_idx" ON "deals"("outcome", "expected_close_on");

-- CreateIndex
CREATE INDEX "deals_account_id_idx" ON "deals"("account_id");

-- CreateIndex
CREATE INDEX "deals_lead_id_idx" ON "deals"("lead_id");

-- CreateIndex
CREATE INDEX "deals_campaign_id_idx" ON "deals"("campaign_id");

-- CreateIndex
CREATE INDEX "deal_credits_rep_id_idx" ON "deal_credits"("rep_id");

-- CreateIndex
CREATE INDEX "deal_stage_changes_deal_id_idx" ON "deal_stage_changes"("deal_id");

-- CreateIndex
CREATE UNIQUE INDEX "deal_events_external_id_key" ON "deal_events"("external_id");

-- CreateIndex
CREATE INDEX "deal_events_deal_id_idx" ON "deal_events"("deal_id");

-- CreateIndex
CREATE INDEX "deal_events_type_on_idx" ON "deal_events"("type", "on");

-- CreateIndex
CREATE UNIQUE INDEX "deal_events_content_hash_occurrence_key" ON "deal_events"("content_hash", "occurrence");

-- CreateIndex
CREATE UNIQUE INDEX "activities_external_id_key" ON "activities"("external_id");

-- CreateIndex
CREATE INDEX "activities_on_idx" ON "activities"("on");

-- CreateIndex
CREATE INDEX "activities_rep_id_on_idx" ON "activities"("rep_id", "on");

-- CreateIndex
CREATE INDEX "activities_deal_id_idx" ON "activities"("deal_id");

-- CreateIndex
CREATE INDEX "activities_lead_id_idx" ON "activities"("lead_id");

-- CreateIndex
CREATE UNIQUE INDEX "activities_content_hash_occurrence_key" ON "activities"("content_hash", "occurrence");

-- CreateIndex
CREATE INDEX "costs_on_idx" ON "costs"("on");

-- CreateIndex
CREATE UNIQUE INDEX "costs_content_hash_occurrence_key" ON "costs"("content_hash", "occurrence");

-- AddForeignKey
ALTER TABLE "brand_surveys" ADD CONSTRAINT "brand_surveys_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_assignments" ADD CONSTRAINT "plan_assignments_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "reps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_assignments" ADD CONSTRAINT "plan_assignments_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "reps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_actor_user_id_fkey" FOREIGN KEY ("actor_user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_goals" ADD CONSTRAINT "campaign_goals_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_days" ADD CONSTRAINT "campaign_days_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_reach" ADD CONSTRAINT "campaign_reach_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_owner_rep_id_fkey" FOREIGN KEY ("owner_rep_id") REFERENCES "reps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touches" ADD CONSTRAINT "touches_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touches" ADD CONSTRAINT "touches_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touches" ADD CONSTRAINT "touches_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "reps"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "teams" ADD CONSTRAINT "teams_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "teams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "teams" ADD CONSTRAINT "teams_manager_user_id_fkey" FOREIGN KEY ("manager_user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_memberships" ADD CONSTRAINT "team_memberships_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "reps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_memberships" ADD CONSTRAINT "team_memberships_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "reps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deals" ADD CONSTRAINT "deals_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deals" ADD CONSTRAINT "deals_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deals" ADD CONSTRAINT "deals_stage_id_outcome_fkey" FOREIGN KEY ("stage_id", "outcome") REFERENCES "stages"("id", "outcome") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deals" ADD CONSTRAINT "deals_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deals" ADD CONSTRAINT "deals_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deals" ADD CONSTRAINT "deals_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_credits" ADD CONSTRAINT "deal_credits_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_credits" ADD CONSTRAINT "deal_credits_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "reps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_stage_changes" ADD CONSTRAINT "deal_stage_changes_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_stage_changes" ADD CONSTRAINT "deal_stage_changes_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_events" ADD CONSTRAINT "deal_events_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "reps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "costs" ADD CONSTRAINT "costs_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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
CREATE UNIQUE INDEX "plans_name_any_case" ON "plans" (lower("name"));

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
  ADD CONSTRAINT "purchases_amounts" CHECK (("kind" IS NULL OR "amount_minor" >= 0) AND "cost_minor" >= 0),
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
    AND "exposed_n" >= 0 AND "exposed_aware" BETWEEN 0 AND coalesce("exposed_n", -1)
    AND "control_n" >= 0 AND "control_aware" BETWEEN 0 AND coalesce("control_n", -1));
ALTER TABLE "brand_signals"
  ADD CONSTRAINT "brand_signals_counts" CHECK (
    "branded_searches" >= 0 AND "competitor_searches" >= 0 AND "mentions" >= 0 AND "competitor_mentions" >= 0 AND "direct_visits" >= 0);

ALTER TABLE "statements"
  ADD CONSTRAINT "statements_span" CHECK ("from_on" < "to_on"),
  ADD CONSTRAINT "statements_balance" CHECK ("balance_minor" >= 0),
  ADD CONSTRAINT "statements_no_overlap" EXCLUDE USING gist (int4range("rep_id", "rep_id", '[]') WITH &&, daterange("from_on", "to_on") WITH &&)
    DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "imports" ADD CONSTRAINT "imports_finished" CHECK (("state" = 'running') = ("finished_at" IS NULL));

ALTER TABLE "organisations" ADD CONSTRAINT "organisations_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "products" ADD CONSTRAINT "products_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "deals" ADD CONSTRAINT "deals_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "costs" ADD CONSTRAINT "costs_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "fx_rates" ADD CONSTRAINT "fx_rates_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "campaign_days" ADD CONSTRAINT "campaign_days_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "statements" ADD CONSTRAINT "statements_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
