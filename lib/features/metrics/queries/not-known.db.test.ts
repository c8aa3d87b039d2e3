import { beforeAll, describe, expect, it } from "vitest";
import type { MetricId } from "@/lib/metrics/types";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { cents, type MetricFacts, metricFacts } from "@/lib/testing/metric-facts";
import { askMetrics, linesOf, totalsOf } from "@/lib/testing/metric-results";
import { testReadScope } from "@/lib/testing/scopes";

type Ask = Parameters<typeof askMetrics>[2];
const ask = (metrics: MetricId[], rest: Ask = {}) =>
  askMetrics(testReadScope("sales.read", { today: "2026-12-31" }), metrics, rest);

describeOnEachDatabase("what is not known is said", (database) => {
  let facts: MetricFacts;
  beforeAll(async () => {
    facts = metricFacts(database.client);
  });

  describe("open deals without a rate", () => {
    beforeAll(async () => {
      await facts.deal({ id: "O1", reps: { Ana: 100 }, stage: "Open", amount: 100, currency: "EUR" });
      await facts.deal({
        id: "O2",
        reps: { Bo: 100 },
        stage: "Open",
        amount: 100,
        currency: "GBP",
        opened: "2026-01-10",
        expected: "2026-03-01",
      });
    });

    it("spoil the sum of the deals, whatever dates they lack", async () => {
      const result = await ask(["open_amount"], { by: ["rep"] });
      expect(totalsOf(result)).toEqual([null]);
      expect(result.notes).toEqual([
        "open_amount: no exchange rate for EUR (total; Ana)",
        "open_amount: no exchange rate for GBP on 2026-01-10 (Bo)",
      ]);
    });

    it("name the day whose rate is missing, not another", async () => {
      expect((await ask(["pipeline"])).notes).toEqual(["pipeline: no exchange rate for GBP on 2026-01-10"]);
    });
  });

  it("the budget of a campaign without dates needs a rate too", async () => {
    await facts.campaign("Dateless", { currency: "EUR", budget_minor: cents(5) });
    await facts.campaign("Own", { budget_minor: cents(7), reporting_budget_minor: cents(7) });
    const result = await ask(["budget"], { by: ["campaign"] });
    expect(totalsOf(result)).toEqual([null]);
    expect(linesOf(result)).toEqual([
      ["Own", 7],
      ["Dateless", null],
    ]);
    expect(result.notes).toEqual(["budget: no exchange rate for EUR (total; Dateless)"]);
  });
});
