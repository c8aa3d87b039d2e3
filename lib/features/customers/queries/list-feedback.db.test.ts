import { beforeAll, describe, expect, it } from "vitest";
import { listSurveyWaves } from "@/lib/features/awareness/queries";
import { setUpTestDatabase } from "@/lib/testing/database";
import { metricFacts } from "@/lib/testing/metric-facts";
import { testReadScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { listFeedback } from ".";

const database = setUpTestDatabase();
const Q1 = period(calendarDate("2026-01-01"), calendarDate("2026-04-01"));
let spring: number;

beforeAll(async () => {
  const facts = metricFacts(database.client);
  spring = await facts.campaign("Spring");
  const account = await facts.account("Acme");
  for (const [place, score] of [10, 3, null].entries())
    await facts.insert("feedback", {
      external_id: `F${place}`,
      on: `2026-02-0${place + 1}`,
      survey: "nps",
      score,
      account_id: account,
      ...(place === 0 ? { campaign_id: spring, comment: "Quick" } : {}),
    });
  await facts.insert("brand_surveys", { on: "2026-01-15", respondents: 200, aided: 80, campaign_id: spring });
  await facts.insert("brand_surveys", { on: "2026-03-15", respondents: 100, unaided: 10, market: "DE" });
});

describe("feedback", () => {
  const page = { survey: "nps", period: Q1, page: 1, pageSize: 2 } as const;

  it("comes newest first in pages, with how many gave each score", async () => {
    const { rows, count, scores } = await listFeedback(testReadScope("customers.read"), page);
    expect(rows.map(({ score }) => score)).toEqual([null, 3]);
    expect(count).toBe(3);
    expect(scores).toEqual([3, 10, null].map((score) => ({ score, count: 1 })));
  });

  it("of a campaign", async () => {
    const { rows } = await listFeedback(testReadScope("customers.read"), { ...page, campaignId: spring });
    expect(rows).toMatchObject([{ comment: "Quick", account: { name: "Acme" }, campaign: { name: "Spring" } }]);
  });

  it("is not for reps", async () => {
    const rep = testReadScope("sales.read", { role: "rep", repId: 1 });
    await expect(listFeedback(rep, page)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listSurveyWaves(rep, { period: Q1 })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("survey waves", () => {
  it("have their shares with intervals, and none for what was not asked", async () => {
    const waves = await listSurveyWaves(testReadScope("marketing.read"), { period: Q1 });
    expect(waves.map(({ market, aided, unaided }) => [market, aided.value, aided.n, unaided.value])).toEqual([
      [null, 0.4, 200, null],
      ["DE", null, 0, 0.1],
    ]);
    expect(waves[0]?.aided.interval?.low).toBeCloseTo(0.3346, 3);
    expect(await listSurveyWaves(testReadScope("marketing.read"), { period: Q1, campaignId: spring })).toHaveLength(1);
  });
});
