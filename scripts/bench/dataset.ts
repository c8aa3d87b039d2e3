import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { addDays, type CalendarDate, calendarDate } from "@/lib/values/calendar-date";

/** The day the benchmark's company lives on, and the span its facts lie in. */
export const TODAY = calendarDate("2026-11-23");
const FIRST_DAY = calendarDate("2024-02-28");
const DAYS = 1_000;

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
};

export type BenchSizes = {
  deals: number;
  reps: number;
  teams: number;
  accounts: number;
  products: number;
  campaigns: number;
};

export function sizesFor(deals: number): BenchSizes {
  return {
    deals,
    reps: Math.min(500, Math.max(20, deals / 400)),
    teams: 10,
    accounts: Math.min(20_000, deals / 5),
    products: 20,
    campaigns: deals / DAYS,
  };
}

const listPriceMinor = (product: number): number => 50_000 + product * 12_500;

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
    account: scramble(n + 2) % sizes.accounts,
    product,
    outcome: !isClosed ? "open" : scramble(n + 3) % 100 < 60 ? "won" : "lost",
    openedOn: addDays(FIRST_DAY, opened),
    closedOn: isClosed ? addDays(FIRST_DAY, closed) : null,
    expectedCloseOn: isClosed ? null : addDays(FIRST_DAY, closed),
    amountMinor: listMinor - (scramble(n + 4) % 5) * (listMinor / 50),
    listMinor,
    campaign: scramble(n + 5) % 3 === 0 ? scramble(n + 6) % sizes.campaigns : null,
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

/** Writes the files that the product imports, in the order it needs them: [kind, path]. */
export async function writeFiles(
  folder: string,
  sizes: BenchSizes,
): Promise<(readonly [kind: string, path: string])[]> {
  const write = async (kind: string, header: string, rows: number, line: (n: number) => string) => {
    const path = join(folder, `${kind}.csv`);
    await pipeline(Readable.from(lines(header, rows, line)), createWriteStream(path));
    return [kind, path] as const;
  };
  return [
    await write("reps", "name,team,region", sizes.reps, (n) => `Rep ${n},Team ${n % sizes.teams},Region ${n % 4}`),
    await write("products", "name,list_price", sizes.products, (n) => `Product ${n},${dollars(listPriceMinor(n))}`),
    await write("accounts", "name,segment", sizes.accounts, (n) => `Account ${n},Segment ${n % 5}`),
    await write(
      "stages",
      "name,position,outcome",
      3,
      (n) => `${["Open", "Won", "Lost"][n]},${n},${["open", "won", "lost"][n]}`,
    ),
    await write("campaigns", "name,channel", sizes.campaigns, (n) => `Campaign ${n},Channel ${n % 7}`),
    await write(
      "quotas",
      "rep,from,to,amount",
      sizes.reps,
      (n) => `Rep ${n},2026-10-01,2027-01-01,${sizes.deals / 10}`,
    ),
    await write(
      "deals",
      "external_id,rep,stage,account,product,opened_on,closed_on,expected_close_on,amount,list_amount,campaign",
      sizes.deals,
      (n) => dealLine(n, sizes),
    ),
    await write(
      "campaign_days",
      "campaign,date,impressions,clicks,visits,engagements,spend",
      sizes.deals,
      campaignDayLine,
    ),
  ];
}

function dealLine(n: number, sizes: BenchSizes): string {
  const deal = benchDeal(n, sizes);
  const stage = { open: "Open", won: "Won", lost: "Lost" }[deal.outcome];
  const campaign = deal.campaign === null ? "" : `Campaign ${deal.campaign}`;
  return [
    ...[
      deal.externalId,
      `Rep ${deal.rep}`,
      stage,
      `Account ${deal.account}`,
      `Product ${deal.product}`,
      deal.openedOn,
      deal.closedOn ?? "",
    ],
    ...[deal.expectedCloseOn ?? "", dollars(deal.amountMinor), dollars(deal.listMinor), campaign],
  ].join(",");
}

function campaignDayLine(n: number): string {
  const day = benchCampaignDay(n);
  return [
    `Campaign ${day.campaign}`,
    day.on,
    day.impressions,
    day.clicks,
    day.visits,
    day.engagements,
    dollars(day.spendMinor),
  ].join(",");
}

function* lines(header: string, rows: number, line: (n: number) => string): Generator<string> {
  yield `${header}\n`;
  const CHUNK = 1_000;
  for (let start = 0; start < rows; start += CHUNK) {
    let text = "";
    for (let n = start; n < Math.min(start + CHUNK, rows); n++) text += `${line(n)}\n`;
    yield text;
  }
}

function dollars(minor: number): string {
  return (minor / 100).toFixed(2);
}

/** A fixed mixing of 32-bit numbers (the finaliser of MurmurHash3), so that neighbours differ. */
function scramble(n: number): number {
  let x = (n + 1) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
