import { beforeAll, expect, it } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import type { MetricId } from "@/lib/metrics/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { metricFacts } from "@/lib/testing/metric-facts";
import { askMetrics, linesOf, totalsOf } from "@/lib/testing/metric-results";
import { testReadScope } from "@/lib/testing/scopes";

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

it.each<[string, MetricId[], number[]]>([
  ["revenue first", ["revenue", "return_on_spend"], [0, 15]],
  ["return first", ["return_on_spend", "revenue"], [15, 0]],
])(
  "a manager without a team sees a campaign's return on all revenue, and no revenue: %s",
  async (_, metrics, figures) => {
    const scope = testReadScope("marketing.read", { role: "sales_manager" });
    expect(totalsOf(await askMetrics(scope, metrics))).toEqual(figures);
    expect(linesOf(await askMetrics(scope, metrics, { by: ["campaign"] }))).toEqual([["Spring", ...figures]]);
  },
);
