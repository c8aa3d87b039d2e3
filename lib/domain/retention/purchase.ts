import type { CalendarDate } from "@/lib/values/calendar-date";

/** What a purchase event does to the customer's recurring amount. */
export type PurchaseKind = "new" | "renewal" | "expansion" | "contraction" | "churn";

/** The customer's id, as its source has it. */
export type CustomerId = string | number;

/** One purchase event of a customer. All events that are looked at together are in one currency. */
export type Purchase = {
  readonly customer: CustomerId;
  readonly on: CalendarDate;
  /** Null: a one-off purchase. */
  readonly kind: PurchaseKind | null;
  /** Minor units. */
  readonly amount: bigint;
  /** Months that a recurring amount is for; null: `amount` is a monthly amount already. */
  readonly termMonths: number | null;
  /** Minor units; null or absent: not known. */
  readonly cost?: bigint | null;
  /**
   * The monthly recurring amount in minor units where it is known by itself, as a deal's is; then amount and term do
   * not make it.
   */
  readonly monthly?: bigint;
};

/** A won deal of an account. Money in minor units, `recurringAmount` per month. */
export type WonDeal = {
  readonly customer: CustomerId;
  readonly closedOn: CalendarDate;
  readonly type: "new" | "expansion" | "renewal" | null;
  readonly amount: bigint;
  readonly recurringAmount: bigint | null;
  readonly cost?: bigint | null;
};

/**
 * Whether the customer bought something: any event but contraction, churn and a negative amount. A purchase for
 * nothing is one.
 */
export function isBuying({ kind, amount, monthly }: Purchase): boolean {
  return kind !== "contraction" && kind !== "churn" && (monthly ?? amount) >= 0n;
}

/**
 * What the event left after cost, in minor units: null where the cost of something bought is not known. A refund without a cost takes back its
 * amount.
 */
export function marginOf(event: Purchase): bigint | null {
  const cost = event.cost ?? (isBuying(event) ? null : 0n);
  return cost === null ? null : event.amount - cost;
}

/**
 * The purchase event that a won deal stands for: with a recurring amount it makes the account recurring, as its type
 * says (new where none is given), else it is a one-off.
 */
export function purchaseOfWonDeal(deal: WonDeal): Purchase {
  const { customer, closedOn: on, amount, recurringAmount, cost = null } = deal;
  if (recurringAmount === null || recurringAmount <= 0n)
    return { customer, on, kind: null, amount, termMonths: null, cost };
  return { customer, on, kind: deal.type ?? "new", amount, termMonths: null, cost, monthly: recurringAmount };
}
