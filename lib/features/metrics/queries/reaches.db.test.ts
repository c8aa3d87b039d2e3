import { beforeAll, expect, it } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import type { MetricId } from "@/lib/metrics/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { metricFacts } from "@/lib/testing/metric-facts";
import { askMetrics, linesOf, totalsOf } from "@/lib/testing/metric-results";
import { testReadScope } from "@/lib/testing/scopes";
import { readableOfCampaigns } from "./access";

const database = setUpTestDatabase();

beforeAll(async () => {
  await createOrganisation();
  const facts = metricFacts(database.client);
  await facts.member("Ana", "North");
  await facts.member("Bo", "South");
  const spring = await facts.campaign("Spring");
  const won = { stage: "Won", opened: "2026-01-02", closed: "2026-02-01", campaign: "Spring" } as const;
  await facts.deal({ id: "1", reps: { Ana: 100 }, amount: 100, ...won });
  await facts.deal({ id: "2", reps: { Bo: 100 }, amount: 50, ...won });
  const spend = { spend_minor: 1000, reporting_spend_minor: 1000, currency: "USD" };
  await facts.insert("campaign_days", { campaign_id: spring, on: "2026-02-01", ...spend });
});

it("a manager without a team sees what a campaign cost, and no revenue", async () => {
  const scope = testReadScope("marketing.read", { role: "sales_manager" });
  const metrics: MetricId[] = ["spend", "revenue"];
  expect(totalsOf(await askMetrics(scope, metrics))).toEqual([10, 0]);
  expect(linesOf(await askMetrics(scope, metrics, { by: ["campaign"] }))).toEqual([["Spring", 10, 0]]);
});

it("what all deals of campaigns made is for those who may see all deals", async () => {
  const metrics: MetricId[] = ["spend", "return_on_spend"];
  const manager = testReadScope("marketing.read", { role: "sales_manager" });
  await expect(askMetrics(manager, metrics)).rejects.toThrow(/may not see Return on spend: .*all deals/);
  expect(readableOfCampaigns(manager, metrics)).toEqual(["spend"]);
  const marketer = testReadScope("marketing.read", { role: "marketer" });
  expect(readableOfCampaigns(marketer, metrics)).toEqual(metrics);
  expect(totalsOf(await askMetrics(marketer, metrics))).toEqual([10, 15]);
});
