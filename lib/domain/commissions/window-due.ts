import {
  add,
  compareFractions,
  type Fraction,
  fraction,
  maxFraction,
  minFraction,
  reduced,
  subtract,
  ZERO,
} from "./fraction";
import type { Accumulated, PayoutRule, Uncapped } from "./payout";

/** What a window has come to so far, by whichever rules: a component's terms may change in it with a version of the plan. */
export type WindowDue = {
  /** What names the terms of the last credit; null before the first. */
  readonly terms: string | null;
  /** By how much the rates paid more until these terms took over than they would have, or less below zero. */
  readonly ahead: Fraction;
  /** The bonuses paid. */
  readonly bonus: bigint;
  /** All of it, exact, after the cap. */
  readonly due: Fraction;
  /** The most that is due under these terms; null: no cap. */
  readonly cap: Fraction | null;
  readonly capped: boolean;
};

export const NOTHING_DUE: WindowDue = { terms: null, ahead: ZERO, bonus: 0n, due: ZERO, cap: null, capped: false };

/** What a window has come to, taken apart: `due` is F, exact and after the cap. */
export type Payout = Uncapped & { readonly due: Fraction; readonly capped: boolean };

/** What a credit changes in its window. */
export type Step = {
  readonly was: Payout;
  readonly is: Payout;
  /** What F asks for beyond, and earlier terms paid for the same amount already. */
  readonly paidBefore: Fraction;
  readonly next: WindowDue;
};

/**
 * F after a credit less F before it, by the credit's own terms. Where other terms held earlier in the window, three things are of the window as a whole: what they
 * paid is not paid again when a threshold or a higher tier makes all that has accumulated count anew; a bonus is paid once; and the cap is the most
 * that all of them pay, with what has been paid already never taken back by a lower one.
 */
export function addToWindow(
  window: WindowDue,
  terms: string,
  rule: PayoutRule,
  before: Accumulated,
  after: Accumulated,
): Step {
  const [then, now] = [rule.pays(before), rule.pays(after)];
  const takenOver = window.terms !== null && window.terms !== terms;
  const ahead = takenOver ? reduced(subtract(subtract(window.due, fraction(window.bonus)), then.byRate)) : window.ahead;
  const paidBefore =
    ahead.n > 0n ? paidTwice(ahead, subtract(now.byRate, then.byRate), rule.alone(before, after)) : ZERO;
  const left = paidBefore.n === 0n ? ahead : reduced(subtract(ahead, paidBefore));
  const bonus = window.bonus + addedBonus(then.bonus, now.bonus, window.bonus);
  const cap = capOf(window, rule, takenOver);
  const uncapped = add(add(now.byRate, left), fraction(bonus));
  const due = cap === null ? uncapped : minFraction(uncapped, cap);
  const capped = due !== uncapped;
  return {
    was: { ...then, bonus: window.bonus, due: window.due, capped: window.capped },
    is: { ...now, bonus, due, capped },
    paidBefore,
    next: { terms, ahead: left, bonus, due, cap, capped },
  };
}

/** Of what F asks for, the part for earlier amounts that they brought already: never of what the credit itself brings. */
function paidTwice(ahead: Fraction, asked: Fraction, alone: Fraction): Fraction {
  if (compareFractions(asked, alone) <= 0) return ZERO;
  return minFraction(ahead, subtract(asked, alone));
}

function addedBonus(had: bigint, has: bigint, paid: bigint): bigint {
  const missing = has - paid;
  if (has < had) return missing < 0n ? missing : 0n;
  return missing > 0n ? missing : 0n;
}

function capOf(window: WindowDue, { component }: PayoutRule, takenOver: boolean): Fraction | null {
  if (component.cap === null) return null;
  const cap = fraction(component.cap);
  return takenOver ? maxFraction(cap, window.due) : (window.cap ?? cap);
}
