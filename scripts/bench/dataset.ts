import { addDays, type CalendarDate, calendarDate } from "@/lib/values/calendar-date";

/** The day the benchmark's company lives on, and the span its facts lie in. */
export const TODAY = calendarDate("2026-11-23");
export const FIRST_DAY = calendarDate("2024-02-28");
export const DAYS = 1_000;

/** Everything about deal `n`, made from its number alone, so that a file and a raw table hold the same rows. */
export type BenchDeal = {
  externalId: string;
  rep: number;
  account: number;
  product: number;
  outcome: "open" | "won" | "lost";
  openedOn: CalendarDate;
  closedOn: CalendarDate | null;
  expectedCloseOn: CalendarDate | null;
  amountMinor: number;
  listMinor: number;
  campaign: number | null;
  promotion: number | null;
};

export type BenchSizes = {
  deals: number;
  reps: number;
  teams: number;
  accounts: number;
  products: number;
  campaigns: number;
  promotions: number;
  leads: number;
  activities: number;
  purchases: number;
};

export function sizesFor(deals: number): BenchSizes {
  return {
    deals,
    reps: Math.min(500, Math.max(20, deals / 400)),
    teams: 10,
    accounts: Math.min(20_000, deals / 5),
    products: 20,
    campaigns: deals / DAYS,
    promotions: 6,
    leads: deals / 2,
    activities: deals,
    purchases: deals / 5,
  };
}

export const listPriceMinor = (product: number): number => 50_000 + product * 12_500;

/** How many accounts there are by a day: they come one after the other, so that every quarter has new customers. */
function accountsOn(day: number, { accounts }: BenchSizes): number {
  return Math.ceil((accounts * (day + 200)) / (DAYS + 200));
}

/** The day on which an account comes. */
export function accountDay(account: number, { accounts }: BenchSizes): number {
  return Math.max(0, Math.ceil((account * (DAYS + 200)) / accounts) - 200);
}

export function benchDeal(n: number, sizes: BenchSizes): BenchDeal {
  const roll = scramble(n);
  const opened = roll % DAYS;
  const cycle = 5 + (scramble(roll) % 90);
  const closed = opened + cycle;
  const isClosed = closed < DAYS;
  const product = scramble(n + 7) % sizes.products;
  const listMinor = listPriceMinor(product);
  return {
    externalId: `D${n}`,
    rep: scramble(n + 1) % sizes.reps,
    account: scramble(n + 2) % accountsOn(opened, sizes),
    product,
    outcome: !isClosed ? "open" : scramble(n + 3) % 100 < 60 ? "won" : "lost",
    openedOn: addDays(FIRST_DAY, opened),
    closedOn: isClosed ? addDays(FIRST_DAY, closed) : null,
    expectedCloseOn: isClosed ? null : addDays(FIRST_DAY, closed),
    amountMinor: listMinor - (scramble(n + 4) % 5) * (listMinor / 50),
    listMinor,
    campaign: scramble(n + 5) % 3 === 0 ? scramble(n + 6) % sizes.campaigns : null,
    promotion: scramble(n + 8) % 8 === 0 ? scramble(n + 9) % sizes.promotions : null,
  };
}

export type BenchCampaignDay = {
  campaign: number;
  on: CalendarDate;
  impressions: number;
  clicks: number;
  visits: number;
  engagements: number;
  spendMinor: number;
};

/** Campaign-day rows are as many as deals: every campaign on each of the thousand days. */
export function benchCampaignDay(n: number): BenchCampaignDay {
  const roll = scramble(n + 11);
  const impressions = 500 + (roll % 5_000);
  return {
    campaign: Math.floor(n / DAYS),
    on: addDays(FIRST_DAY, n % DAYS),
    impressions,
    clicks: Math.floor(impressions / 40),
    visits: Math.floor(impressions / 50),
    engagements: Math.floor(impressions / 100),
    spendMinor: 1_000 + (roll % 9_000),
  };
}

/** A fixed mixing of 32-bit numbers (the finaliser of MurmurHash3), so that neighbours differ. */
export function scramble(n: number): number {
  let x = (n + 1) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
