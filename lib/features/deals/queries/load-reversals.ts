import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { type Money, money } from "@/lib/values/money";
import type { DealReversal } from "../types";

type Found = Pick<DealReversal, "type" | "on"> & {
  readonly dealId: number;
  /** Null: all that is left. */
  readonly amount: bigint | null;
};

type Won = { readonly id: number; readonly amount: Money | null };

/** What of won deals has been taken back by the end of a day, by deal; those of which nothing has are not among them. */
export async function loadReversals(deals: readonly Won[], asOf: CalendarDate): Promise<Map<number, DealReversal>> {
  if (deals.length === 0) return new Map();
  const found = await queryRows<Found>(
    database(),
    sql`select deal_id as "dealId", type::text as type, "on", amount_minor as amount from deal_events
        where deal_id = any(${deals.map(({ id }) => id)}::int[]) and type in ('refunded', 'cancelled')
          and "on" <= ${asOf}::date and recorded_on <= ${asOf}::date
        order by deal_id, "on", amount_minor nulls last, id`,
  );
  const byDeal = new Map<number, Found[]>();
  for (const event of found) byDeal.set(event.dealId, [...(byDeal.get(event.dealId) ?? []), event]);
  return new Map(
    deals.flatMap(({ id, amount }) => {
      const reversal = reversalOf(amount, byDeal.get(id) ?? []);
      return reversal ? [[id, reversal] as const] : [];
    }),
  );
}

/** What all of a deal's refunds and cancellations, in order, have come to: one without an amount takes all that is left, and together no more than the deal. */
function reversalOf(deal: Money | null, events: readonly Found[]): DealReversal | null {
  let taken = 0n;
  for (const { type, on, amount } of events) {
    taken += amount ?? 0n;
    if (amount === null || (deal !== null && taken >= deal.minor)) return { type, on, amount: deal, whole: true };
  }
  const last = events.at(-1);
  if (!last) return null;
  return { type: last.type, on: last.on, amount: deal && money(taken, deal.currency), whole: false };
}
