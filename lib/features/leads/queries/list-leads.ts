import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { pageOf, type RowOrder, rowsAfter } from "@/lib/db/keyset";
import { empty, join, queryRows, raw, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import {
  hasLeadsBehind,
  type LeadsBehind,
  leadsBehind,
  rangesOf,
  reachForMetric,
  resolveFilters,
} from "@/lib/features/metrics/queries";
import { metricOf } from "@/lib/metrics/registry";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Place } from "@/lib/values/place";
import { LEAD_STEPS, type LeadList, type LeadListQuery, type LeadSort, type LeadStep } from "../types";
import { loadLeadRows, STEP_COLUMNS } from "./lead-rows";

const MAX_PAGE_SIZE = 1000;

/**
 * The leads behind a metric's figure: by the same condition and filters as the figure, so that their number is the count, and the share of
 * them that converted is the conversion. Throws `misuse` on a metric that is not made of leads, `forbidden` on one the actor may not see.
 */
export async function listLeads(scope: ReadScope, query: LeadListQuery): Promise<LeadList> {
  const { metric, period, sort, page, pageSize } = query;
  if (!hasLeadsBehind(metric))
    throw new AppError("misuse", `${metric} is not made of leads, so there are none to list.`);
  const asOf = query.asOf ?? scope.today;
  const [range] = rangesOf({ period }, asOf, scope.organisation);
  if (!range) throw new AppError("misuse", "A list of leads needs a period.");
  const definition = metricOf(metric);
  const dimensions = query.filters.map(({ dimension }) => dimension);
  const unfit = dimensions.find((dimension) => !definition.dimensions.includes(dimension));
  if (unfit) throw new AppError("misuse", `Leads cannot be filtered by ${unfit}.`);
  await reachForMetric(scope, definition, dimensions);
  const behind = leadsBehind(metric, { range, filters: await resolveFilters(query.filters) });
  const limit = Math.min(Math.max(Math.trunc(pageSize), 1), MAX_PAGE_SIZE);
  const offset = (Math.max(Math.trunc(page), 1) - 1) * limit;
  // By places, one row more tells whether there is a next page.
  const { after } = query;
  const ids =
    after === undefined ? idsOf(behind, sort, { limit, offset }) : idsOf(behind, sort, { limit: limit + 1, after });
  const [counts, found] = await Promise.all([countOf(behind, asOf), loadLeadRows(ids, asOf)]);
  const { rows, next } = pageOf(found, limit);
  return { rows: rows.map(({ placeValue: _, ...row }) => row), next, ...counts };
}

async function countOf(behind: LeadsBehind, asOf: CalendarDate): Promise<Omit<LeadList, "rows" | "next">> {
  const by = (column: string) => sql`count(*) filter (where ${raw(column)} <= ${asOf}::date)`;
  const steps = LEAD_STEPS.map((step) => sql`, ${by(STEP_COLUMNS[step])} as ${raw(step)}`);
  const converted = behind.converted === null ? sql`null::bigint` : by(behind.converted);
  const [row] = await queryRows<Record<LeadStep | "count", bigint> & { converted: bigint | null }>(
    database(),
    sql`select count(*) as count, ${converted} as converted ${join([empty, ...steps], " ")}
        from ${behind.from} where ${behind.where}`,
  );
  const of = (name: LeadStep | "count") => Number(row?.[name] ?? 0n);
  const reached = Object.fromEntries(LEAD_STEPS.map((step) => [step, of(step)])) as Record<LeadStep, number>;
  return { count: of("count"), reached, converted: row?.converted == null ? null : Number(row.converted) };
}

const SORTS: Readonly<Record<LeadSort, string>> = {
  lead: 'lower(l.external_id) collate "und-x-icu"',
  campaign: '(select lower(o.name) collate "und-x-icu" from campaigns o where o.id = l.campaign_id)',
  channel:
    "coalesce(nullif(l.channel, ''), (select nullif(o.channel, '') from campaigns o where o.id = l.campaign_id))",
  account: '(select lower(o.name) collate "und-x-icu" from accounts o where o.id = l.account_id)',
  first_contact_on: "l.first_contact_on",
  ...STEP_COLUMNS,
};

const TEXTS: readonly LeadSort[] = ["lead", "campaign", "channel", "account"];

type Cut = { readonly limit: number; readonly offset?: number; readonly after?: Place | null };

/** The ids of one page in their order. Unknown values come last in both directions. */
function idsOf(
  { from, where, date }: LeadsBehind,
  { by, descending }: LeadListQuery["sort"],
  { limit, offset = 0, after = null }: Cut,
): Sql {
  const direction = raw(descending ? "desc" : "asc");
  const key = SORTS[by];
  // Without a null to place, the date's index gives the order.
  const nulls = key === date ? empty : sql`nulls last`;
  const order: RowOrder = { key: raw(key), type: TEXTS.includes(by) ? "text" : "date", id: sql`l.id`, descending };
  return sql`select id, "placeValue", row_number() over () as place from (
      select l.id, (${raw(key)})::text as "placeValue" from ${from} where ${where} and ${rowsAfter(order, after)}
      order by ${raw(key)} ${direction} ${nulls}, l.id ${direction} limit ${limit}::int offset ${offset}::int
    ) page`;
}
