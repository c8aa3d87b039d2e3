import { database } from "@/lib/db/client";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { type Money, money } from "@/lib/values/money";
import type { DealCredit, DealReversal, DealRow, Named } from "../types";
import { loadReversals } from "./load-reversals";

type Found = Pick<
  DealRow,
  "id" | "externalId" | "name" | "type" | "openedOn" | "closedOn" | "expectedCloseOn" | "channel" | "lostReason"
> & {
  readonly accountId: number | null;
  readonly accountName: string | null;
  readonly productId: number | null;
  readonly productName: string | null;
  readonly stageId: number;
  readonly stageName: string;
  readonly outcome: DealRow["stage"]["outcome"];
  readonly promotionId: number | null;
  readonly promotionName: string | null;
  readonly campaignId: number | null;
  readonly campaignName: string | null;
  readonly currency: string;
  readonly counted: bigint | null;
  readonly amount: bigint | null;
  readonly list: bigint | null;
  readonly placeValue: string | null;
};

type Options = { readonly currency: string; readonly whole: boolean; readonly asOf: CalendarDate };

/** A deal of a page, and the text of what the page is sorted by. */
export type PlacedDeal = DealRow & { readonly placeValue: string | null };

/** The deals of a page, given as a statement with `id`, `counted`, `place` and `placeValue`, in the page's order. */
export async function loadDealRows(page: Sql, { currency, whole, asOf }: Options): Promise<PlacedDeal[]> {
  const found = await queryRows<Found>(
    database(),
    sql`select d.id, d.external_id as "externalId", d.name, d.type::text as type, d.opened_on as "openedOn", d.closed_on as "closedOn",
          d.expected_close_on as "expectedCloseOn", coalesce(nullif(d.channel, ''), k.channel) as channel, d.lost_reason as "lostReason",
          d.account_id as "accountId", a.name as "accountName", d.product_id as "productId", p.name as "productName",
          d.stage_id as "stageId", g.name as "stageName", d.outcome::text as outcome, d.promotion_id as "promotionId",
          o.name as "promotionName", d.campaign_id as "campaignId", k.name as "campaignName", d.currency,
          x.counted::bigint as counted, x."placeValue", d.amount_minor as amount, d.list_minor as list
        from (${page}) x join deals d on d.id = x.id join stages g on g.id = d.stage_id left join accounts a on a.id = d.account_id
          left join products p on p.id = d.product_id left join promotions o on o.id = d.promotion_id
          left join campaigns k on k.id = d.campaign_id
        order by x.place`,
  );
  const won = found.filter(({ outcome }) => outcome === "won");
  const [credits, reversals] = await Promise.all([
    whole ? loadCredits(found.map(({ id }) => id)) : null,
    loadReversals(
      won.map(({ id, amount, currency }) => ({ id, amount: toMoney(amount, currency) })),
      asOf,
    ),
  ]);
  return found.map((row) => {
    const deal = toDealRow(row, currency, credits, reversals);
    return { ...(whole ? deal : withoutDetails(deal)), placeValue: row.placeValue };
  });
}

/** What everyone who sees deals is told of one. */
function withoutDetails(deal: DealRow): DealRow {
  const { id, stage, openedOn, closedOn, counted, amount, campaign } = deal;
  return {
    ...{ id, stage, openedOn, closedOn, counted, amount, campaign },
    externalId: null,
    name: deal.name ?? deal.externalId,
    account: null,
    product: null,
    type: null,
    expectedCloseOn: null,
    list: null,
    promotion: null,
    channel: null,
    lostReason: null,
    reversal: null,
    reps: null,
  };
}

type FoundCredit = Named & {
  readonly dealId: number;
  readonly kind: DealCredit["kind"];
  readonly sharePpm: number;
  readonly amount: bigint | null;
  readonly currency: string;
};

async function loadCredits(dealIds: readonly number[]): Promise<Map<number, DealCredit[]>> {
  const rows = await queryRows<FoundCredit>(
    database(),
    sql`select c.deal_id as "dealId", r.id, r.name, c.kind::text as kind, c.share_ppm as "sharePpm", c.amount_minor as amount, d.currency
        from deal_credits c join reps r on r.id = c.rep_id join deals d on d.id = c.deal_id
        where c.deal_id = any(${[...dealIds]}::int[]) order by c.deal_id, c.kind, c.position, r.id`,
  );
  const byDeal = new Map<number, DealCredit[]>();
  for (const { dealId, id, name, kind, sharePpm, amount, currency } of rows) {
    const credit = { id, name, kind, share: sharePpm / 1_000_000, amount: toMoney(amount, currency) };
    byDeal.set(dealId, [...(byDeal.get(dealId) ?? []), credit]);
  }
  return byDeal;
}

function toDealRow(
  row: Found,
  currency: string,
  credits: ReadonlyMap<number, DealCredit[]> | null,
  reversals: ReadonlyMap<number, DealReversal>,
): DealRow {
  const { id, externalId, name, type, openedOn, closedOn, expectedCloseOn, channel, lostReason } = row;
  return {
    id,
    externalId,
    name,
    type,
    openedOn,
    closedOn,
    expectedCloseOn,
    channel,
    lostReason,
    account: toNamed(row.accountId, row.accountName),
    product: toNamed(row.productId, row.productName),
    stage: { id: row.stageId, name: row.stageName, outcome: row.outcome },
    promotion: toNamed(row.promotionId, row.promotionName),
    campaign: toNamed(row.campaignId, row.campaignName),
    counted: toMoney(row.counted, currency),
    amount: toMoney(row.amount, row.currency),
    list: toMoney(row.list, row.currency),
    reversal: reversals.get(id) ?? null,
    reps: credits ? (credits.get(id) ?? []) : null,
  };
}

function toNamed(id: number | null, name: string | null): Named | null {
  return id === null || name === null ? null : { id, name };
}

function toMoney(minor: bigint | null, currency: string): Money | null {
  return minor === null ? null : money(minor, currency);
}
