import { type Queryable, queryRows, type Sql, sql } from "@/lib/db/sql";
import type { Credit, Deal, DealEvent } from "@/lib/domain/commissions/facts";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { ppm } from "@/lib/values/percentage";
import type { Period } from "@/lib/values/period";
import type { RepKeys } from "./rep-keys";

/** A deal as the engine reads it, with its row's id. */
export type StoredDeal = Deal & { readonly rowId: number };

type DealRow = Omit<Deal, "units" | "credits" | "events"> & {
  rowId: number;
  units: number;
  reps: number[];
  shares: number[];
  overlays: boolean[];
  eventTypes: DealEvent["type"][] | null;
  eventDays: CalendarDate[] | null;
  eventAmounts: (bigint | null)[] | null;
};

const MILLION = 1_000_000n;

/**
 * The deals won in the span in which one of the reps has a credit, and those of `dealIds` that are won, each with all its credits and events.
 * One query.
 */
export async function loadWonDeals(
  on: Queryable,
  { repIds, dealIds }: { readonly repIds: readonly number[]; readonly dealIds: readonly number[] },
  span: Period,
  keys: RepKeys,
): Promise<StoredDeal[]> {
  const wanted = sql`d.outcome = 'won' and d.id in (
    select c.deal_id from deal_credits c join deals w on w.id = c.deal_id
    where c.rep_id = any(${repIds}::int[]) and w.closed_on >= ${span.from}::date and w.closed_on < ${span.to}::date
    union select unnest(${dealIds}::int[]))`;
  return (await readDeals(on, wanted)).map((row) => toDeal(row, keys));
}

/** Open deals in which a rep has a credit, as if each were won on its day. Those without an amount, or of others, are not there. */
export async function loadSupposedDeals(
  on: Queryable,
  repId: number,
  days: ReadonlyMap<number, CalendarDate>,
  keys: RepKeys,
): Promise<StoredDeal[]> {
  const wanted = sql`d.outcome = 'open' and d.amount_minor is not null and d.id = any(${[...days.keys()]}::int[])
    and exists (select from deal_credits c where c.deal_id = d.id and c.rep_id = ${repId}::int)`;
  const rows = await readDeals(on, wanted);
  return rows.map((row) => toDeal({ ...row, on: days.get(row.rowId) ?? row.on }, keys));
}

async function readDeals(on: Queryable, wanted: Sql): Promise<DealRow[]> {
  return await queryRows<DealRow>(
    on,
    sql`select d.id as "rowId", d.external_id as id, coalesce(a.name, d.name) as name, d.closed_on as "on", d.currency,
               d.amount_minor as amount, d.cost_minor as cost, d.recurring_minor as "recurringAmount", d.list_minor as "listAmount",
               d.units, d.type::text as type, p.name as product, a.segment, coalesce(d.channel, m.channel) as channel, o.name as promotion,
               k.reps, k.shares, k.overlays, e.types as "eventTypes", e.days as "eventDays", e.amounts as "eventAmounts"
        from deals d
        left join accounts a on a.id = d.account_id
        left join products p on p.id = d.product_id
        left join campaigns m on m.id = d.campaign_id
        left join promotions o on o.id = d.promotion_id
        cross join lateral (
          select array_agg(c.rep_id order by c.position, c.rep_id) as reps,
                 array_agg(c.share_ppm order by c.position, c.rep_id) as shares,
                 array_agg(c.kind = 'overlay' order by c.position, c.rep_id) as overlays
          from deal_credits c where c.deal_id = d.id) k
        cross join lateral (
          select array_agg(v.type::text order by v.id) as types, array_agg(v."on" order by v.id) as days,
                 array_agg(v.amount_minor order by v.id) as amounts
          from deal_events v where v.deal_id = d.id) e
        where ${wanted}`,
  );
}

function toDeal(found: DealRow, keys: RepKeys): StoredDeal {
  const { reps, shares, overlays, eventTypes, eventDays, eventAmounts, ...row } = found;
  const credits: Credit[] = reps.map((rep, index) => ({
    rep: keys.get(rep) ?? String(rep),
    name: null,
    share: ppm(BigInt(shares[index] ?? 0)),
    overlay: overlays[index] ?? false,
  }));
  const events: DealEvent[] = (eventTypes ?? []).map((type, index) => ({
    type,
    on: eventDays?.[index] ?? row.on,
    amount: eventAmounts?.[index] ?? null,
  }));
  return { ...row, units: BigInt(row.units) * MILLION, credits, events };
}
