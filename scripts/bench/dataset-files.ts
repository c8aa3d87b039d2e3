import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { addDays, addMonths, calendarDate } from "@/lib/values/calendar-date";
import { type BenchSizes, benchCampaignDay, benchDeal, DAYS, FIRST_DAY, listPriceMinor, scramble } from "./dataset";
import { benchActivity, benchCampaignSpan, benchLead, benchPurchase } from "./dataset-facts";

type Cell = string | number | null;
type File = {
  readonly kind: string;
  readonly header: string;
  readonly rows: number;
  readonly row: (n: number) => readonly Cell[];
};

const QUARTERS = ["2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"].map(calendarDate);
const MONTHS = Array.from({ length: 32 }, (_, month) => addMonths(calendarDate("2024-04-01"), month));
const MARKETS = ["North", "South", "West"];

/** Writes the files that the product imports, in the order it needs them: [kind, path]. */
export async function writeFiles(
  folder: string,
  sizes: BenchSizes,
): Promise<(readonly [kind: string, path: string])[]> {
  const written: (readonly [string, string])[] = [];
  for (const file of [...names(sizes), ...facts(sizes), ...marketing(sizes), ...pay(sizes)]) {
    const path = join(folder, `${file.kind}.csv`);
    await pipeline(Readable.from(lines(file)), createWriteStream(path));
    written.push([file.kind, path]);
  }
  return written;
}

function names(sizes: BenchSizes): File[] {
  return [
    {
      kind: "reps",
      header: "name,team,region",
      rows: sizes.reps,
      row: (n) => [`Rep ${n}`, `Team ${n % sizes.teams}`, `Region ${n % 4}`],
    },
    {
      kind: "products",
      header: "name,list_price",
      rows: sizes.products,
      row: (n) => [`Product ${n}`, dollars(listPriceMinor(n))],
    },
    {
      kind: "accounts",
      header: "name,segment",
      rows: sizes.accounts,
      row: (n) => [`Account ${n}`, `Segment ${n % 5}`],
    },
    {
      kind: "stages",
      header: "name,position,outcome",
      rows: 3,
      row: (n) => [["Open", "Won", "Lost"][n] ?? "", n, ["open", "won", "lost"][n] ?? ""],
    },
    {
      kind: "promotions",
      header: "name,starts_on,ends_on",
      rows: sizes.promotions,
      row: (n) => [`Offer ${n}`, addDays(FIRST_DAY, 400 + n * 100), addDays(FIRST_DAY, 430 + n * 100)],
    },
    {
      kind: "campaigns",
      header: "name,channel,starts_on,ends_on,budget,goal_leads,goal_visits",
      rows: sizes.campaigns,
      row: (n) => {
        const { startsOn, endsOn } = benchCampaignSpan(n);
        return [`Campaign ${n}`, `Channel ${n % 7}`, startsOn, endsOn, 30_000, 500, 40_000];
      },
    },
    {
      kind: "quotas",
      header: "rep,from,to,amount",
      rows: sizes.reps * QUARTERS.length,
      row: (n) => {
        const from = QUARTERS[n % QUARTERS.length] ?? FIRST_DAY;
        return [`Rep ${Math.floor(n / QUARTERS.length)}`, from, addMonths(from, 3), (sizes.deals * 50) / sizes.reps];
      },
    },
  ];
}

function facts(sizes: BenchSizes): File[] {
  return [
    {
      kind: "deals",
      header:
        "external_id,rep,stage,account,product,opened_on,closed_on,expected_close_on,amount,list_amount,campaign,promotion",
      rows: sizes.deals,
      row: (n) => {
        const deal = benchDeal(n, sizes);
        return [
          ...[deal.externalId, `Rep ${deal.rep}`, { open: "Open", won: "Won", lost: "Lost" }[deal.outcome]],
          ...[`Account ${deal.account}`, `Product ${deal.product}`, deal.openedOn, deal.closedOn],
          ...[deal.expectedCloseOn, dollars(deal.amountMinor), dollars(deal.listMinor)],
          ...[named("Campaign", deal.campaign), named("Offer", deal.promotion)],
        ];
      },
    },
    {
      kind: "campaign_days",
      header: "campaign,date,impressions,clicks,visits,engagements,spend",
      rows: sizes.deals,
      row: (n) => {
        const day = benchCampaignDay(n);
        const { impressions, clicks, visits, engagements } = day;
        return [`Campaign ${day.campaign}`, day.on, impressions, clicks, visits, engagements, dollars(day.spendMinor)];
      },
    },
    {
      kind: "leads",
      header: "external_id,first_contact_on,campaign,account,mql_on,sql_on,opportunity_on,customer_on",
      rows: sizes.leads,
      row: (n) => {
        const lead = benchLead(n, sizes);
        return [
          ...[lead.externalId, lead.firstContactOn, named("Campaign", lead.campaign), named("Account", lead.account)],
          ...[lead.mqlOn, lead.sqlOn, lead.opportunityOn, lead.customerOn],
        ];
      },
    },
    {
      kind: "activities",
      header: "external_id,rep,type,at,deal",
      rows: sizes.activities,
      row: (n) => {
        const { externalId, rep, type, on, deal } = benchActivity(n, sizes);
        return [externalId, `Rep ${rep}`, type, on, deal];
      },
    },
    {
      kind: "purchases",
      header: "external_id,account,on,kind,term_months,amount,campaign",
      rows: sizes.purchases,
      row: (n) => {
        const { externalId, account, on, kind, termMonths, amountMinor, campaign } = benchPurchase(n, sizes);
        const cells = [externalId, `Account ${account}`, on, kind, termMonths];
        return [...cells, dollars(amountMinor), named("Campaign", campaign)];
      },
    },
  ];
}

function marketing(sizes: BenchSizes): File[] {
  const waves = MONTHS.length * MARKETS.length;
  return [
    {
      kind: "campaign_reach",
      header: "campaign,from,to,reach,visitors",
      rows: sizes.campaigns * QUARTERS.length,
      row: (n) => {
        const from = QUARTERS[n % QUARTERS.length] ?? FIRST_DAY;
        const campaign = `Campaign ${Math.floor(n / QUARTERS.length)}`;
        return [campaign, from, addMonths(from, 3), 50_000 + (scramble(n) % 9_000), 3_000 + (scramble(n) % 900)];
      },
    },
    {
      kind: "brand_surveys",
      header: "on,market,campaign,respondents,aided,unaided,exposed_aware,exposed_n,control_aware,control_n",
      rows: waves + sizes.campaigns * 2,
      row: (n) => {
        const counts = [1_000, 300 + (scramble(n) % 200), 100 + (scramble(n) % 99)];
        if (n < waves)
          return [
            MONTHS[n % MONTHS.length] ?? FIRST_DAY,
            MARKETS[n % 3] ?? "",
            null,
            ...counts,
            null,
            null,
            null,
            null,
          ];
        const campaign = Math.floor((n - waves) / 2);
        const on = addDays(benchCampaignSpan(campaign).startsOn, (n % 2) * 120);
        return [on, null, `Campaign ${campaign}`, ...counts, 200 + (scramble(n) % 50), 500, 180, 500];
      },
    },
    {
      kind: "brand_signals",
      header: "on,market,branded_searches,competitor_searches,mentions,competitor_mentions,direct_visits",
      rows: DAYS * MARKETS.length,
      row: (n) => {
        const roll = scramble(n + 61) % 100;
        return [
          addDays(FIRST_DAY, Math.floor(n / 3)),
          MARKETS[n % 3] ?? "",
          200 + roll,
          900,
          40 + roll,
          160,
          500 + roll,
        ];
      },
    },
    {
      kind: "costs",
      header: "on,kind,amount",
      rows: MONTHS.length * 2,
      row: (n) => [MONTHS[Math.floor(n / 2)] ?? FIRST_DAY, n % 2 === 0 ? "sales" : "marketing", sizes.deals + n],
    },
  ];
}

function pay(sizes: BenchSizes): File[] {
  return [
    {
      kind: "plan_assignments",
      header: "rep,plan,from",
      rows: sizes.reps,
      row: (n) => [`Rep ${n}`, "Benchmark plan", "2026-01-01"],
    },
  ];
}

const named = (what: string, number: number | null): string | null => (number === null ? null : `${what} ${number}`);

function* lines({ header, rows, row }: File): Generator<string> {
  yield `${header}\n`;
  const CHUNK = 1_000;
  for (let start = 0; start < rows; start += CHUNK) {
    let text = "";
    for (let n = start; n < Math.min(start + CHUNK, rows); n++)
      text += `${row(n)
        .map((cell) => cell ?? "")
        .join(",")}\n`;
    yield text;
  }
}

function dollars(minor: number): string {
  return (minor / 100).toFixed(2);
}
