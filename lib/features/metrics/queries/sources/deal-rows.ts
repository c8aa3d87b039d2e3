import { empty, join, raw, type Sql, sql } from "@/lib/db/sql";
import { type Dimension, SELLER_DIMENSIONS } from "@/lib/metrics/dimensions";
import type { MeasureId } from "@/lib/metrics/measures";
import { accountOf, type Columns, campaignOf, type Join, own, sellerColumns } from "../columns";
import { columnOf, selectedRows } from "../predicates";
import type { FactRequest } from "../request";
import type { Source } from "../source";
import { alias, missingRate } from "../sql-parts";

/** Deals as rows that can be counted, with their amounts ready to be summed. */
export type DealRows = Pick<Source, "table" | "joins" | "columns" | "where" | "remaining"> & {
  /** In the organisation's currency: all of it, or the direct share of whom the rows are grouped by. */
  readonly amount: Sql;
  /** The list amount, shared alike. */
  readonly list: Sql;
};

const CREDITS: Join = { name: "credits", sql: sql`join deal_credits c on c.deal_id = d.id and c.kind = 'direct'` };

/** Whether a deal has an amount that could not be converted into the organisation's currency. */
export const UNCONVERTED = sql`d.amount_minor is not null and d.reporting_amount_minor is null`;

/** Why a sum of deals' amounts is not known: `where` holds for one that could not be converted at the rate of its day. */
export function missingDealRate(where: Sql = UNCONVERTED): Sql {
  return missingRate(sql`d.currency`, sql`coalesce(d.closed_on, d.opened_on, d.expected_close_on)`, where);
}

/**
 * Deals where `where` holds, in the form that the grouping asks for: the deal itself; or one row for each direct credit, which is one for
 * each rep; or the direct credits of a deal that fall into one group, taken together, so that a team counts it once. `on` is the day
 * whose team counts.
 */
export function dealRows(request: FactRequest, level: "row" | "total", where: Sql, on: Sql): DealRows {
  const columns: Columns = { ...DEAL_COLUMNS, ...sellerColumns(sql`c.rep_id`, on, [CREDITS]) };
  switch (formOf(request, level)) {
    case "whole":
      return {
        table: sql`deals d`,
        joins: [],
        columns,
        where,
        amount: sql`d.reporting_amount_minor`,
        list: sql`d.reporting_list_minor`,
      };
    case "credits":
      return {
        table: sql`deals d`,
        joins: [CREDITS],
        columns,
        where,
        amount: sql`c.reporting_amount_minor`,
        list: shareOf(sql`d.reporting_list_minor`, sql`c.share_ppm`),
      };
    case "groups":
      return groupedRows(request, level, columns, where);
  }
}

/** Sums of the shares themselves, which come out the same whether or not the shares of one deal are taken together first. */
const SUMS_OF_SHARES: readonly MeasureId[] = [
  "revenue",
  "lost_amount",
  "net_of_listed",
  "offer_revenue",
  "open_amount",
  "pipeline",
];

function formOf({ by, filters, reach, measures }: FactRequest, level: "row" | "total"): "whole" | "credits" | "groups" {
  const groups = level === "row" ? by.filter(isSeller) : [];
  const sellers = filters.filter(({ dimension }) => isSeller(dimension));
  if (groups.length === 0 && sellers.length === 0 && reach.kind === "all") return "whole";
  const oneRep = sellers.some(
    (filter) => filter.dimension === "rep" && filter.kind === "ids" && filter.ids.length === 1,
  );
  const onlySums = measures.length > 0 && measures.every((id) => SUMS_OF_SHARES.includes(id));
  return groups.includes("rep") || reach.kind === "own" || oneRep || onlySums ? "credits" : "groups";
}

function groupedRows(request: FactRequest, level: "row" | "total", columns: Columns, where: Sql): DealRows {
  const by = level === "row" ? request.by.filter(isSeller) : [];
  const keys = by.map((dimension) => columnOf(columns, dimension));
  const credits = selectedRows(request, { table: sql`deals d`, joins: [CREDITS], columns, where }, keys);
  const named = keys.map(({ key }, index) => sql`, ${key} as ${alias("s", index)}`);
  const groups = keys.map((_, index) => alias(", s", index));
  return {
    table: sql`(
        select ${DEAL_FIELDS}, sum(c.reporting_amount_minor)::bigint as credited, sum(c.share_ppm)::bigint as credited_ppm
          ${join([empty, ...named], " ")}
        from ${credits.from} where ${credits.where} group by d.id ${join([empty, ...groups], " ")}
      ) d`,
    joins: [],
    columns: {
      ...DEAL_COLUMNS,
      ...Object.fromEntries(by.map((dimension, index) => [dimension, own(alias("d.s", index))])),
    },
    where: sql`true`,
    amount: sql`d.credited`,
    list: shareOf(sql`d.reporting_list_minor`, sql`d.credited_ppm`),
    remaining: { filters: [], reach: { kind: "all" } },
  };
}

const DEAL_FIELDS = raw(
  "id outcome opened_on closed_on expected_close_on currency amount_minor reporting_amount_minor list_minor reporting_list_minor account_id product_id stage_id type promotion_id campaign_id channel lost_reason"
    .split(" ")
    .map((field) => `d.${field}`)
    .join(", "),
);

/** The band of a discount off list; null where there is nothing to compare. */
export function discountBand(amount: Sql, list: Sql): Sql {
  return sql`case
    when ${list} is null or ${amount} is null then null
    when ${amount} >= ${list} then 'at_list'
    when (${list} - ${amount}) * 10 < ${list} then 'under_10'
    when (${list} - ${amount}) * 10 < ${list} * 2 then '10_to_20'
    when (${list} - ${amount}) * 10 < ${list} * 3 then '20_to_30'
    else '30_or_more' end`;
}

/** What a deal can be split by beside who sold it; the deal is `d`. */
export const DEAL_COLUMNS: Columns = {
  product: own(sql`d.product_id`),
  segment: { key: sql`nullif(a.segment, '')`, joins: [accountOf(sql`d.account_id`)] },
  deal_type: own(sql`d.type::text`),
  stage: own(sql`d.stage_id`),
  lost_reason: own(sql`nullif(d.lost_reason, '')`),
  promotion: own(sql`d.promotion_id`),
  discount_band: own(discountBand(sql`d.amount_minor`, sql`d.list_minor`)),
  channel: {
    key: sql`coalesce(nullif(d.channel, ''), nullif(k.channel, ''))`,
    joins: [campaignOf(sql`d.campaign_id`)],
  },
  campaign: own(sql`d.campaign_id`),
};

/** Shares are rarely other than all of it, and only those need arithmetic beyond bigint. */
function shareOf(amount: Sql, share: Sql): Sql {
  return sql`case when ${share} = 1000000 then ${amount} else round(${amount}::numeric * ${share} / 1000000)::bigint end`;
}

function isSeller(dimension: Dimension): boolean {
  return SELLER_DIMENSIONS.includes(dimension);
}
