import { beforeAll, describe, expect, it } from "vitest";
import { execute, sql } from "@/lib/db/sql";
import type { MetricId } from "@/lib/metrics/types";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { cents, type MetricFacts, metricFacts } from "@/lib/testing/metric-facts";
import { askMetrics, linesOf, totalsOf } from "@/lib/testing/metric-results";
import { testReadScope } from "@/lib/testing/scopes";

type Ask = Parameters<typeof askMetrics>[2];
const ONLY_SPLIT = [{ dimension: "rep", values: ["Ana", "Bo", "Cy"] } as const];
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

  describe("refunds", () => {
    it("of a split deal take from each rep what all of them together ask for", async () => {
      await facts.deal({
        id: "S",
        reps: { Ana: 33, Bo: 33, Cy: 34 },
        stage: "Won",
        amount: 0.03,
        closed: "2026-02-01",
      });
      for (const on of ["2026-02-02", "2026-02-03", "2026-02-04"]) await facts.refund("S", on, 0.01);
      const result = await ask(["refunds", "net_revenue"], { by: ["rep"], filters: ONLY_SPLIT });
      expect(linesOf(result)).toEqual([
        ["Ana", 0.01, 0],
        ["Bo", 0.01, 0],
        ["Cy", 0.01, 0],
      ]);
      const days = await ask(["refunds"], { by: ["day"], filters: ONLY_SPLIT });
      expect(linesOf(days).map(([, refunded]) => refunded)).toEqual([0.01, 0.01, 0.01]);
    });

    it("never take back more than the deal, which may have no amount", async () => {
      await facts.deal({ id: "N", reps: { Di: 50, Ed: 50 }, stage: "Won", amount: null, closed: "2026-02-01" });
      await facts.refund("N", "2026-02-02", 40);
      await facts.refund("N", "2026-02-03", null, "cancelled");
      const filters = [{ dimension: "rep", values: ["Di"] } as const];
      expect(totalsOf(await ask(["refunds", "net_revenue"], { filters }))).toEqual([0, 0]);
      expect(totalsOf(await ask(["refunds", "revenue_taken_back"]))).toEqual([0.03, 0.03]);
    });

    it("take back revenue at the deal's own rate, and an unknown part of it without one", async () => {
      const won = { reps: { Gus: 100 }, stage: "Won", amount: 100, currency: "EUR" } as const;
      await facts.deal({ id: "P", ...won, closed: "2026-02-10" });
      const halved = await facts.deal({ id: "Q", ...won, closed: "2026-02-11" });
      await execute(
        database.client,
        sql`update deals set reporting_amount_minor = 2 * amount_minor where id = ${halved}`,
      );
      await facts.refund("Q", "2026-05-01", null, "cancelled");
      const gus = { filters: [{ dimension: "rep", values: ["Gus"] }] } as const;
      expect(totalsOf(await ask(["revenue_taken_back"], gus))).toEqual([200]);
      await facts.refund("P", "2026-05-02", null, "cancelled");
      const result = await ask(["revenue_taken_back"], gus);
      expect(totalsOf(result)).toEqual([null]);
      expect(result.notes).toEqual(["revenue_taken_back: no exchange rate for EUR on 2026-02-10"]);
    });
  });

  it("why the other period has no value is said as well", async () => {
    await facts.deal({ id: "E", reps: { Fay: 100 }, stage: "Won", amount: 5, currency: "EUR", closed: "2025-11-01" });
    await facts.deal({ id: "F", reps: { Fay: 100 }, stage: "Won", amount: 5, closed: "2026-03-01" });
    const fay = { compare: "previous", filters: [{ dimension: "rep", values: ["Fay"] }] } as const;
    const reason = "revenue: no exchange rate for EUR on 2025-11-01";
    expect((await ask(["revenue"], fay)).notes).toEqual([`${reason} (in the comparison period)`]);
    expect((await ask(["revenue"], { ...fay, by: ["rep"] })).notes).toEqual([
      `${reason} (in the comparison period: total; Fay)`,
    ]);
  });
});
