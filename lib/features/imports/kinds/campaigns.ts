import { GOAL_METRICS } from "@/lib/metrics/goals";
import { metricOf } from "@/lib/metrics/registry";
import { currencyCode, day, enumerated, minor, plain, resolved } from "./columns";
import { converted, factorOn, rateDay, scaleOf } from "./conversion";
import { amount, choice, currency, date, decimal, percent, reference, text, yesNo } from "./fields";
import { lastDayNotBeforeFirst } from "./promotions";
import { teamField } from "./teams";
import type { Check, Field, Kind, KindRun } from "./types";

const GOAL = "goal_";

const rateDayOf = (campaign: string) => rateDay(`${campaign}.starts_on`, `${campaign}.ends_on`);
const GOAL_RATE = factorOn("n.currency", rateDayOf("n"));

/** A column per metric that a campaign can have a goal for. */
const goals = GOAL_METRICS.map(metricOf).map(({ id, unit }) => ({ id, unit, field: goalField(`${GOAL}${id}`, unit) }));

function goalField(name: string, unit: string): Field {
  if (unit === "money" || unit === "per_day_money") return amount(name);
  return unit === "share" ? percent(name) : decimal(name);
}

/** A campaign by its name or id, for kinds that belong to one. */
export const campaignField = (options: { required?: true } = {}) =>
  reference("campaign", "campaign", { ...options, synonyms: ["campaign name", "campaign id", "utm campaign"] });

export const campaigns: Kind = {
  id: "campaigns",
  one: "campaign",
  many: "campaigns",
  fields: [
    text("name", { required: true, synonyms: ["campaign", "campaign name"] }),
    text("external_id", { synonyms: ["id", "campaign id", "record id"] }),
    text("channel", { synonyms: ["medium", "campaign type", "source", "platform"] }),
    choice("objective", ["awareness", "traffic", "leads", "sales", "retention"], {
      synonyms: ["goal", "campaign goal"],
    }),
    yesNo("paid", { synonyms: ["is paid"] }),
    date("starts_on", { synonyms: ["start date", "starts", "start"] }),
    date("ends_on", { synonyms: ["end date", "ends", "end"] }),
    amount("budget", { synonyms: ["budgeted cost", "campaign budget", "total budget"] }),
    currency(),
    text("utm_campaign", { synonyms: ["utm"] }),
    teamField(),
    ...goals.map(({ field }) => field),
  ],
  table: "campaigns",
  identity: { by: "entity" },
  columns: [
    plain("name"),
    plain("external_id"),
    plain("channel"),
    enumerated("objective", "objective"),
    plain("paid"),
    day("starts_on"),
    day("ends_on"),
    currencyCode(),
    plain("utm_campaign"),
    resolved("team_id", "team"),
    minor("budget_minor", "budget"),
  ],
  reporting: { day: rateDayOf("m"), columns: { reporting_budget_minor: "budget_minor" } },
  checks: [lastDayNotBeforeFirst, ...goals.flatMap(({ field }) => goalChecks(field))],
  after: [writeGoals],
  statements: "all",
};

async function writeGoals(run: KindRun): Promise<void> {
  const given = goals.filter(({ field }) => run.has(field.name));
  if (given.length === 0) return;
  const wanted = given.map(
    ({ id, field }) => `select n.row_id as campaign_id, '${id}' as metric, ${targetOf(field)} as target
       from {next} n join {stage} s on s.line = n.line left join lateral (${GOAL_RATE}) fx on true where not n.superseded`,
  );
  await run.query(
    `with wanted as (${wanted.join(" union all ")}),
     gone as (
       delete from campaign_goals g using wanted w
       where g.campaign_id = w.campaign_id and g.metric = w.metric and w.target is null returning g.campaign_id),
     kept as (
       insert into campaign_goals (campaign_id, metric, target)
       select w.campaign_id, w.metric, w.target from wanted w where w.target is not null
       on conflict (campaign_id, metric) do update set target = excluded.target
         where campaign_goals.target is distinct from excluded.target
       returning campaign_id)
     update {next} n set changed = true
     where n.matched and n.row_id in (select campaign_id from gone union select campaign_id from kept)`,
  );
}

/** A target is above nothing, and one of money is converted as it comes, so its rate has to be there. */
function goalChecks({ name, type }: Field): Check[] {
  const given = `(select s."${name}" from {stage} s where s.line = n.line)`;
  const kept = type.is === "amount" ? `round(${given} * ${scaleOf("n.currency")})` : `round(${given}, 6)`;
  const positive: Check = {
    field: name,
    needs: name,
    where: `${kept} <= 0`,
    value: `trim_scale(${given}::numeric)::text`,
    message: "is no target; once rounded it must be above 0",
  };
  if (type.is !== "amount") return [positive];
  const where = `${given} is not null and n.currency <> {currency} and not exists (${GOAL_RATE})`;
  const message = "is in a currency without an exchange rate for the campaign's first day; import fx_rates first";
  return [positive, { field: name, needs: name, where, value: `${given}::text || ' ' || n.currency`, message }];
}

/** Money in minor units of the organisation's currency, at the rate of the campaign's day; a share as a ratio, else the number. */
function targetOf({ name, type }: Field): string {
  const staged = `s."${name}"`;
  if (type.is === "amount")
    return `${converted(`round(${staged} * ${scaleOf("n.currency")})::bigint`, "n.currency")}::numeric(24, 6)`;
  return type.is === "percent" ? `(${staged} / 1000000.0)::numeric(24, 6)` : `${staged}::numeric(24, 6)`;
}
