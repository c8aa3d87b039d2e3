import { addDays, type CalendarDate, minDate } from "@/lib/values/calendar-date";
import { accountDay, type BenchSizes, benchDeal, DAYS, FIRST_DAY, scramble } from "./dataset";

const dayOf = (place: number): CalendarDate | null => (place < DAYS ? addDays(FIRST_DAY, place) : null);

/** Lead `n`, with the stages it has reached by the last day. */
export function benchLead(n: number, sizes: BenchSizes) {
  const first = scramble(n + 21) % DAYS;
  const reached = scramble(n + 22) % 100;
  const after = (days: number, share: number) => (reached < share ? dayOf(first + days) : null);
  return {
    externalId: `L${n}`,
    firstContactOn: addDays(FIRST_DAY, first),
    campaign: scramble(n + 23) % 5 === 0 ? null : scramble(n + 24) % sizes.campaigns,
    account: scramble(n + 25) % 4 === 0 ? scramble(n + 26) % sizes.accounts : null,
    mqlOn: after(5, 60),
    sqlOn: after(15, 35),
    opportunityOn: after(25, 20),
    customerOn: after(60, 8),
  };
}

/** Activity `n`: one of a deal's rep on a day while the deal was open. */
export function benchActivity(n: number, sizes: BenchSizes) {
  const number = scramble(n + 31) % sizes.deals;
  const deal = benchDeal(number, sizes);
  const on = addDays(deal.openedOn, scramble(n + 32) % 5);
  const last = addDays(FIRST_DAY, DAYS - 1);
  return {
    externalId: `A${n}`,
    rep: deal.rep,
    type: ["call", "call", "email", "email", "email", "meeting", "demo"][scramble(n + 33) % 7] ?? "call",
    on: minDate(on, last),
    deal: deal.externalId,
  };
}

/** Purchase `n`. Every second account has purchases: first a contract, then renewals and single orders, and some leave. */
export function benchPurchase(n: number, sizes: BenchSizes) {
  const buyers = sizes.accounts / 2;
  const each = Math.ceil(sizes.purchases / buyers);
  const place = Math.floor(n / buyers);
  const account = (n % buyers) * 2;
  const roll = scramble(account + 41);
  const day = Math.min(accountDay(account, sizes) + (roll % 30), DAYS - 1);
  const leaves = place > 0 && place === each - 1 && roll % 3 === 0;
  return {
    externalId: `P${n}`,
    account,
    on: addDays(FIRST_DAY, Math.min(day + place * Math.floor((DAYS - day) / each), DAYS - 1)),
    kind: place === 0 ? "new" : leaves ? "churn" : place % 2 === 0 ? "renewal" : null,
    termMonths: place === 0 || (place % 2 === 0 && !leaves) ? 12 : null,
    amountMinor: leaves ? 0 : 10_000 + (scramble(n + 42) % 90_000),
    campaign: place === 0 && roll % 2 === 0 ? scramble(n + 43) % sizes.campaigns : null,
  };
}

/** The days that campaign `n` runs. */
export function benchCampaignSpan(n: number): { startsOn: CalendarDate; endsOn: CalendarDate } {
  const start = 300 + (scramble(n + 51) % 300);
  return { startsOn: addDays(FIRST_DAY, start), endsOn: addDays(FIRST_DAY, start + 450) };
}

/** The commission plan that every rep is on. */
export const BENCH_PLAN = {
  name: "Benchmark plan",
  currency: "USD",
  components: [
    {
      id: "base",
      name: "Base",
      earns_on: "revenue",
      accumulates: "quarter",
      rate: {
        tiers: {
          over: "attainment",
          mode: "marginal",
          steps: [
            { from: "0%", percent: "4%" },
            { from: "100%", percent: "6%" },
          ],
        },
      },
    },
  ],
};
