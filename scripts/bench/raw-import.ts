import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type BenchSizes, benchCampaignDay, benchDeal } from "./dataset";

type Row = readonly (string | number | null)[];
type Ids = {
  reps: number[];
  accounts: number[];
  products: number[];
  campaigns: number[];
  promotions: number[];
  stages: Record<string, number>;
};

const DEAL_COLUMNS =
  "id, external_id, account_id, product_id, stage_id, outcome, opened_on, closed_on, expected_close_on, currency, amount_minor, list_minor, reporting_amount_minor, reporting_list_minor, campaign_id, promotion_id";
const DEAL_TYPES =
  "int, text, int, int, int, stage_outcome, date, date, date, char(3), bigint, bigint, bigint, bigint, int, int";
const CREDIT_COLUMNS = "deal_id, rep_id, kind, share_ppm, position, amount_minor, reporting_amount_minor";
const CREDIT_TYPES = "int, int, credit_kind, int, int, bigint, bigint";
const DAY_COLUMNS =
  'campaign_id, "on", impressions, clicks, visits, engagements, spend_minor, currency, reporting_spend_minor';
const DAY_TYPES = "int, date, bigint, bigint, bigint, bigint, bigint, char(3), bigint";

/** Loads the same rows as the product's import into the same tables, keys and indexes in place, in the fastest plain way. Seconds. */
export async function loadRaw(
  url: string,
  sizes: BenchSizes,
  how: "copy" | "unnest",
): Promise<{ deals: number; campaignDays: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const ids = await readIds(client);
    const deals = await timed(async () => {
      await client.query("begin");
      await load(client, how, "deals", DEAL_COLUMNS, DEAL_TYPES, sizes.deals, (n) => dealRow(n, sizes, ids));
      await load(client, how, "deal_credits", CREDIT_COLUMNS, CREDIT_TYPES, sizes.deals, (n) =>
        creditRow(n, sizes, ids),
      );
      await client.query("commit");
    });
    const campaignDays = await timed(async () => {
      await client.query("begin");
      await load(client, how, "campaign_days", DAY_COLUMNS, DAY_TYPES, sizes.deals, (n) => dayRow(n, ids));
      await client.query("commit");
    });
    await client.query("truncate deals, deal_credits, campaign_days cascade");
    return { deals, campaignDays };
  } finally {
    await client.end();
  }
}

async function readIds(client: pg.Client): Promise<Ids> {
  const inOrder = async (table: string, prefix: string) => {
    const { rows } = await client.query<{ id: number; name: string }>(`select id, name from ${table}`);
    const ids: number[] = [];
    for (const { id, name } of rows) ids[Number(name.slice(prefix.length))] = id;
    return ids;
  };
  const stages = await client.query<{ id: number; outcome: string }>("select id, outcome::text from stages");
  return {
    reps: await inOrder("reps", "Rep "),
    accounts: await inOrder("accounts", "Account "),
    products: await inOrder("products", "Product "),
    campaigns: await inOrder("campaigns", "Campaign "),
    promotions: await inOrder("promotions", "Offer "),
    stages: Object.fromEntries(stages.rows.map(({ id, outcome }) => [outcome, id])),
  };
}

function dealRow(n: number, sizes: BenchSizes, ids: Ids): Row {
  const deal = benchDeal(n, sizes);
  return [
    ...[
      n + 1,
      deal.externalId,
      ids.accounts[deal.account] ?? null,
      ids.products[deal.product] ?? null,
      ids.stages[deal.outcome] ?? null,
    ],
    ...[
      deal.outcome,
      deal.openedOn,
      deal.closedOn,
      deal.expectedCloseOn,
      "USD",
      deal.amountMinor,
      deal.listMinor,
      deal.amountMinor,
      deal.listMinor,
    ],
    deal.campaign === null ? null : (ids.campaigns[deal.campaign] ?? null),
    deal.promotion === null ? null : (ids.promotions[deal.promotion] ?? null),
  ];
}

function creditRow(n: number, sizes: BenchSizes, ids: Ids): Row {
  const deal = benchDeal(n, sizes);
  return [n + 1, ids.reps[deal.rep] ?? null, "direct", 1_000_000, 0, deal.amountMinor, deal.amountMinor];
}

function dayRow(n: number, ids: Ids): Row {
  const day = benchCampaignDay(n);
  return [
    ids.campaigns[day.campaign] ?? null,
    day.on,
    day.impressions,
    day.clicks,
    day.visits,
    day.engagements,
    day.spendMinor,
    "USD",
    day.spendMinor,
  ];
}

async function load(
  client: pg.Client,
  how: "copy" | "unnest",
  table: string,
  columns: string,
  types: string,
  count: number,
  row: (n: number) => Row,
) {
  if (how === "copy") {
    await pipeline(
      Readable.from(copyText(count, row)),
      client.query(copyFrom(`copy ${table} (${columns}) from stdin`)),
    );
    return;
  }
  const CHUNK = 5_000;
  const casts = types.split(", ").map((type, index) => `c${index}::${type}`);
  const lists = casts.map((_, index) => `$${index + 1}::text[]`);
  const names = casts.map((_, index) => `c${index}`);
  const statement = `insert into ${table} (${columns}) select ${casts.join(", ")} from unnest(${lists.join(", ")}) as r(${names.join(", ")})`;
  for (let start = 0; start < count; start += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - start) }, (_, offset) => row(start + offset));
    await client.query(
      statement,
      casts.map((_, column) => rows.map((cells) => cells[column] ?? null)),
    );
  }
}

function* copyText(count: number, row: (n: number) => Row): Generator<string> {
  const CHUNK = 1_000;
  for (let start = 0; start < count; start += CHUNK) {
    let text = "";
    for (let n = start; n < Math.min(start + CHUNK, count); n++)
      text += `${row(n)
        .map((cell) => cell ?? "\\N")
        .join("\t")}\n`;
    yield text;
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
