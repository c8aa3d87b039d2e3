import { beforeAll, describe, expect, it } from "vitest";
import type { MetricId } from "@/lib/metrics/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { metricFacts } from "@/lib/testing/metric-facts";
import { askMetrics, linesOf, totalsOf } from "@/lib/testing/metric-results";
import { testReadScope } from "@/lib/testing/scopes";

const database = setUpTestDatabase();
const ask = (metrics: MetricId[], rest: Parameters<typeof askMetrics>[2] = {}) =>
  askMetrics(testReadScope("marketing.read", { today: "2026-06-30" }), metrics, rest);

beforeAll(async () => {
  const facts = metricFacts(database.client);
  const wave = (on: string, respondents: number, counts: Record<string, number>, market = "") =>
    facts.insert("brand_surveys", { on, respondents, market, ...counts });
  await wave("2026-01-15", 200, { aided: 80, exposed_aware: 30, exposed_n: 60, control_aware: 20, control_n: 80 });
  await wave("2026-03-15", 300, { aided: 150, unaided: 30 });
  await wave("2026-03-15", 100, { aided: 20, unaided: 10, exposed_aware: 9, exposed_n: 10 }, "DE");
  const signal = (on: string, counts: Record<string, number>, market = "") =>
    facts.insert("brand_signals", { on, market, ...counts });
  await signal("2025-04-01", { branded_searches: 100, competitor_searches: 300 });
  await signal("2025-03-01", { branded_searches: 900, competitor_searches: 100 });
  await signal("2026-01-01", {
    branded_searches: 200,
    competitor_searches: 300,
    mentions: 10,
    competitor_mentions: 30,
    direct_visits: 50,
  });
  await signal("2026-02-01", { branded_searches: 60, mentions: 5 });
});

describe("awareness", () => {
  it("pools the waves that asked, with the interval of all their respondents", async () => {
    const result = await ask(["aided_awareness", "unaided_awareness"]);
    expect(totalsOf(result)).toEqual([250 / 600, 0.1]);
    expect(result.total.aided_awareness?.n).toBe(600);
    expect(result.total.aided_awareness?.interval?.[0]).toBeCloseTo(0.3779, 4);
    expect(linesOf(await ask(["aided_awareness"], { by: ["month", "market"] }))).toEqual([
      ["2026-01", "none", 0.4],
      ["2026-03", "none", 0.5],
      ["2026-03", "DE", 0.2],
    ]);
  });

  it("lift is of the waves that have both groups", async () => {
    const result = await ask(["brand_lift"]);
    expect(totalsOf(result)).toEqual([0.25]);
    expect(result.total.brand_lift?.interval?.[0]).toBeCloseTo(0.0886, 4);
  });

  it("share of search is of the twelve months that end with the period, share of voice of the period", async () => {
    // 100 of April 2025 and 200 of January 2026; March 2025 is too long ago, February 2026 has one side only.
    expect(totalsOf(await ask(["share_of_search", "share_of_voice", "branded_searches", "direct_visits"]))).toEqual([
      1 / 3,
      0.25,
      260,
      50,
    ]);
    expect(linesOf(await ask(["share_of_search"], { by: ["month"], to: "2026-03-01" }))).toEqual([
      ["2026-01", 1200 / 1900],
      ["2026-02", 1200 / 1900],
    ]);
  });

  it("the index is relative to each part's first quarter = 100, and lists its parts", async () => {
    const { total } = await ask(["awareness_index"]);
    const parts = Object.fromEntries((total.awareness_index?.parts ?? []).map(({ label, value }) => [label, value]));
    // Surveys, voice and visits begin in this quarter; search began with 0.9 in the first quarter of 2025, with 900 searches.
    expect(parts).toEqual({
      "Aided awareness": 100,
      "Unaided awareness": 100,
      "Share of search": (1 / 3 / 0.9) * 100,
      "Share of voice": 100,
      "Branded searches": (260 / 900) * 100,
      "Direct visits": 100,
    });
    const product = Object.values(parts).reduce((all, part) => all * part, 1);
    expect(total.awareness_index?.value).toBeCloseTo(product ** (1 / 6), 9);
  });

  it("has no value, not 0, where nobody asked", async () => {
    const result = await ask(["aided_awareness", "share_of_voice", "awareness_index"], {
      from: "2026-04-01",
      to: "2026-07-01",
    });
    const [aided, voice, index] = totalsOf(result);
    expect([aided, voice]).toEqual([null, null]);
    // Share of search alone is known: 0.4 over the twelve months, 0.9 when it began.
    expect(index).toBeCloseTo((0.4 / 0.9) * 100, 9);
    expect(result.notes[0]).toBe("aided_awareness: Respondents asked with a prompt: none");
  });
});
