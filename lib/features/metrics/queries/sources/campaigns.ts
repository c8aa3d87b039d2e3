import { type Sql, sql } from "@/lib/db/sql";
import { minDate } from "@/lib/values/calendar-date";
import { type Columns, campaignOf, own } from "../columns";
import { bucketsOf, type Range } from "../ranges";
import type { FactRequest } from "../request";
import { dated, type Source, spanned } from "../source";
import { day, missingRate, or } from "../sql-parts";

const ON = sql`y."on"`;

const DAY_COLUMNS: Columns = {
  campaign: own(sql`y.campaign_id`),
  channel: {
    key: sql`coalesce(nullif(y.channel, ''), nullif(k.channel, ''))`,
    joins: [campaignOf(sql`y.campaign_id`)],
  },
};

/** What was reported of campaigns by day. */
export const campaignDays = dated((request, days) => {
  const sum = (column: Sql) => ({ value: sql`sum(${column})` });
  const unconverted = sql`y.spend_minor is not null and y.reporting_spend_minor is null`;
  return {
    table: sql`campaign_days y`,
    joins: [],
    columns: DAY_COLUMNS,
    where: days.within(ON),
    range: days.index(ON),
    bucket: days.bucket(ON, request),
    measures: {
      impressions: sum(sql`y.impressions`),
      clicks: sum(sql`y.clicks`),
      visits: sum(sql`y.visits`),
      engagements: sum(sql`y.engagements`),
      leads_reported: sum(sql`y.leads_reported`),
      spend: {
        ...sum(sql`y.reporting_spend_minor`),
        unknown: missingRate(sql`y.currency`, ON, unconverted),
      },
    },
    doubt: unconverted,
  };
});

/**
 * Which campaigns `k` a figure to date covers: those that the request names, whatever its range; else those at work in the range, which run in it, have
 * no dates, or have a reported day or a lead in it.
 */
export function coveredCampaigns({ filters }: FactRequest, { span }: Range): Sql {
  if (filters.some(({ dimension, kind, orNone }) => dimension === "campaign" && kind === "ids" && !orNone))
    return sql`true`;
  const inRange = (date: Sql) => sql`${date} >= ${day(span.from)} and ${date} < ${day(span.to)}`;
  return or(
    sql`(k.starts_on is null or k.starts_on < ${day(span.to)}) and (k.ends_on is null or k.ends_on >= ${day(span.from)})`,
    sql`exists (select from campaign_days y where y.campaign_id = k.id and ${inRange(ON)})`,
    sql`exists (select from leads l where l.campaign_id = k.id and ${inRange(sql`l.first_contact_on`)})`,
  );
}

/** Budgets of campaigns, with what they have spent and should have spent to date. */
export const campaignBudgets = spanned((request, range) => {
  const days = sql`(k.ends_on - k.starts_on + 1)`;
  const elapsed = sql`least(greatest(${day(range.asOf)} - k.starts_on + 1, 0), ${days})`;
  const dated = sql`k.budget_minor is not null and k.starts_on is not null and k.ends_on is not null`;
  const noRate = missingRate(
    sql`k.currency`,
    sql`coalesce(k.starts_on, k.ends_on)`,
    sql`k.budget_minor is not null and k.reporting_budget_minor is null`,
  );
  return {
    table: sql`campaigns k left join lateral (
        select sum(y.reporting_spend_minor) as spent,
          ${missingRate(sql`y.currency`, ON, sql`y.spend_minor is not null and y.reporting_spend_minor is null`)} as unknown
        from campaign_days y where y.campaign_id = k.id and ${ON} <= ${day(range.asOf)}
      ) y on true`,
    joins: [],
    columns: { campaign: own(sql`k.id`), channel: own(sql`nullif(k.channel, '')`) },
    where: sql`k.budget_minor is not null and ${coveredCampaigns(request, range)}`,
    bucket: null,
    measures: {
      budget: { value: sql`sum(k.reporting_budget_minor)`, unknown: noRate },
      budget_spent: { value: sql`sum(y.spent)`, unknown: sql`min(y.unknown)` },
      paced_spent: { value: sql`sum(y.spent) filter (where ${dated})`, unknown: sql`min(y.unknown)` },
      paced_budget: {
        value: sql`(sum(k.reporting_budget_minor::numeric * ${elapsed} / ${days}) filter (where ${dated}))::float8`,
        unknown: noRate,
      },
    },
  };
});

/** Uniques of the spans that were reported for exactly the range or bucket, as far as it is known. */
export const campaignReach = spanned((request, range, level) => {
  const spans = bucketsOf(range, level === "row" ? request.unit : null, request.calendar).map(({ span }) => {
    return { from: span.from, to: minDate(span.to, range.until) };
  });
  const pinned =
    (level === "row" && request.by.includes("campaign")) ||
    request.filters.some((filter) => filter.kind === "ids" && filter.ids.length === 1 && !filter.orNone);
  return {
    ...reachOf(
      sql`campaign_reach z
        join unnest(${spans.map(({ from }) => from)}::date[], ${spans.map(({ to }) => to)}::date[])
          with ordinality b (from_on, to_on, place) on z.from_on = b.from_on and z.to_on = b.to_on`,
      pinned,
    ),
    bucket: request.unit === null ? null : sql`(b.place - 1)::int`,
  };
});

/** Uniques of each campaign to date: of the span that was reported from its beginning (or before) on and reaches furthest into what is known. */
export const reachToDate = spanned((request, range, level) => {
  const latest = sql`campaigns k join lateral (
      select z.* from campaign_reach z
      where z.campaign_id = k.id and z.to_on <= ${day(range.until)} and (k.starts_on is null or z.from_on <= k.starts_on)
      order by z.to_on desc, z.from_on limit 1
    ) z on true`;
  return reachOf(latest, level === "row" && request.by.includes("campaign"));
});

/** Reported spans `z` with their impressions. */
function reachOf(spans: Sql, pinned: boolean): Source {
  const unique = (column: Sql) =>
    pinned
      ? { value: sql`sum(${column})` }
      : {
          value: sql`null::bigint`,
          unknown: sql`'people overlap between campaigns, so it is known for each of them only'`,
        };
  return {
    table: sql`${spans} left join lateral (
        select sum(y.impressions) as impressions from campaign_days y
        where y.campaign_id = z.campaign_id and ${ON} >= z.from_on and ${ON} < z.to_on
      ) y on true`,
    joins: [],
    columns: { campaign: own(sql`z.campaign_id`) },
    where: sql`true`,
    bucket: null,
    measures: {
      reach: unique(sql`z.reach`),
      visitors: unique(sql`z.visitors`),
      reach_impressions: unique(sql`y.impressions`),
    },
  };
}
