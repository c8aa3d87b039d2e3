import { reachOf } from "@/lib/auth/permissions";
import type { Reach, ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { pageOf, type RowOrder, rowsAfter } from "@/lib/db/keyset";
import { empty, queryRows, raw, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import {
  type DealsBehind,
  dealsBehind,
  hasDealsBehind,
  isOpenDimension,
  rangesOf,
  reachForAction,
  reachForMetric,
  resolveFilters,
} from "@/lib/features/metrics/queries";
import type { Dimension } from "@/lib/metrics/dimensions";
import { metricOf } from "@/lib/metrics/registry";
import { money } from "@/lib/values/money";
import type { Place } from "@/lib/values/place";
import type { DealList, DealListQuery, DealSort } from "../types";
import { loadDealRows } from "./deal-rows";

const MAX_PAGE_SIZE = 1000;

/**
 * The deals behind a metric's figure: by the same conditions, filters and reach as the figure, so that their number is the count and their
 * `counted` sums to the money. Throws `misuse` on a metric that is not made of deals, `forbidden` on one the actor may not see.
 */
export async function listDeals(scope: ReadScope, query: DealListQuery): Promise<DealList> {
  const { metric = null, period, sort, page, pageSize } = query;
  if (metric !== null && !hasDealsBehind(metric))
    throw new AppError("misuse", `${metric} is not made of deals, so there are none to list.`);
  const [range] = rangesOf({ period }, query.asOf ?? scope.today, scope.organisation);
  if (!range) throw new AppError("misuse", "A list of deals needs a period.");
  const reach = await requireDeals(scope, query);
  const whole = seesWholeDeals(scope);
  const filters = await resolveFilters(query.filters, { reach, today: scope.today });
  const behind = dealsBehind(metric, { range, filters, reach, calendar: scope.organisation });
  const limit = Math.min(Math.max(Math.trunc(pageSize), 1), MAX_PAGE_SIZE);
  const offset = (Math.max(Math.trunc(page), 1) - 1) * limit;
  const { currency } = scope.organisation;
  // By places, one row more tells whether there is a next page.
  const { after } = query;
  const ids =
    after === undefined ? idsOf(behind, sort, { limit, offset }) : idsOf(behind, sort, { limit: limit + 1, after });
  const [sums, found] = await Promise.all([sumOf(behind), loadDealRows(ids, { currency, whole, asOf: range.asOf })]);
  const { rows, next } = pageOf(found, limit);
  const sum = sums.sum === null || sums.note !== null ? null : money(sums.sum, currency);
  return { rows: rows.map(({ placeValue: _, ...row }) => row), next, count: Number(sums.count), sum, note: sums.note };
}

/** What those who are not told all of a deal may sort by: what they are told. */
const OPEN_SORTS: readonly DealSort[] = ["counted", "amount", "name", "stage", "opened_on", "closed_on"];

/** Those of the dimensions that the actor may narrow a list of deals down by. */
export function dealFilters(scope: ReadScope, dimensions: readonly Dimension[]): Dimension[] {
  const whole = seesWholeDeals(scope);
  return dimensions.filter((dimension) => whole || isOpenDimension(dimension));
}

/** How far the actor's reading of a list of deals goes. Throws `forbidden` when they may not have it so. */
export async function requireDeals(
  scope: ReadScope,
  { metric, filters, sort }: Pick<DealListQuery, "metric" | "filters" | "sort">,
): Promise<Reach> {
  if (!seesWholeDeals(scope) && !OPEN_SORTS.includes(sort.by))
    throw new AppError("forbidden", `${scope.actor.name} may sort deals by ${OPEN_SORTS.join(", ")} only.`);
  const dimensions = filters.map(({ dimension }) => dimension);
  if (metric) return await reachForMetric(scope, metricOf(metric), dimensions);
  return await reachForAction(scope, dimensions.every(isOpenDimension) ? "deals.read" : "sales.read", "deals");
}

/**
 * Whether lists of deals tell all of a deal. Marketers see all deals and nobody's results, also those who are a rep or manager as well: whoever
 * may see more deals than results is told a deal's name, stage, amount and campaign, and the days that figures by day tell anyway.
 */
export function seesWholeDeals({ actor }: ReadScope): boolean {
  return reachOf(actor.roles, "sales.read") === reachOf(actor.roles, "deals.read");
}

async function sumOf({ from, where, counted, unknown }: DealsBehind) {
  const [row] = await queryRows<{ count: bigint; sum: bigint | null; note: string | null }>(
    database(),
    sql`select count(*) as count, coalesce(sum(${counted}), 0)::bigint as sum, ${unknown} as note from ${from} where ${where}`,
  );
  return row ?? { count: 0n, sum: 0n, note: null };
}

const SORTS: Readonly<Record<DealSort, string>> = {
  counted: "counted",
  amount: "(select reporting_amount_minor from deals o where o.id = d.id)",
  name: '(select lower(coalesce(o.name, o.external_id)) collate "und-x-icu" from deals o where o.id = d.id)',
  account: '(select lower(o.name) collate "und-x-icu" from accounts o where o.id = d.account_id)',
  product: '(select lower(o.name) collate "und-x-icu" from products o where o.id = d.product_id)',
  stage: "(select o.position from stages o where o.id = d.stage_id)",
  opened_on: "d.opened_on",
  closed_on: "d.closed_on",
  expected_close_on: "d.expected_close_on",
};

const TYPES: Readonly<Record<DealSort, RowOrder["type"]>> = {
  counted: "bigint",
  amount: "bigint",
  name: "text",
  account: "text",
  product: "text",
  stage: "int",
  opened_on: "date",
  closed_on: "date",
  expected_close_on: "date",
};

type Cut = { readonly limit: number; readonly offset?: number; readonly after?: Place | null };

/** The ids of one page with what each deal adds, in their order. Unknown values come last in both directions. */
function idsOf(
  { from, where, counted, date }: DealsBehind,
  { by, descending }: DealListQuery["sort"],
  { limit, offset = 0, after = null }: Cut,
): Sql {
  const direction = raw(descending ? "desc" : "asc");
  // Without a null to place, the date's index gives the order.
  const nulls = by === date ? empty : sql`nulls last`;
  const key = by === "counted" ? counted : raw(SORTS[by]);
  const order: RowOrder = { key, type: TYPES[by], id: sql`d.id`, descending };
  return sql`select id, counted, "placeValue", row_number() over () as place from (
      select d.id, ${counted} as counted, (${key})::text as "placeValue" from ${from} where ${where} and ${rowsAfter(order, after)}
      order by ${key} ${direction} ${nulls}, d.id ${direction} limit ${limit}::int offset ${offset}::int
    ) page`;
}
