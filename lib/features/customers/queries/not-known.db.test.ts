import { beforeAll, expect, it } from "vitest";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { cents, type MetricFacts, metricFacts } from "@/lib/testing/metric-facts";
import { askMetrics, linesOf, totalsOf } from "@/lib/testing/metric-results";
import { testReadScope } from "@/lib/testing/scopes";
import { loadCohorts } from ".";

const scope = () => testReadScope("customers.read", { today: "2026-12-31" });

type Bought = {
  on: string;
  kind?: string;
  amount: number;
  currency?: "EUR";
  reporting?: number;
  term?: number;
  cost?: number;
};

const ofSegments = (...values: string[]) => [{ dimension: "segment", values } as const];
const BEFORE = ofSegments("known", "unknown", "drift");

/** A purchase in dollars, or in another currency with what it is in dollars, if that is known. */
async function purchase(
  facts: MetricFacts,
  account: string,
  { on, kind, amount, currency, reporting, term, cost }: Bought,
) {
  const inDollars = currency ? reporting : amount;
  await facts.insert("purchases", {
    external_id: `${account} ${on} ${kind}`,
    account_id: await facts.account(account),
    on,
    kind,
    term_months: term,
    amount_minor: cents(amount),
    reporting_amount_minor: inDollars === undefined ? null : cents(inDollars),
    currency: currency ?? "USD",
    cost_minor: cost === undefined ? null : cents(cost),
    reporting_cost_minor: cost === undefined ? null : cents(cost),
  });
}

describeOnEachDatabase("customers of whom a rate or a cost is not known", (database) => {
  beforeAll(async () => {
    const facts = metricFacts(database.client);
    const segments = {
      Lasting: "known",
      Leaving: "known",
      Euro: "unknown",
      Gone: "unknown",
      Even: "drift",
      Costed: "cost",
      Costless: "cost",
    };
    for (const [name, segment] of Object.entries(segments)) await facts.account(name, { segment });
    await purchase(facts, "Lasting", { on: "2025-12-01", kind: "new", amount: 1200, term: 12 });
    await purchase(facts, "Leaving", { on: "2025-12-01", kind: "new", amount: 1200, term: 12 });
    await purchase(facts, "Leaving", { on: "2026-02-01", kind: "churn", amount: 0 });
    await purchase(facts, "Euro", { on: "2025-12-01", kind: "new", amount: 1200, term: 12, currency: "EUR" });
    await purchase(facts, "Gone", { on: "2025-12-02", kind: "new", amount: 1200, term: 12, currency: "EUR" });
    await purchase(facts, "Gone", { on: "2026-02-01", kind: "churn", amount: 0, currency: "EUR" });
    const euro = { currency: "EUR", amount: 100, term: 1 } as const;
    await purchase(facts, "Even", { on: "2025-12-01", kind: "new", reporting: 110, ...euro });
    await purchase(facts, "Even", { on: "2026-01-15", kind: "contraction", reporting: 100, ...euro });
    await purchase(facts, "Costed", { on: "2026-04-01", kind: "new", amount: 1200, term: 12, cost: 480 });
    await purchase(facts, "Costless", { on: "2026-04-01", kind: "new", amount: 1200, term: 12 });
    await purchase(facts, "Costless", { on: "2026-06-10", kind: "churn", amount: 0 });
  });

  it("retention of money is unknown where theirs counts, and the rate is named", async () => {
    const result = await askMetrics(scope(), ["nrr", "grr"], { by: ["segment"] });
    expect(totalsOf(result)).toEqual([null, null]);
    expect(linesOf(result)).toEqual([
      ["known", 0.5, 0.5],
      ["drift", 0, 0],
      ["unknown", null, null],
    ]);
    expect(result.notes).toContain("nrr: no exchange rate for EUR on 2025-12-01 (total; unknown)");
  });

  it("a churn needs no rate: who pays is told in the customer's own currency", async () => {
    const result = await askMetrics(scope(), ["logo_churn"], { by: ["segment"] });
    expect(totalsOf(result)).toEqual([0.6]);
    expect(linesOf(result)).toEqual([
      ["drift", 1],
      ["known", 0.5],
      ["unknown", 0.5],
    ]);
    expect(result.notes).toEqual([]);
  });

  it("survival counts them", async () => {
    const { total } = await askMetrics(scope(), ["survival"], { to: "2026-12-31", filters: BEFORE });
    expect(total.survival).toMatchObject({ value: expect.closeTo(0.4, 12), n: 5 });
  });

  it("a median that is not reached says so", async () => {
    const few = await askMetrics(scope(), ["survival_median"], { to: "2026-12-31", by: ["segment"], filters: BEFORE });
    expect(linesOf(few)).toEqual([
      ["known", 62],
      ["unknown", 61],
      ["drift", 45],
    ]);
    const lasting = await askMetrics(scope(), ["survival_median"], { to: "2026-01-31", filters: ofSegments("known") });
    expect(lasting.total.survival_median).toMatchObject({
      value: null,
      note: "not reached: more than half are still customers",
    });
  });

  it("a cohort keeps them while they pay", async () => {
    const [cohort] = await loadCohorts(scope(), { unit: "quarter" });
    expect(cohort).toMatchObject({ cohort: "2025-Q4", size: 5 });
    expect(cohort?.active.slice(0, 3)).toEqual([5, 5, 2]);
  });

  it("a margin counts where every cost is known, and how many were left out is said", async () => {
    const ask = { from: "2026-04-01", to: "2026-07-01", filters: ofSegments("cost") };
    const result = await askMetrics(scope(), ["ltv", "observed_value"], ask);
    expect(totalsOf(result)).toEqual([60 * 60, 720]);
    expect([result.total.ltv?.n, result.total.observed_value?.n]).toEqual([2, 1]);
    expect(result.notes).toContain("ltv: customer months left out because a cost is not known: 2");
    expect(result.notes).toContain("observed_value: customers left out because a cost is not known: 1");
  });
});
