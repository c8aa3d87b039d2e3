import type { Random } from "../chance/random";
import type { Quarter } from "../chance/timeline";
import { STORIES } from "../story";
import { yearlyDollars } from "./books";
import type { Fate } from "./customers";
import { ownerOn } from "./customers";
import { expectedNewBusiness, type Market } from "./market";
import { MEAN_FIRST_DEAL } from "./sizing";
import type { Customer, Quota, Rep } from "./types";

/** What a quota asks of what is to be expected, and how much of the last quota stays in the next. */
const STRETCH = 1;
const MEMORY = 0.5;
const RENEWED_SHARE = 0.93;
const EXPANSION_OF_BOOK = 0.07;
export const QUOTA_STEP = 2500;
const LEAST = 15_000;

const RAMP = [
  { withinDays: 92, percent: 40 },
  { withinDays: 183, percent: 70 },
] as const;

/** The quotas of a quarter: new business as of an average rep, and what there is to renew and to add in each rep's book. */
export function quotasOf(quarter: Quarter, book: ReadonlyMap<Customer, Fate>, market: Market): Quota[] {
  const employed = market.reps.filter(
    (rep) => rep.hired < quarter.to && (rep.left === null || rep.left >= quarter.from),
  );
  const expected = expectedFromBook(quarter, book, market);
  return employed.map((rep) => {
    const ramp = RAMP.find(({ withinDays }) => quarter.from - rep.hired < withinDays)?.percent ?? 100;
    const newBusiness = expectedNewBusiness(market.timeline, quarter, rep.spec.territory, MEAN_FIRST_DEAL);
    const raw = STRETCH * (newBusiness + (100 / ramp) * (expected.get(rep) ?? 0));
    const last = market.quotas.findLast((quota) => quota.rep === rep)?.amount;
    const amount = last === undefined ? raw : last * MEMORY + raw * (1 - MEMORY);
    return {
      rep,
      from: quarter.from,
      to: quarter.to,
      amount: Math.max(LEAST, Math.round(amount / QUOTA_STEP) * QUOTA_STEP),
      ramp,
    };
  });
}

function expectedFromBook(quarter: Quarter, book: ReadonlyMap<Customer, Fate>, market: Market): Map<Rep, number> {
  const dollars = new Map<Rep, number>();
  for (const [customer, { term, leavesEarly }] of book) {
    if (customer.left !== null || (leavesEarly !== null && leavesEarly < quarter.from)) continue;
    const owner = ownerOn(customer, Math.min(quarter.from, market.timeline.today), market);
    const yearly = yearlyDollars(customer, quarter.from, market);
    const due = term.ends >= quarter.from && term.ends < quarter.to ? RENEWED_SHARE : 0;
    dollars.set(owner, (dollars.get(owner) ?? 0) + yearly * (due + EXPANSION_OF_BOOK));
  }
  return dollars;
}

/** The dollars that a quota asks for, with its ramp and for the days that the rep is there. */
export function effectiveQuota({ rep, from, to, amount, ramp }: Quota): number {
  const first = rep.hired > from && rep.hired < to ? rep.hired : from;
  const end = rep.left !== null && rep.left >= from && rep.left < to - 1 ? rep.left + 1 : to;
  return (amount * ramp * (end - first)) / (100 * (to - from));
}

/** The attainment that a rep's quarter comes to. */
export function attainmentOf(rep: Rep, quarter: Quarter, random: Random): number {
  const { savedQuarter } = STORIES;
  if (quarter.index === savedQuarter.index)
    return rep.spec.attainment * savedQuarter.attainment + random.normal(0, 0.04);
  const luck = random.next();
  const swing = luck < 0.07 ? -random.between(0.15, 0.36) : luck > 0.93 ? random.between(0.12, 0.3) : 0;
  const mood = quarter.index === savedQuarter.index + 1 ? savedQuarter.hangover : quarter.index === 0 ? 0.01 : 0;
  return Math.min(1.42, Math.max(0.4, rep.spec.attainment + mood + swing + random.normal(0, 0.045)));
}
