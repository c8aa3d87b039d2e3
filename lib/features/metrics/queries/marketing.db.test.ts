import { beforeAll, describe, expect, it } from "vitest";
import { execute, sql } from "@/lib/db/sql";
import type { MetricId } from "@/lib/metrics/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { cents, type MetricFacts, metricFacts } from "@/lib/testing/metric-facts";
import { askMetrics, linesOf, previousOf, totalsOf } from "@/lib/testing/metric-results";
import { testReadScope } from "@/lib/testing/scopes";

const database = setUpTestDatabase();
let facts: MetricFacts;
let spring: number;

type Ask = Parameters<typeof askMetrics>[2];
const ask = (metrics: MetricId[], rest: Ask = {}) =>
  askMetrics(testReadScope("marketing.read", { today: "2026-03-31" }), metrics, rest);

type Day = {
  campaign: number;
  on: string;
  channel?: string;
  spend?: number | null;
  known?: boolean;
  [count: string]: unknown;
};

async function storeDay({ campaign, on, channel = "", spend, known = true, ...counts }: Day) {
  const minor = spend === undefined || spend === null ? null : cents(spend);
  await facts.insert("campaign_days", {
    campaign_id: campaign,
    on,
    channel,
    currency: known ? "USD" : "EUR",
    spend_minor: minor,
    reporting_spend_minor: known ? minor : null,
    ...(counts as Record<string, number>),
  });
}

const lead = (id: string, row: Parameters<MetricFacts["insert"]>[1]) =>
  facts.insert("leads", { external_id: id, ...row });

beforeAll(async () => {
  facts = metricFacts(database.client);
  spring = await facts.campaign("Spring", {
    channel: "search",
    starts_on: "2026-01-01",
    ends_on: "2026-01-10",
    budget_minor: cents(1000),
    reporting_budget_minor: cents(1000),
  });
  const letter = await facts.campaign("Letter", { channel: "email" });
  await storeDay({
    campaign: spring,
    on: "2026-01-02",
    spend: 100,
    impressions: 10_000,
    clicks: 50,
    visits: 40,
    engagements: 7,
  });
  await storeDay({
    campaign: spring,
    on: "2026-02-03",
    channel: "social",
    spend: 300.5,
    impressions: 30_000,
    clicks: 150,
  });
  await storeDay({ campaign: letter, on: "2026-02-04", spend: 99.5, clicks: 25, leads_reported: 9 });
  await storeDay({ campaign: spring, on: "2025-12-30", spend: 50 });
  await facts.insert("campaign_reach", {
    campaign_id: spring,
    from_on: "2026-01-01",
    to_on: "2026-04-01",
    reach: 16_000,
    visitors: 30,
  });
  await facts.insert("campaign_reach", { campaign_id: letter, from_on: "2026-01-01", to_on: "2026-04-01", reach: 400 });
  await lead("L1", {
    first_contact_on: "2026-01-05",
    campaign_id: spring,
    reached_mql_on: "2026-01-06",
    reached_sql_on: "2026-01-20",
    reached_opportunity_on: "2026-02-01",
    reached_customer_on: "2026-03-20",
  });
  await lead("L2", { first_contact_on: "2026-01-07", campaign_id: spring, reached_mql_on: "2026-02-10" });
  await lead("L3", { first_contact_on: "2026-02-07", campaign_id: letter, channel: "phone" });
  await lead("L4", {
    first_contact_on: "2025-12-20",
    campaign_id: letter,
    reached_mql_on: "2026-01-02",
    reached_sql_on: "2026-01-02",
  });
  await lead("L5", { first_contact_on: "2026-03-30" });
  await facts.deal({
    id: "D1",
    reps: { Ana: 100 },
    stage: "Won",
    amount: 2000,
    closed: "2026-03-20",
    campaign: "Spring",
    account: "Acme",
  });
  await facts.deal({
    id: "D2",
    reps: { Ana: 100 },
    stage: "Won",
    amount: 500,
    closed: "2026-03-21",
    channel: "phone",
    account: "Bolt",
  });
  await facts.deal({ id: "D3", reps: { Ana: 100 }, stage: "Won", amount: 10, closed: "2025-06-01", account: "Bolt" });
  for (const [kind, amount] of [
    ["sales", 400],
    ["marketing", 200],
  ] as const)
    await facts.insert("costs", {
      on: "2026-01-31",
      kind,
      amount_minor: cents(amount),
      reporting_amount_minor: cents(amount),
      currency: "USD",
      content_hash: kind,
    });
});

describe("campaigns", () => {
  it("sums what was reported, and what was not is not 0", async () => {
    const metrics: MetricId[] = [
      "spend",
      "impressions",
      "clicks",
      "ctr",
      "cpc",
      "cpm",
      "visits",
      "engagement_rate",
      "leads_reported",
    ];
    expect(linesOf(await ask(metrics, { by: ["campaign"] }))).toEqual([
      ["Spring", 400.5, 40_000, 200, 0.005, 2, 10.01, 40, 7 / 40_000, null],
      ["Letter", 99.5, null, 25, null, 3.98, null, null, null, 9],
    ]);
    expect(totalsOf(await ask(["spend", "clicks"]))).toEqual([500, 225]);
  });

  it("by channel: that of the day, else the campaign's", async () => {
    expect(linesOf(await ask(["spend", "return_on_spend", "leads"], { by: ["channel"] }))).toEqual([
      ["social", 300.5, 0, 0],
      ["search", 100, 20, 2],
      ["email", 99.5, 0, 0],
      ["phone", null, null, 1],
      ["none", null, null, 1],
    ]);
  });

  it("budgets are to date, whatever the period", async () => {
    const metrics: MetricId[] = ["budget", "budget_used", "spend_pace"];
    expect(totalsOf(await ask(metrics, { asOf: "2026-01-05" }))).toEqual([1000, 0.15, 0.3]);
    expect(totalsOf(await ask(metrics, { to: "2026-01-08" }))).toEqual([1000, 0.4505, 0.4505]);
    const after = { from: "2026-02-01" };
    expect(totalsOf(await ask(metrics, after))).toEqual([1000, 0.4505, 0.4505]);
    const longAfter = { from: "2026-03-25" };
    const none = await ask(["budget"], longAfter);
    expect([totalsOf(none), none.notes]).toEqual([
      [null],
      ["budget: no campaign with a budget is at work in the period"],
    ]);
    const filters = [{ dimension: "campaign", values: ["Spring"] } as const];
    expect(totalsOf(await ask(metrics, { ...longAfter, filters }))).toEqual([1000, 0.4505, 0.4505]);
    expect(linesOf(await ask(metrics, { ...after, by: ["campaign"] }))).toEqual([["Spring", 1000, 0.4505, 0.4505]]);
  });

  it("pace is held against the exact budget of the elapsed days", async () => {
    const budget = { budget_minor: 100, reporting_budget_minor: 100 };
    const penny = await facts.campaign("Penny", { starts_on: "2027-05-01", ends_on: "2027-05-03", ...budget });
    await storeDay({ campaign: penny, on: "2027-05-01", spend: 0.33 });
    const result = await ask(["spend_pace"], {
      from: "2027-05-01",
      to: "2027-06-01",
      asOf: "2027-05-01",
      filters: [{ dimension: "campaign", values: ["Penny"] }],
    });
    expect(totalsOf(result)[0]).toBeCloseTo(0.99, 12);
  });

  it("reach is known for the span that was reported, of one campaign", async () => {
    const metrics: MetricId[] = ["reach", "frequency", "visitors"];
    const result = await ask(metrics, { by: ["campaign"] });
    expect(linesOf(result)).toEqual([
      ["Spring", 16_000, 2.5, 30],
      ["Letter", 400, null, null],
    ]);
    expect(totalsOf(result)).toEqual([null, null, null]);
    expect(result.notes[0]).toBe(
      "reach: people overlap between campaigns, so it is known for each of them only (total)",
    );
    const filters = [{ dimension: "campaign", values: ["Spring"] } as const];
    expect(totalsOf(await ask(metrics, { filters }))).toEqual([16_000, 2.5, 30]);
    expect(totalsOf(await ask(metrics, { filters, to: "2026-03-01" }))).toEqual([null, null, null]);
  });

  it("reach of a comparison that is cut is that of the cut span, never of more days", async () => {
    const metrics: MetricId[] = ["reach", "frequency"];
    const filters = [{ dimension: "campaign", values: ["Spring"] } as const];
    const running = { from: "2026-04-01", to: "2026-07-01", asOf: "2026-05-15", compare: "previous", filters } as const;
    const untold = await ask(metrics, running);
    expect(previousOf(untold)).toEqual([null, null]);
    expect(untold.notes).toContain("frequency: reach: not reported");
    await facts.insert("campaign_reach", {
      campaign_id: spring,
      from_on: "2026-01-01",
      to_on: "2026-02-15",
      reach: 8000,
    });
    await facts.insert("campaign_reach", {
      campaign_id: spring,
      from_on: "2026-04-01",
      to_on: "2026-05-16",
      reach: 70,
    });
    const told = await ask(metrics, running);
    expect(told.comparisonPeriod).toEqual({ from: "2026-01-01", to: "2026-02-15" });
    expect(previousOf(told)).toEqual([8000, 5]);
    expect(totalsOf(told)[0]).toBe(70);
  });

  it("a missing rate makes spend null and names it", async () => {
    await storeDay({ campaign: spring, on: "2027-01-02", spend: 1, known: false });
    const result = await ask(["spend", "cpl"], { from: "2027-01-01", to: "2027-02-01", asOf: "2027-02-01" });
    expect(totalsOf(result)).toEqual([null, null]);
    expect(result.notes[0]).toBe("spend: no exchange rate for EUR on 2027-01-02");
  });
});

describe("leads", () => {
  it("count by the day each stage was reached, conversions by who entered", async () => {
    const result = await ask(["leads", "mqls", "sqls", "opportunities", "customers"], { by: ["month"] });
    expect(linesOf(result)).toEqual([
      ["2026-01", 2, 2, 2, 0, 0],
      ["2026-02", 1, 1, 0, 1, 0],
      ["2026-03", 1, 0, 0, 0, 1],
    ]);
    const rates: MetricId[] = [
      "lead_to_mql",
      "mql_to_sql",
      "sql_to_opportunity",
      "opportunity_to_customer",
      "lead_to_customer",
    ];
    expect(totalsOf(await ask(rates))).toEqual([0.5, 2 / 3, 0.5, 1, 0.25]);
    // By 19 March nobody had become a customer, and L5 had not come yet.
    expect(totalsOf(await ask(rates, { asOf: "2026-03-19" }))).toEqual([2 / 3, 2 / 3, 0.5, 0, 0]);
  });

  it("carry their interval and say that they still mature", async () => {
    const result = await ask(["lead_to_mql"]);
    expect(result.total.lead_to_mql?.n).toBe(4);
    expect(result.total.lead_to_mql?.interval?.[0]).toBeCloseTo(0.15, 2);
    expect(result.notes).toEqual(["lead_to_mql: still maturing, those who entered last have had the least time"]);
  });

  it("cost what was spent on them", async () => {
    expect(linesOf(await ask(["cpl", "cost_per_mql", "cost_per_opportunity"], { by: ["campaign"] }))).toEqual([
      ["Spring", 200.25, 200.25, 400.5],
      ["Letter", 99.5, 99.5, null],
      ["none", null, null, null],
    ]);
  });
});

describe("what customers cost and bring", () => {
  it("blends all that was spent over new customers", async () => {
    // 500 spend + 400 + 200 costs; Acme is new, Bolt bought in 2025 already.
    const result = await ask(["cac", "new_customers", "sales_costs", "marketing_costs"]);
    expect(totalsOf(result)).toEqual([1100, 1, 400, 200]);
  });

  it("compares a quarter with the one before", async () => {
    const result = await ask(["spend", "leads"], { compare: "previous", asOf: "2026-04-01" });
    expect(previousOf(result)).toEqual([50, 1]);
  });

  it("revenue of a campaign is that of the deals it is written on", async () => {
    expect(linesOf(await ask(["revenue", "return_on_spend"], { by: ["campaign"] }))).toEqual([
      ["Spring", 2000, 2000 / 400.5],
      ["none", 500, null],
      ["Letter", 0, 0],
    ]);
  });

  it("goals are held against what the campaign did to date, the furthest one first", async () => {
    await execute(
      database.client,
      sql`insert into campaign_goals (campaign_id, metric, target)
          values (${spring}::int, 'leads', 4), (${spring}::int, 'revenue', 100000), (${spring}::int, 'cpl', 20025), (${spring}::int, 'reach', 32000)`,
    );
    const result = await ask(["goal_attainment"], { by: ["campaign"] });
    expect(linesOf(result)).toEqual([["Spring", 0.5]]);
    // Since the campaign's days began in December, a lead has cost 450.50 ÷ 2.
    expect(result.rows[0]?.cells.goal_attainment?.parts).toEqual([
      { label: "Cost per lead", value: 20025 / 22525 },
      { label: "Leads", value: 0.5 },
      { label: "Reach", value: 0.5 },
      { label: "Revenue", value: 2 },
    ]);
    expect(totalsOf(result)).toEqual([0.5]);
  });
});
