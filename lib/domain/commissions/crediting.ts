import { roundedQuotient } from "@/lib/values/decimal";
import { allocateLargestRemainder } from "@/lib/values/money";
import { percentToText, ppm, WHOLE } from "@/lib/values/percentage";
import { convert, type UsedRate } from "./exchange";
import type { Credit, Deal } from "./facts";
import type { CreditedAt, Measure } from "./plan";
import { PlanError } from "./plan-error";

/** What makes a deal's figures comparable with the plan's: its currency, and the rate where the deal has another. */
export type PlanMoney = { readonly currency: string; readonly rate: UsedRate | null };

/** A deal's minor units in the plan's currency. */
export function toPlanMoney(minor: bigint, deal: Deal, { currency, rate }: PlanMoney): bigint {
  return rate === null ? minor : convert(minor, deal.currency, currency, rate);
}

/**
 * What the deal counts in a measure when `part` of its `whole` counts, in the plan's currency: revenue is converted as it stands, the
 * others are taken pro rata. A deal won counts as one until all of it is gone. A part of a deal or unit is counted to a millionth, so that what
 * a line says can be recomputed by hand; the last part makes it whole. Null when the deal lacks the figure.
 */
export function measuredAt(
  deal: Deal,
  measure: Measure,
  creditedAt: CreditedAt,
  money: PlanMoney,
  { part, whole }: { readonly part: bigint; readonly whole: bigint },
): bigint | null {
  switch (measure) {
    case "revenue":
      return deal.amount === 0n || deal.amount === null ? 0n : toPlanMoney(part, deal, money);
    case "margin": {
      if (deal.cost === null || deal.amount === null) return null;
      return roundedQuotient(toPlanMoney(deal.amount - deal.cost, deal, money) * part, whole);
    }
    case "recurring": {
      if (deal.recurringAmount === null) return null;
      return roundedQuotient(toPlanMoney(deal.recurringAmount, deal, money) * part, whole);
    }
    case "units":
      return roundedQuotient(deal.units * part, whole);
    case "deals":
      if (creditedAt === "booked") return part > 0n ? WHOLE : 0n;
      return roundedQuotient(WHOLE * part, whole);
  }
}

/**
 * The part of `total` that some of a deal's credits get. Direct credits share it by largest remainder, so they sum to it; each overlay
 * credit is its own share of it, on top.
 */
export function creditedPart(deal: Deal, total: bigint, wanted: readonly Credit[]): bigint {
  if (total === 0n) return 0n;
  const direct = deal.credits.filter(({ overlay }) => !overlay);
  const shares = direct.map(({ share }) => share);
  const parts = shares.length > 1 ? allocateLargestRemainder(total, shares) : [total];
  let sum = 0n;
  for (const credit of wanted) {
    sum += credit.overlay ? roundedQuotient(total * credit.share, WHOLE) : (parts[direct.indexOf(credit)] ?? 0n);
  }
  return sum;
}

/** Throws PlanError unless the deal's direct shares sum to exactly 100 %, all are above zero, and its amount is not negative. */
export function checkDeal(deal: Deal): void {
  const where = `deal ${deal.id}`;
  const direct = deal.credits.filter(({ overlay }) => !overlay);
  const sum = direct.reduce((total, { share }) => total + share, 0n);
  if (deal.credits.some(({ share }) => share <= 0n))
    throw new PlanError([{ where, message: "a credit has no share; each share is above 0%" }]);
  if (sum !== WHOLE)
    throw new PlanError([
      { where, message: `its direct shares sum to ${percentToText(ppm(sum))}; they sum to exactly 100%` },
    ]);
  if (deal.amount !== null && deal.amount < 0n)
    throw new PlanError([
      { where, message: "its amount is below zero; what is taken back later is an event such as refunded" },
    ]);
}
