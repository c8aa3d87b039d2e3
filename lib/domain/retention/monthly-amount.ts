import { ValueError } from "@/lib/values/value-error";

/**
 * An exact amount per month: `minor` minor units in every `months` months. 1,000 over a term of 12 stays 1000/12 and
 * is never rounded.
 */
export type MonthlyAmount = { readonly minor: bigint; readonly months: bigint };

/** Nothing per month. */
export const NO_AMOUNT: MonthlyAmount = { minor: 0n, months: 1n };

/** `minor ÷ months`. Throws ValueError unless the term is a whole number of months from 1. */
export function monthlyAmount(minor: bigint, months: number): MonthlyAmount {
  if (!Number.isSafeInteger(months) || months < 1)
    throw new ValueError(`${months} is not a term; it must be a whole number of months from 1`);
  return { minor, months: BigInt(months) };
}

/** The sum of two monthly amounts, exact. */
export function addMonthly(a: MonthlyAmount, b: MonthlyAmount): MonthlyAmount {
  if (a.months % b.months === 0n) return { minor: a.minor + b.minor * (a.months / b.months), months: a.months };
  const months = (a.months / greatestCommonDivisor(a.months, b.months)) * b.months;
  return { minor: a.minor * (months / a.months) + b.minor * (months / b.months), months };
}

/** `a − b`, but no less than nothing: there is no negative recurring amount. */
export function reduceMonthly(a: MonthlyAmount, b: MonthlyAmount): MonthlyAmount {
  const rest = addMonthly(a, { minor: -b.minor, months: b.months });
  return rest.minor > 0n ? rest : NO_AMOUNT;
}

/** The smaller of two monthly amounts. */
export function minMonthly(a: MonthlyAmount, b: MonthlyAmount): MonthlyAmount {
  return a.minor * b.months <= b.minor * a.months ? a : b;
}

/** `a ÷ b` as a ratio; null when b is zero. */
export function monthlyRatio(a: MonthlyAmount, b: MonthlyAmount): number | null {
  return b.minor === 0n ? null : Number(a.minor * b.months) / Number(b.minor * a.months);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
