import type { CreditItem, GroupNote } from "./credit-item";
import type { Fraction } from "./fraction";
import type { Accumulated, PayoutRule } from "./payout";
import type { Missing } from "./plan-error";
import type { WindowQuota } from "./quota";
import type { Payout } from "./window-due";

/** A credit with what it is owed: F after it less F before it, each rounded. `blocked` says what has to be known first. */
export type PlacedItem = {
  readonly item: CreditItem;
  readonly note: GroupNote | null;
  readonly before: Accumulated;
  readonly after: Accumulated;
  readonly quota: WindowQuota | null;
  /** Null while something has to be known first. */
  readonly paid: Paid | null;
  readonly owed: bigint;
  readonly blocked: Missing | null;
};

/** By which rule a credit is paid, and what the window came to before and after it. */
export type Paid = {
  readonly rule: PayoutRule;
  readonly was: Payout;
  readonly is: Payout;
  /** What earlier terms of the plan paid for the same amount already. */
  readonly paidBefore: Fraction;
};
