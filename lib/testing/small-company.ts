import type { MetricFacts } from "./metric-facts";

/**
 * A quarter of four reps that fits on a page: a split deal, a rep who changes team, deals without an opening date or an amount, one won
 * before it was opened. Quotas 9,000 for Ana and 4,000 at half ramp for Di, all of the first quarter of 2026.
 */
export async function storeSmallCompany(facts: MetricFacts): Promise<void> {
  for (const [rep, region] of Object.entries({ Ana: "West", Bo: "West", Cy: "East", Di: "East" })) {
    await facts.rep(rep, { region });
  }
  await facts.member("Ana", "North");
  await facts.member("Bo", "North");
  await facts.member("Bo", "South", "2026-02-15");
  await facts.member("Cy", "South");
  await facts.quota("Ana", "2026-01-01", "2026-04-01", 9000);
  await facts.quota("Di", "2026-01-01", "2026-04-01", 4000, 500_000);
  for (const deal of DEALS) await facts.deal(deal);
}

const DEALS: readonly Parameters<MetricFacts["deal"]>[0][] = [
  {
    id: "D1",
    reps: { Ana: 100 },
    stage: "Won",
    amount: 1000,
    opened: "2025-12-01",
    closed: "2026-01-10",
    product: "Saw",
    list: 1250,
  },
  {
    id: "D2",
    reps: { Ana: 60, Bo: 40 },
    stage: "Won",
    amount: 500.01,
    opened: "2026-01-05",
    closed: "2026-02-10",
    promotion: "Spring",
    list: 500.01,
  },
  {
    id: "D3",
    reps: { Bo: 100 },
    stage: "Won",
    amount: 300,
    opened: "2026-02-01",
    closed: "2026-02-20",
    account: "Acme",
  },
  {
    id: "D4",
    reps: { Ana: 50, Cy: 50 },
    stage: "Lost",
    amount: 700,
    opened: "2026-01-20",
    closed: "2026-03-01",
    reason: "Price",
  },
  { id: "D5", reps: { Cy: 100 }, stage: "Lost", opened: "2026-01-02", closed: "2026-03-31", reason: "Timing" },
  { id: "D6", reps: { Ana: 100 }, stage: "Won", amount: 80, opened: "2026-04-05", closed: "2026-04-01" },
  { id: "D7", reps: { Ana: 100 }, stage: "Open", amount: 2000, opened: "2026-03-02", expected: "2026-03-20" },
  { id: "D8", reps: { Cy: 100 }, stage: "Early", amount: 900, expected: "2026-03-31" },
  {
    id: "D9",
    reps: { Bo: 70, Cy: 30 },
    stage: "Won",
    amount: 100,
    opened: "2025-10-01",
    closed: "2025-11-20",
    product: "Saw",
  },
];
