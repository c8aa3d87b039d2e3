import { beforeAll, describe, expect, it } from "vitest";
import { execute, sql } from "@/lib/db/sql";
import { setUpTestDatabase } from "@/lib/testing/database";
import { cents, type MetricFacts, metricFacts } from "@/lib/testing/metric-facts";
import { askMetrics, linesOf, totalsOf } from "@/lib/testing/metric-results";
import { testReadScope } from "@/lib/testing/scopes";
import { storeSmallCompany } from "@/lib/testing/small-company";

const database = setUpTestDatabase();
let facts: MetricFacts;

beforeAll(async () => {
  facts = metricFacts(database.client);
  await storeSmallCompany(facts);
});

describe("commission", () => {
  const admin = () => testReadScope("commissions.read");

  async function storeStatement(
    rep: string,
    from: string,
    to: string,
    state: string,
    lines: [string | null, string, string, number, number][],
    problems: readonly object[] = [],
  ) {
    const id = await facts.insert("statements", {
      rep_id: await facts.rep(rep),
      from_on: from,
      to_on: to,
      currency: "USD",
      earned_minor: 0,
      payable_minor: 0,
      problems: JSON.stringify(problems),
      content_hash: "",
    });
    for (const [position, [deal, component, on, credited, earned]] of lines.entries()) {
      await facts.insert("statement_lines", {
        statement_id: id,
        position,
        component,
        component_name: component,
        measure: "revenue",
        deal_id: deal === null ? null : Number(deal),
        origin_on: from,
        on,
        credited_minor: cents(credited),
        earned_minor: cents(earned),
        reporting_credited_minor: cents(credited),
        reporting_earned_minor: cents(earned),
        explanation: "[]",
      });
    }
    if (state === "locked")
      await execute(database.client, sql`update statements set state = 'locked' where id = ${id}::int`);
  }

  beforeAll(async () => {
    await storeStatement("Ana", "2026-01-01", "2026-02-01", "locked", [
      ["1", "base", "2026-01-10", 1000, 100],
      ["1", "kicker", "2026-01-10", 1000, 20],
    ]);
    await storeStatement("Ana", "2026-02-01", "2026-03-01", "open", [["2", "base", "2026-02-10", 300.01, 30]]);
    await storeStatement("Bo", "2026-01-01", "2026-02-01", "open", []);
  });

  it("is what statements say; a statement without lines earned nothing, and no statement is no value", async () => {
    const result = await askMetrics(
      admin(),
      ["commission_earned", "commission_paid", "commission_rate", "cost_of_sale"],
      {
        by: ["rep"],
      },
    );
    expect(linesOf(result)).toEqual([
      ["Ana", 150, 120, 150 / 1300.01, 150 / 1300.01],
      ["Bo", 0, 0, null, 0],
      ["Cy", null, null, null, null],
      ["Di", null, null, null, null],
    ]);
    expect(totalsOf(result)).toEqual([150, 120, 150 / 1300.01, 150 / 1800.01]);
    expect(result.notes).toContain("commission_earned: no statement (Cy; Di)");
  });

  it("splits by the product of each line's deal and by the plan that paid it, and both sum to the total", async () => {
    await execute(
      database.client,
      sql`update statement_lines set plan = case component when 'base' then 'AE' else 'Kick' end
      where statement_id in (select id from statements where state <> 'locked')`,
    );
    const byProduct = await askMetrics(admin(), ["commission_earned", "commission_rate"], { by: ["product"] });
    const byPlan = await askMetrics(admin(), ["commission_earned", "commission_rate"], { by: ["plan"] });
    const split = (paid: string, open: string) => [
      [paid, 120, 120 / 1000],
      [open, 30, 30 / 300.01],
    ];
    expect(linesOf(byProduct)).toEqual(split("Saw", "none"));
    expect(linesOf(byPlan)).toEqual(split("none", "AE"));
    for (const result of [byProduct, byPlan]) expect(totalsOf(result)).toEqual([150, 150 / 1300.01]);
  });

  it("counts on each line's day", async () => {
    expect(linesOf(await askMetrics(admin(), ["commission_earned"], { by: ["month"] }))).toEqual([
      ["2026-01", 120],
      ["2026-02", 30],
    ]);
  });

  it("is not known where a statement has a problem, which is named with its rep and month", async () => {
    const noQuota = { kind: "quota", where: "base", message: "There is no quota for 2026-Q2." };
    const twoRates = { kind: "plan", where: "fx_rates", message: "two rates for EUR on 2026-05-01" };
    await storeStatement(
      "Ana",
      "2026-04-01",
      "2026-05-01",
      "open",
      [["1", "kicker", "2026-04-02", 1000, 20]],
      [noQuota],
    );
    await storeStatement("Ana", "2026-05-01", "2026-06-01", "open", [], [twoRates]);
    await storeStatement("Bo", "2026-05-01", "2026-06-01", "open", [["3", "base", "2026-05-02", 300, 30]]);
    const span = { from: "2026-04-01", to: "2026-07-01", asOf: "2026-12-31" };
    const byRep = await askMetrics(admin(), ["commission_earned", "commission_paid", "commission_rate"], {
      by: ["rep"],
      ...span,
    });
    const whole = await askMetrics(admin(), ["commission_earned"], span);
    expect(linesOf(byRep)).toEqual([
      ["Bo", 30, 0, 0.1],
      ["Ana", null, 0, null],
    ]);
    expect(totalsOf(byRep)).toEqual([null, 0, null]);
    expect(byRep.notes).toContain(
      "commission_earned: Ana, 2026-04: There is no quota for 2026-Q2. One more statement has a problem. (total; Ana)",
    );
    expect(byRep.notes.join("\n")).toContain("commission_rate: Ana, 2026-04: There is no quota");
    expect(whole.notes).toEqual([
      "commission_earned: Ana, 2026-04: There is no quota for 2026-Q2. One more statement has a problem.",
    ]);
    const may = await askMetrics(admin(), ["commission_earned"], { ...span, from: "2026-05-01", to: "2026-06-01" });
    expect(may.notes).toEqual(["commission_earned: Ana, 2026-05: fx_rates: two rates for EUR on 2026-05-01"]);
  });

  it("is known, with a note, where finance is to decide about a rep who left", async () => {
    const left = { kind: "left", where: "base", message: "Deal D9 was credited after Bo left." };
    await storeStatement("Bo", "2026-07-01", "2026-08-01", "open", [["3", "base", "2026-07-02", 300, 30]], [left]);
    for (const by of [[], ["rep"]] as const) {
      const span = { from: "2026-07-01", to: "2026-08-01", asOf: "2026-12-31" };
      const result = await askMetrics(admin(), ["commission_earned"], { ...span, by });
      expect(totalsOf(result)).toEqual([30]);
      expect(result.notes.join()).toContain("commission_earned: Bo, 2026-07: Deal D9 was credited after Bo left.");
    }
  });

  it("has no rate where it was earned on units or deals, not a missing exchange rate", async () => {
    const id = await facts.insert("statements", {
      rep_id: await facts.rep("Cy"),
      from_on: "2026-09-01",
      to_on: "2026-10-01",
      state: "open",
      currency: "USD",
      earned_minor: 5000,
      payable_minor: 5000,
      content_hash: "",
    });
    await facts.insert("statement_lines", {
      statement_id: id,
      position: 0,
      component: "units",
      component_name: "Units",
      measure: "units",
      deal_id: 3,
      origin_on: "2026-09-01",
      on: "2026-09-03",
      credited_minor: 2_000_000,
      earned_minor: 5000,
      reporting_earned_minor: 5000,
      explanation: "[]",
    });
    const result = await askMetrics(admin(), ["commission_earned", "commission_rate"], {
      from: "2026-09-01",
      to: "2026-10-01",
      asOf: "2026-12-31",
      by: ["rep"],
    });
    expect(linesOf(result)).toEqual([["Cy", 50, null]]);
    expect(result.notes).toEqual(["commission_rate: no statement credits revenue (total; Cy)"]);
  });

  it("is a rep's own, and leadership does not see it by rep", async () => {
    const own = testReadScope("commissions.read", { role: "rep", repId: await facts.rep("Bo") });
    expect(totalsOf(await askMetrics(own, ["commission_earned"]))).toEqual([0]);
    const leader = testReadScope("sales.read", { role: "leadership" });
    await expect(askMetrics(leader, ["revenue", "cost_of_sale"], { by: ["rep"] })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("activities", () => {
  beforeAll(async () => {
    const store = async (rep: string, type: string, on: string, deal?: number) =>
      facts.insert("activities", {
        external_id: `${rep}${type}${on}`,
        rep_id: await facts.rep(rep),
        type,
        at: `${on}T10:00:00Z`,
        on,
        deal_id: deal,
      });
    await store("Ana", "call", "2026-01-05", 1);
    await store("Ana", "email", "2026-01-06", 1);
    await store("Bo", "call", "2026-02-14", 2);
    await store("Bo", "demo", "2026-02-16", 3);
    await store("Ana", "meeting", "2025-12-20", 1);
  });
  const scope = () => testReadScope("sales.read");

  it("count for the rep who did them, in the team of that day", async () => {
    expect(linesOf(await askMetrics(scope(), ["activities", "calls", "demos"], { by: ["team"] }))).toEqual([
      ["North", 3, 2, 0],
      ["South", 1, 0, 1],
    ]);
    expect(linesOf(await askMetrics(scope(), ["activities"], { by: ["activity_type"] }))).toEqual([
      ["call", 2],
      ["demo", 1],
      ["email", 1],
    ]);
    expect(totalsOf(await askMetrics(scope(), ["activities", "emails", "meetings"]))).toEqual([4, 1, 0]);
  });

  it("on deals closed in the period, whenever they were done, for each deal won", async () => {
    expect(totalsOf(await askMetrics(scope(), ["activities_per_win"]))).toEqual([5 / 3]);
    expect(linesOf(await askMetrics(scope(), ["activities_per_win"], { by: ["product"] }))).toEqual([
      ["Saw", 3],
      ["none", 1],
    ]);
  });
});

describe("feedback", () => {
  beforeAll(async () => {
    const acme = await facts.account("Acme");
    const store = (survey: string, score: number | null, place: number, account: number | null = null) =>
      facts.insert("feedback", {
        external_id: `${survey}${place}`,
        on: "2026-02-01",
        survey,
        score,
        account_id: account,
      });
    for (const [place, score] of [10, 9, 9, 8, 3, null, null].entries()) await store("nps", score, place, acme);
    for (const [place, score] of [5, 4, 2].entries()) await store("csat", score, place);
    await facts.insert("accounts", { name: "Enterprise customer", segment: "Enterprise" });
  });
  const scope = () => testReadScope("customers.read");

  it("scores, satisfaction and answers, with their intervals", async () => {
    const result = await askMetrics(scope(), ["nps", "csat", "response_rate"]);
    expect(totalsOf(result)).toEqual([40, 2 / 3, 0.8]);
    const margin = 1.959964 * Math.sqrt((0.6 + 0.2 - 0.16) / 5) * 100;
    expect(result.total.nps?.n).toBe(5);
    expect(result.total.nps?.interval?.[0]).toBeCloseTo(40 - margin, 9);
  });

  it("by survey", async () => {
    expect(linesOf(await askMetrics(scope(), ["response_rate"], { by: ["survey"] }))).toEqual([
      ["csat", 1],
      ["nps", 5 / 7],
    ]);
  });
});
