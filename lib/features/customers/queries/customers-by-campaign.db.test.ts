import { beforeAll, describe, expect, it } from "vitest";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { ANY_ENTITY, NO_ENTITY } from "@/lib/metrics/dimensions";
import type { MetricFilter, MetricId } from "@/lib/metrics/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { metricFacts } from "@/lib/testing/metric-facts";
import { testReadScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { loadCohorts } from ".";

const database = setUpTestDatabase();
const scope = () => testReadScope("customers.read", { today: "2026-12-31" });
const YEAR = period(calendarDate("2026-01-01"), calendarDate("2027-01-01"));
const WON: Readonly<Record<string, readonly string[]>> = {
  Spring: ["its own deal", "its deal's lead"],
  Letter: ["its earliest lead", "its first purchase"],
};

/** One customer for each way in which a campaign can win one, each with the other campaign on something that comes after. */
beforeAll(async () => {
  const facts = metricFacts(database.client);
  const campaigns = { Spring: await facts.campaign("Spring"), Letter: await facts.campaign("Letter") };
  const lead = (id: string, account: number | null, campaign: number, on: string) =>
    facts.insert("leads", {
      external_id: id,
      account_id: account,
      campaign_id: campaign,
      first_contact_on: on,
    });
  const purchase = (account: number, on: string, campaign: number | null, kind: string | null) =>
    facts.insert("purchases", {
      external_id: `${account} ${on}`,
      account_id: account,
      on,
      kind,
      amount_minor: 1200,
      reporting_amount_minor: 1200,
      currency: "USD",
      campaign_id: campaign,
    });
  const won = (account: string, on: string, more: { campaign?: string; lead?: string } = {}) =>
    facts.deal({
      id: `${account} ${on}`,
      account,
      reps: { Ana: 100 },
      stage: "Won",
      closed: on,
      amount: 10,
      recurring: 1,
      ...more,
    });

  const own = await facts.account("its own deal");
  await lead("L1", own, campaigns.Letter, "2026-01-01");
  await won("its own deal", "2026-02-01", { campaign: "Spring" });
  await won("its own deal", "2026-03-01", { campaign: "Letter" });

  await facts.account("its deal's lead");
  await lead("L2", null, campaigns.Spring, "2026-01-01");
  await won("its deal's lead", "2026-04-01", { lead: "L2" });

  const earliest = await facts.account("its earliest lead");
  await lead("L3", earliest, campaigns.Letter, "2026-01-02");
  await lead("L4", earliest, campaigns.Spring, "2026-01-05");
  await won("its earliest lead", "2026-05-01");

  const first = await facts.account("its first purchase");
  await purchase(first, "2026-06-01", campaigns.Letter, "new");
  await purchase(first, "2026-07-01", campaigns.Spring, "churn");

  await facts.account("nobody");
  await won("nobody", "2026-08-01");
});

const METRICS: readonly MetricId[] = [
  "new_customers",
  "repeat_rate",
  "logo_churn",
  "nrr",
  "ltv",
  "observed_value",
  "survival",
];

describe("customers of a campaign", () => {
  const ask = (filters: readonly MetricFilter[], by: readonly "campaign"[] = []) =>
    queryMetrics(scope(), { metrics: METRICS, by, period: YEAR, filters });
  const of = (...values: string[]): MetricFilter[] => [{ dimension: "campaign", values }];

  it("are as many when only they are looked at as when all are split", async () => {
    const { rows } = await ask([], ["campaign"]);
    expect(rows).toHaveLength(3);
    for (const { key, cells } of rows) {
      const name = typeof key.campaign === "object" && key.campaign ? key.campaign.name : NO_ENTITY;
      expect([name, cells.new_customers?.value]).toEqual([name, WON[name]?.length ?? 1]);
      expect((await ask(of(name))).total).toEqual(cells);
    }
  });

  it("come in cohorts of their own, also those of several campaigns", async () => {
    const size = async (...values: string[]) =>
      (await loadCohorts(scope(), { unit: "month", filters: of(...values) })).map((cohort) => [
        cohort.cohort,
        cohort.size,
      ]);
    expect(await size("Spring")).toEqual([
      ["2026-02", 1],
      ["2026-04", 1],
    ]);
    expect(await size("Letter")).toEqual([
      ["2026-05", 1],
      ["2026-06", 1],
    ]);
    expect(await size("Letter", "Spring")).toHaveLength(4);
    expect(await size(NO_ENTITY)).toEqual([["2026-08", 1]]);
  });

  it("are those of any campaign, or all others", async () => {
    const counts = async (...values: string[]) => (await ask(of(...values))).total.new_customers?.value;
    expect(await counts(ANY_ENTITY)).toBe(4);
    expect(await counts(NO_ENTITY)).toBe(1);
    expect(await counts(ANY_ENTITY, NO_ENTITY)).toBe(5);
  });

  it("have rows without a total where nobody asks for one", async () => {
    const asked = { metrics: METRICS, by: ["campaign"], period: YEAR, filters: [] } as const;
    const [alone, whole] = await Promise.all([
      queryMetrics(scope(), { ...asked, rowsOnly: true }),
      queryMetrics(scope(), asked),
    ]);
    expect(alone.rows).toEqual(whole.rows);
    expect(alone.total).not.toEqual(whole.total);
  });
});
