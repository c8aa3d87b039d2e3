import { beforeAll, describe, expect, it } from "vitest";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { listMetrics } from "@/lib/metrics/registry";
import type { MetricFilter, MetricId } from "@/lib/metrics/types";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { metricFacts } from "@/lib/testing/metric-facts";
import { testReadScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import type { LeadListQuery } from "../types";
import { listLeads } from ".";

const Q1 = period(calendarDate("2026-01-01"), calendarDate("2026-04-01"));
const AS_OF = calendarDate("2026-03-20");
const page: LeadListQuery = {
  metric: "leads",
  period: Q1,
  asOf: AS_OF,
  filters: [],
  sort: { by: "first_contact_on", descending: false },
  page: 1,
  pageSize: 50,
};

/** Days of first contact, MQL, SQL, opportunity and customer; L4's later days are not known yet, L5 came before the quarter. */
const LEADS: Readonly<Record<string, readonly (string | null)[]>> = {
  L1: ["2026-01-05", "2026-01-10", "2026-01-20", "2026-02-01", "2026-03-01"],
  L2: ["2026-01-07", "2026-02-10", "2026-02-11", null, null],
  L3: ["2026-02-01", null, null, null, null],
  L4: ["2026-03-10", "2026-03-25", null, null, null],
  L5: ["2025-12-20", "2026-01-02", "2026-01-03", "2026-03-05", null],
  L6: ["2026-03-28", null, null, null, null],
};

const OF_LEADS = listMetrics()
  .filter(({ rows }) => rows === "leads")
  .map(({ id }) => id as MetricId);
const FILTERS: readonly [string, MetricFilter[]][] = [
  ["all", []],
  ["a campaign", [{ dimension: "campaign", values: ["Spring"] }]],
  ["none or a campaign", [{ dimension: "campaign", values: ["(none)", "Autumn"] }]],
  ["a channel of its own or its campaign's", [{ dimension: "channel", values: ["search", "social"] }]],
  ["a segment", [{ dimension: "segment", values: ["Farms"] }]],
];

describeOnEachDatabase("leads", (database) => {
  beforeAll(async () => {
    const facts = metricFacts(database.client);
    const campaigns = { L1: "Spring", L2: "Spring", L3: null, L4: "Autumn", L5: "Spring", L6: "Spring" };
    const owner = await facts.rep("Ana");
    const account = await facts.account("Acme", { segment: "Farms" });
    await facts.campaign("Spring", { channel: "search" });
    await facts.campaign("Autumn", { channel: "email" });
    for (const [id, [first, mql, qualified, opportunity, customer]] of Object.entries(LEADS)) {
      const campaign = campaigns[id as keyof typeof campaigns];
      await facts.insert("leads", {
        external_id: id,
        first_contact_on: first,
        campaign_id: campaign === null ? null : await facts.campaign(campaign),
        channel: id === "L4" ? "social" : null,
        account_id: id === "L1" || id === "L5" ? account : null,
        owner_rep_id: owner,
        disqualified_on: id === "L3" ? "2026-02-02" : null,
        reached_mql_on: mql,
        reached_sql_on: qualified,
        reached_opportunity_on: opportunity,
        reached_customer_on: customer,
      });
    }
  });

  describe.each(FILTERS)("leads behind figures of %s", (_, filters) => {
    it.each(OF_LEADS)("make %s", async (metric) => {
      const scope = testReadScope("marketing.read", { role: "marketer" });
      const { total } = await queryMetrics(scope, { metrics: [metric], by: [], filters, period: Q1, asOf: AS_OF });
      const { count, rows, converted } = await listLeads(scope, { ...page, metric, filters });
      expect(rows).toHaveLength(count);
      const share = count === 0 ? null : Number(converted) / count;
      expect(converted === null ? count : share).toBe(total[metric]?.value);
    });
  });

  describe("a list of leads", () => {
    const admin = () => testReadScope("marketing.read");

    it("shows what was known on the day, and how many came how far", async () => {
      const { rows, reached, count } = await listLeads(admin(), page);
      expect(count).toBe(4);
      expect(
        rows.map(({ externalId, channel, campaign, steps }) => [externalId, channel, campaign?.name, steps.mql_on]),
      ).toEqual([
        ["L1", "search", "Spring", "2026-01-10"],
        ["L2", "search", "Spring", "2026-02-10"],
        ["L3", null, undefined, null],
        ["L4", "social", "Autumn", null],
      ]);
      expect(reached).toEqual({ mql_on: 2, sql_on: 2, opportunity_on: 1, customer_on: 1, disqualified_on: 1 });
    });

    it("never says whose a lead is", async () => {
      const { rows } = await listLeads(admin(), page);
      expect(JSON.stringify(rows)).not.toContain("Ana");
      const byRep = listLeads(admin(), { ...page, filters: [{ dimension: "rep", values: ["Ana"] }] });
      await expect(byRep).rejects.toMatchObject({ code: "misuse" });
    });

    it("is not for reps, and only of metrics that are made of leads", async () => {
      const rep = testReadScope("deals.read", { role: "rep", repId: 1 });
      await expect(listLeads(rep, page)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listLeads(admin(), { ...page, metric: "revenue" })).rejects.toMatchObject({ code: "misuse" });
    });

    it("comes in pages, sorted, unknown values last", async () => {
      const ids = async (query: Partial<LeadListQuery>) =>
        (await listLeads(admin(), { ...page, ...query })).rows.map(({ externalId }) => externalId);
      expect(await ids({ sort: { by: "campaign", descending: false } })).toEqual(["L4", "L1", "L2", "L3"]);
      expect(await ids({ sort: { by: "campaign", descending: true } })).toEqual(["L2", "L1", "L4", "L3"]);
      expect(await ids({ sort: { by: "lead", descending: true }, page: 2, pageSize: 3 })).toEqual(["L1"]);
      expect(await ids({ metric: "mqls", sort: { by: "mql_on", descending: true } })).toEqual(["L2", "L1", "L5"]);
    });
  });
});
