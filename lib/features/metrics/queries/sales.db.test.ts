import { beforeAll, describe, expect, it } from "vitest";
import type { MetricId, MetricQuery } from "@/lib/metrics/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { type MetricFacts, metricFacts } from "@/lib/testing/metric-facts";
import { askMetrics, linesOf, previousOf, totalsOf } from "@/lib/testing/metric-results";
import { type ScopeOptions, testReadScope } from "@/lib/testing/scopes";
import { storeSmallCompany } from "@/lib/testing/small-company";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { queryMetrics } from ".";

const database = setUpTestDatabase();
let facts: MetricFacts;

type Ask = Parameters<typeof askMetrics>[2] & { readonly as?: ScopeOptions };

const ask = (metrics: MetricId[], { as = {}, ...rest }: Ask = {}) =>
  askMetrics(testReadScope("sales.read", as), metrics, rest);

beforeAll(async () => {
  facts = metricFacts(database.client);
  await storeSmallCompany(facts);
});

describe("revenue and counts", () => {
  it("shares a split deal's money, counts it for each rep and once in the total", async () => {
    const result = await ask(["revenue", "won_deals", "lost_deals", "win_rate"], { by: ["rep"] });
    expect(linesOf(result)).toEqual([
      ["Ana", 1300.01, 2, 1, 2 / 3],
      ["Bo", 500, 2, 0, 1],
      ["Cy", 0, 0, 2, 0],
      ["Di", 0, 0, 0, null],
    ]);
    expect(totalsOf(result)).toEqual([1800.01, 3, 2, 0.6]);
  });

  it("counts a deal once in a team, by the team of its closing day", async () => {
    const result = await ask(["revenue", "won_deals"], { by: ["team"] });
    // D2 closed on 10 February, when Bo was in North still; D3 on the 20th, when he was in South. Di is in no team.
    expect(linesOf(result)).toEqual([
      ["North", 1500.01, 2],
      ["South", 300, 1],
    ]);
    expect(totalsOf(result)).toEqual([1800.01, 3]);
  });

  it("by region and month, in order of time", async () => {
    expect(linesOf(await ask(["won_deals", "revenue"], { by: ["region", "month"] }))).toEqual([
      ["West", "2026-01", 1, 1000],
      ["West", "2026-02", 2, 800.01],
      ["East", "2026-03", 0, 0],
      ["West", "2026-03", 0, 0],
    ]);
  });

  it("says why a rate has no value", async () => {
    const result = await ask(["win_rate"], { by: ["rep"] });
    expect(result.notes).toEqual(["win_rate: Deals won + Deals lost: none (Di)"]);
  });
});

describe("the other sales figures", () => {
  it("discount, offers, cycle and what was created", async () => {
    const metrics: MetricId[] = [
      "discount",
      "discounted_share",
      "offer_revenue",
      "avg_deal",
      "sales_cycle",
      "close_rate",
    ];
    expect(totalsOf(await ask(metrics))).toEqual([250 / 1750.01, 0.5, 500.01, 600, 36, 0.4]);
    expect(linesOf(await ask(["sales_cycle", "sales_cycle_mean"], { by: ["team"] }))).toEqual([
      ["North", 38, 38],
      ["South", 19, 19],
    ]);
  });

  it("leaves out deals won before they were opened, and says so", async () => {
    const result = await ask(["sales_cycle"], { from: "2026-04-01", to: "2026-05-01", asOf: "2026-04-30" });
    expect(totalsOf(result)).toEqual([null]);
    expect(result.notes).toEqual([
      "sales_cycle: no deal with an opening date was won",
      "sales_cycle: left out because they were won before they were opened (listed as backward_deals): 1",
    ]);
  });

  it("open deals stand at the end of each month, pipeline by expected close", async () => {
    expect(linesOf(await ask(["open_deals"], { by: ["month"] }))).toEqual([
      ["2026-01", 4],
      ["2026-02", 3],
      ["2026-03", 2],
    ]);
    const result = await ask(["open_deals", "pipeline", "weighted_pipeline", "coverage"], { by: ["rep"] });
    expect(linesOf(result)).toEqual([
      ["Ana", 1, 2000, 1000, 2000 / (9000 - 1300.01)],
      ["Cy", 1, 900, 0, null],
      ["Bo", 0, 0, 0, null],
      ["Di", 0, 0, 0, 0],
    ]);
    expect(totalsOf(result)).toEqual([2, 2900, 1000, 2900 / (11000 - 1800.01)]);
    expect(result.notes).toContain(
      "weighted_pipeline: deals in a stage without a chance of winning count nothing (total; Cy)",
    );
    for (const by of ["stage", "product", "month"] as const)
      expect(totalsOf(await ask(["weighted_pipeline"], { by: [by] }))).toEqual([1000]);
  });

  it("pace, projection and attainment of a running quarter, beside as many days of the one before", async () => {
    const metrics: MetricId[] = ["revenue", "quota", "attainment", "pace", "projected"];
    const early = await ask(metrics, { asOf: "2026-02-14", compare: "previous" });
    expect(early.running).toBe(true);
    expect(early.comparisonPeriod).toEqual({ from: "2025-10-01", to: "2025-11-15" });
    expect(totalsOf(early)).toEqual([1500.01, 11000, 1500.01 / 11000, 1500.01 / 5500, 3000.02]);
    expect(previousOf(early)).toEqual([0, null, null, null, 0]);
    const later = await ask(metrics, { asOf: "2026-02-25", compare: "previous" });
    expect(previousOf(later)[0]).toBe(100);
    const over = await ask(["attainment", "pace"], { asOf: "2026-06-30" });
    expect(totalsOf(over)).toEqual([1800.01 / 11000, 1800.01 / 11000]);
  });

  it("takes quotas by days: of a month, and of the team a rep was in", async () => {
    expect(linesOf(await ask(["quota"], { by: ["month"] }))).toEqual([
      ["2026-01", 3788.89],
      ["2026-02", 3422.22],
      ["2026-03", 3788.89],
    ]);
    expect(linesOf(await ask(["quota"], { by: ["team"] }))).toEqual([
      ["North", 9000],
      ["none", 2000],
    ]);
  });

  it("velocity is money a day", async () => {
    expect(totalsOf(await ask(["velocity"]))).toEqual([20]);
  });

  it("why deals were lost", async () => {
    expect(
      linesOf(
        await ask(["lost_by_reason", "lost_amount"], {
          by: ["lost_reason"],
          filters: [{ dimension: "stage", values: ["lost"] }],
        }),
      ),
    ).toEqual([
      ["Price", 1, 700],
      ["Timing", 1, 0],
    ]);
  });

  it("filters by name, by id and by having none", async () => {
    const of = (values: string[]) => ask(["revenue"], { filters: [{ dimension: "product", values }] });
    expect(totalsOf(await of(["saw"]))).toEqual([1000]);
    expect(totalsOf(await of(["1"]))).toEqual([1000]);
    expect(totalsOf(await of(["(none)"]))).toEqual([800.01]);
    await expect(of(["Sow"])).rejects.toThrow('There is no product "Sow".');
  });

  it("refuses a dimension that does not fit, naming those that do", async () => {
    await expect(ask(["quota"], { by: ["product"] })).rejects.toMatchObject({
      code: "misuse",
      message:
        "quota cannot be split by product; it can be split by rep, team, region, day, week, month, quarter, year.",
    });
  });

  it("cuts time by the organisation's fiscal year", async () => {
    const organisation = { fiscalYearStartMonth: 2 };
    const asked = {
      by: ["quarter"],
      as: { organisation },
      from: "2025-11-01",
      to: "2026-05-01",
      asOf: "2026-12-31",
    } as const;
    expect(linesOf(await ask(["revenue"], { ...asked, by: ["quarter"] }))).toEqual([
      ["2026-Q4", 1100],
      ["2027-Q1", 880.01],
    ]);
  });

  it("fills the months that have begun", async () => {
    const result = await ask(["won_deals", "win_rate"], {
      to: "2026-07-01",
      asOf: "2026-05-02",
      by: ["month"],
      fill: true,
    });
    expect(linesOf(result)).toEqual([
      ["2026-01", 1, 1],
      ["2026-02", 2, 1],
      ["2026-03", 0, 0],
      ["2026-04", 1, 1],
      ["2026-05", 0, null],
    ]);
  });
});

describe("refunds", () => {
  beforeAll(async () => {
    await facts.refund("D2", "2026-03-05", 100.01);
    await facts.refund("D1", "2026-03-10", null, "cancelled");
    await facts.refund("D1", "2026-03-12", 50);
  });

  it("takes back at its own date, no more than the deal, shared like the deal", async () => {
    const result = await ask(["net_revenue", "refunds"], { by: ["rep"] });
    expect(linesOf(result)).toEqual([
      ["Bo", 460, 40],
      ["Ana", 240, 1060.01],
      ["Cy", 0, 0],
      ["Di", 0, 0],
    ]);
    expect(totalsOf(result)).toEqual([700, 1100.01]);
    expect(linesOf(await ask(["refunds"], { by: ["month"] }))).toEqual([["2026-03", 1100.01]]);
  });

  it("lessen the revenue that they undo, whenever they come", async () => {
    const won = ["revenue", "revenue_taken_back"] as const;
    expect(linesOf(await ask([...won], { by: ["month"] }))).toEqual([
      ["2026-01", 1000, 1000],
      ["2026-02", 800.01, 100.01],
      ["2026-03", 0, 0],
    ]);
    // Of D2's 100.01 Ana has 60 % and the odd cent.
    const february = { from: "2026-02-01", to: "2026-03-01", asOf: "2026-03-31" };
    expect(linesOf(await ask([...won], { ...february, by: ["rep"] }))).toEqual([
      ["Bo", 500, 40],
      ["Ana", 300.01, 60.01],
      ["Di", 0, 0],
    ]);
    expect(totalsOf(await ask([...won], february))).toEqual([800.01, 100.01]);
    const december = { from: "2025-11-01", to: "2025-12-01", asOf: "2026-03-31" };
    expect(totalsOf(await ask([...won], december))).toEqual([100, 0]);
  });

  it("lessen it as of a day by what was known then", async () => {
    const asOf = async (day: string) => totalsOf(await ask(["revenue_taken_back"], { asOf: day }));
    expect(await asOf("2026-03-04")).toEqual([0]);
    expect(await asOf("2026-03-05")).toEqual([100.01]);
    expect(await asOf("2026-03-31")).toEqual([1100.01]);
    // While March runs, February is compared as it was known at its end, when nothing had been refunded.
    const march = { from: "2026-03-01", to: "2026-04-01", compare: "previous" } as const;
    const compared = async (day: string) => previousOf(await ask(["revenue_taken_back"], { ...march, asOf: day }));
    expect(await compared("2026-03-31")).toEqual([0]);
    expect(await compared("2026-04-30")).toEqual([100.01]);
  });

  it("lessen what a rep or a manager may see of it, and no more", async () => {
    const seen = async (as: ScopeOptions) => totalsOf(await ask(["revenue_taken_back"], { as }));
    expect(await seen({ role: "rep", repId: 2 })).toEqual([40]);
    // Bo was in North when D2 closed.
    expect(await seen({ role: "sales_manager", teamIds: [1] })).toEqual([1100.01]);
    expect(await seen({ role: "sales_manager", teamIds: [2] })).toEqual([0]);
    expect(linesOf(await ask(["revenue_taken_back"], { by: ["team"] }))).toEqual([["North", 1100.01]]);
  });
});

describe("a missing exchange rate", () => {
  it("makes the figure null and names currency and date", async () => {
    await facts.deal({
      id: "E1",
      reps: { Ana: 50, Di: 50 },
      stage: "Won",
      amount: 10,
      closed: "2026-05-04",
      currency: "EUR",
    });
    await facts.deal({ id: "E2", reps: { Bo: 100 }, stage: "Won", amount: 20, closed: "2026-05-05" });
    const result = await ask(["revenue", "won_deals"], {
      from: "2026-05-01",
      to: "2026-06-01",
      asOf: "2026-06-30",
      by: ["rep"],
    });
    expect(linesOf(result)).toEqual([
      ["Bo", 20, 1],
      ["Ana", null, 1],
      ["Di", null, 1],
    ]);
    expect(totalsOf(result)).toEqual([null, 2]);
    expect(result.notes).toEqual(["revenue: no exchange rate for EUR on 2026-05-04 (total; Ana; Di)"]);
  });
});

describe("reach", () => {
  it("a rep sees own credits only", async () => {
    const as = { role: "rep", repId: await facts.rep("Bo") } as const;
    const result = await ask(["revenue", "won_deals", "win_rate"], { as, by: ["rep"] });
    expect(linesOf(result)).toEqual([["Bo", 500, 2, 1]]);
    expect(totalsOf(await ask(["revenue", "won_deals"], { as }))).toEqual([500, 2]);
    await expect(ask(["spend"], { as })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("a manager sees the team as it was on each deal's day, a split deal once", async () => {
    const as = { role: "sales_manager", teamIds: [1] } as const;
    expect(totalsOf(await ask(["revenue", "won_deals", "quota"], { as }))).toEqual([1500.01, 2, 9000]);
    expect(linesOf(await ask(["revenue", "won_deals"], { as, by: ["rep"] }))).toEqual([
      ["Ana", 1300.01, 2],
      ["Bo", 200, 1],
    ]);
  });

  it("a marketer sees what campaigns sold, never who sold it", async () => {
    const scope = testReadScope("deals.read", { role: "marketer" });
    const query: MetricQuery = {
      metrics: ["revenue"],
      by: ["campaign"],
      filters: [],
      period: period(calendarDate("2026-01-01"), calendarDate("2026-04-01")),
    };
    expect(totalsOf(await queryMetrics(scope, query))).toEqual([1800.01]);
    await expect(queryMetrics(scope, { ...query, by: ["rep"] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      queryMetrics(scope, { ...query, by: [], filters: [{ dimension: "team", values: ["1"] }] }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(queryMetrics(scope, { ...query, by: [], metrics: ["commission_earned"] })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
