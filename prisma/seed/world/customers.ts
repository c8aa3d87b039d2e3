import { monthsAfter, workingDay } from "../chance/days";
import type { Random } from "../chance/random";
import type { Quarter } from "../chance/timeline";
import { progressAt } from "../chance/timeline";
import type { Market } from "./market";
import { leavingOf } from "./new-business";
import { colleaguesOn, isSettled, worksOn } from "./reps";
import type { Customer, Deal, Rep, Segment } from "./types";

/** A running term: when it ends, when its renewal is talked about and decided, and how. */
export type Term = {
  readonly ends: number;
  readonly opens: number;
  readonly closes: number;
  readonly renewed: boolean;
};

/** What will become of a customer if nothing else happens. */
export type Fate = { term: Term; leavesEarly: number | null };

const TERM_MONTHS = 12;
const MONTHLY_HAZARD = 0.0095;
const MOST_MONTHLY_HAZARD = 0.1;
const RENEWAL_LOSS = 0.07;
const MOST_RENEWAL_LOSS = 0.62;
const BY_SEGMENT: Readonly<Record<Segment, number>> = { Small: 1.15, "Mid-size": 0.85, Large: 0.5 };
const DAYS_PER_MONTH = 30.4375;
const FORESEEN_MONTHS = 40;

/** A customer from the deal that won them. */
export function customerOf(deal: Deal, market: Market): Customer {
  const leaving = leavingOf(deal, progressAt(market.timeline, deal.closes)) * BY_SEGMENT[deal.account.segment];
  return {
    account: deal.account,
    firstDeal: deal,
    monthly: Math.round(deal.amount / TERM_MONTHS),
    monthlyCost: Math.round(deal.cost / TERM_MONTHS),
    leaving,
    termDeal: deal,
    owner: deal.rep,
    left: null,
    purchases: [{ on: deal.closes, kind: "new", amount: deal.amount, cost: deal.cost, termMonths: TERM_MONTHS }],
  };
}

/** The fate of a new customer. */
export function fateOf(customer: Customer, random: Random): Fate {
  const start = customer.firstDeal.closes;
  const hazard = Math.min(MOST_MONTHLY_HAZARD, MONTHLY_HAZARD * customer.leaving);
  const months = Array.from({ length: FORESEEN_MONTHS }, (_, month) => month);
  const month = months.find((candidate) => random.chance(candidate === 0 ? hazard / 2 : hazard));
  const leavesEarly = month === undefined ? null : start + 8 + Math.round((month + random.next()) * DAYS_PER_MONTH);
  return { term: termFrom(start, customer, random), leavesEarly };
}

/** A term of a year from the day on. */
export function termFrom(start: number, customer: Customer, random: Random): Term {
  const ends = monthsAfter(start, TERM_MONTHS);
  const renewed = !random.chance(Math.min(MOST_RENEWAL_LOSS, RENEWAL_LOSS * customer.leaving));
  const closes = workingDay(ends - (renewed ? random.integer(1, 27) : random.integer(0, 9)));
  return { ends, opens: ends - random.integer(56, 76), closes: Math.min(closes, ends), renewed };
}

/** The rep who looks after the customer on the day; the account of one who left goes to a colleague. */
export function ownerOn(customer: Customer, day: number, market: Market): Rep {
  if (worksOn(customer.owner, day)) return customer.owner;
  const colleagues = colleaguesOn(market.reps, customer.owner, day);
  const settled = colleagues.filter((rep) => isSettled(rep, day));
  if (colleagues.length > 0) customer.owner = market.random.pick(settled.length > 0 ? settled : colleagues);
  return customer.owner;
}

/** Whether the customer's deal was won before the quarter and they had not left by then. */
export function isThereIn(customer: Customer, quarter: Quarter): boolean {
  return customer.firstDeal.closes < quarter.from && (customer.left === null || customer.left >= quarter.from);
}
