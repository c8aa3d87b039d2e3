import { listMetrics } from "@/lib/metrics/registry";
import { currencyCode, day, enumerated, minor, plain, resolved } from "./columns";
import { rateDay } from "./conversion";
import { amount, choice, currency, date, decimal, percent, reference, text, yesNo } from "./fields";
import { lastDayNotBeforeFirst } from "./promotions";
import { teamField } from "./teams";
import type { Field, Kind, KindRun } from "./types";

const GOAL = "goal_";

/** A column per metric that can be told by campaign. */
const goals = listMetrics()
  .filter(({ dimensions, table }) => dimensions.includes("campaign") && !table)
  .map(({ id, unit }) => ({ id, unit, field: goalField(`${GOAL}${id}`, unit) }));

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
  reporting: { day: rateDay("m.starts_on", "m.ends_on"), columns: { reporting_budget_minor: "budget_minor" } },
  checks: [lastDayNotBeforeFirst],
  after: [writeGoals],
  statements: "all",
};

async function writeGoals(run: KindRun): Promise<void> {
  const given = goals.filter(({ field }) => run.has(field.name));
  if (given.length === 0) return;
  const wanted = given.map(
    ({ id, field }) => `select n.row_id as campaign_id, '${id}' as metric, ${targetOf(field)} as target
       from {next} n join {stage} s on s.line = n.line where not n.superseded`,
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

/** Money in minor units of the organisation's currency, a share as a ratio, else the number. */
function targetOf({ name, type }: Field): string {
  const staged = `s."${name}"`;
  if (type.is === "amount") return `round(${staged} * {scale})::numeric(24, 6)`;
  return type.is === "percent" ? `(${staged} / 1000000.0)::numeric(24, 6)` : `${staged}::numeric(24, 6)`;
}
