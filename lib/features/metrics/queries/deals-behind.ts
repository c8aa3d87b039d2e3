import type { Reach } from "@/lib/auth/scope";
import { type Sql, sql } from "@/lib/db/sql";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId } from "@/lib/metrics/types";
import type { FiscalCalendar } from "@/lib/values/period";
import { selectedRows } from "./predicates";
import type { Range } from "./ranges";
import type { FactRequest, ResolvedFilter } from "./request";
import { dealRows, missingDealRate } from "./sources/deal-rows";
import { BACKWARD, CYCLE, expectedIn, LISTED, LOST, openBetween, WON } from "./sources/deals";
import { refunds, refundsOfClosed } from "./sources/refunds";
import { day, partOf, within } from "./sql-parts";

/** A statement's from and where that give the deals behind a number as `d`, each once, with what it adds to the number. */
export type DealsBehind = {
  readonly from: Sql;
  readonly where: Sql;
  /** Minor units of the organisation's currency. */
  readonly counted: Sql;
  /** An aggregate that says why a sum of `counted` is not known. */
  readonly unknown: Sql;
  /** The date that every one of the deals has, because they are chosen by it. */
  readonly date: DealDate | null;
};

type DealDate = "opened_on" | "closed_on" | "expected_close_on";

type Asked = {
  readonly range: Range;
  readonly filters: readonly ResolvedFilter[];
  readonly reach: Reach;
  readonly calendar: FiscalCalendar;
};

/** The deals that a metric counts, by the same conditions as its measures; without a metric, those that were in play in the period. */
export function dealsBehind(metric: MetricId | null, { range, ...asked }: Asked): DealsBehind {
  const request: FactRequest = { ...asked, measures: [], by: [], unit: null, ranges: [range] };
  const closed = within(sql`d.closed_on`, range);
  const onClosing = (condition: Sql) => behind(request, sql`${closed} and ${condition}`, sql`d.closed_on`, "closed_on");
  switch (metric) {
    case null:
      return behind(request, openBetween(range.span.from, range.until), sql`coalesce(d.closed_on, ${day(range.asOf)})`);
    case "lost_deals":
    case "lost_by_reason":
    case "lost_amount":
      return onClosing(LOST);
    case "win_rate":
      return onClosing(sql`true`);
    case "discount":
    case "discounted_share":
      return onClosing(LISTED);
    case "offer_revenue":
      return onClosing(sql`${WON} and d.promotion_id is not null`);
    case "sales_cycle":
    case "sales_cycle_mean":
      return onClosing(CYCLE);
    case "backward_deals":
      return onClosing(BACKWARD);
    case "created_deals":
    case "close_rate":
      return behind(request, within(sql`d.opened_on`, range), sql`d.opened_on`, "opened_on");
    case "open_deals":
    case "open_amount":
      return behind(request, openBetween(range.until, range.until), sql`(${day(range.until)} - 1)`);
    case "pipeline":
    case "coverage":
      return expected(request, range);
    case "weighted_pipeline":
      return weighted(expected(request, range));
    case "refunds":
      return refunded(request, range, refunds);
    case "revenue_taken_back":
      return refunded(request, range, refundsOfClosed);
    default:
      return onClosing(WON);
  }
}

/** Whether the deals behind the metric can be listed. */
export function hasDealsBehind(metric: MetricId): boolean {
  return metricOf(metric).rows === "deals";
}

function behind(request: FactRequest, where: Sql, on: Sql, date: DealDate | null = null): DealsBehind {
  const rows = dealRows(request, "total", where, on);
  return {
    ...selectedRows(request, rows),
    counted: rows.amount,
    date,
    unknown: missingDealRate(),
  };
}

function expected(request: FactRequest, range: Range): DealsBehind {
  return behind(request, expectedIn(range), sql`(${day(range.until)} - 1)`, "expected_close_on");
}

function weighted({ from, counted, ...rest }: DealsBehind): DealsBehind {
  return {
    ...rest,
    from: sql`${from} join stages g on g.id = d.stage_id`,
    counted: partOf(counted, sql`g.probability_ppm`),
  };
}

/** Deals with a refund that counts in the period, each with what its refunds took back. */
function refunded(request: FactRequest, range: Range, reversals: typeof refunds): DealsBehind {
  const source = reversals.of(request, range, "total");
  const { from, where } = selectedRows(request, source);
  return {
    from: sql`deals d join (
        select d.id, sum(e.taken)::bigint as taken from ${from} where ${where} group by d.id
      ) e on e.id = d.id`,
    where: sql`true`,
    counted: sql`e.taken`,
    date: "closed_on",
    unknown: missingDealRate(),
  };
}
