import { beforeAll, describe, expect, it } from "vitest";
import { importPlan } from "@/lib/features/commissions/mutations";
import { getCommission, listStatements } from "@/lib/features/commissions/queries";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import type { Dimension, MetricId } from "@/lib/metrics/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { askMetrics, linesOf, previousOf, totalsOf } from "@/lib/testing/metric-results";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";

const database = setUpTestDatabase();

const PLAN = {
  name: "AE",
  currency: "USD",
  components: [
    {
      id: "base",
      name: "Base",
      earns_on: "revenue",
      credited_at: "booked",
      accumulates: "month",
      rate: { flat: "10%" },
    },
  ],
};
const PAY: readonly MetricId[] = ["commission_earned", "commission_paid", "commission_rate", "cost_of_sale"];
const leadership = () => testReadScope("commissions.totals", { role: "leadership" });

beforeAll(async () => {
  await createOrganisation();
  await importAll("teams", "name\nNorth\nSouth\n");
  await importAll("reps", "name,team,region\nAna,North,East\nBo,North,West\nCy,South,West\nDi,South,West\n");
  await importAll("deals", DEALS);
  await importPlan(testWriteScope("plans.write"), PLAN);
  await importAll(
    "plan_assignments",
    "rep,plan,from\nAna,AE,2026-01-01\nBo,AE,2026-01-01\nCy,AE,2026-01-01\nDi,AE,2026-01-01\n",
  );
});

const DEALS = `external_id,rep,stage,amount,closed_on
D1,Ana,Won,1000,2026-01-10
D2,Bo,Won,500,2026-02-10
D3,Cy,Won,300,2026-02-20
D4,Di,Won,70,2026-03-20
`;

describe("what leadership sees of pay", () => {
  it("is of whole months, as known today: a day's would be one rep's", async () => {
    const day = { from: "2026-01-10", to: "2026-01-11" };
    await expect(askMetrics(leadership(), ["commission_earned"], day)).rejects.toThrow(/of whole months only/);
    const yesterday = { asOf: "2026-03-19" };
    await expect(askMetrics(leadership(), ["commission_earned"], yesterday)).rejects.toThrow(/as known today/);
    const finance = testReadScope("commissions.read", { role: "finance" });
    expect(totalsOf(await askMetrics(finance, ["commission_earned"], day))).toEqual([100]);
  });

  it("is compared with whole months only, whoever else one is beside", async () => {
    const march = { from: "2026-03-01", to: "2026-04-01", compare: "previous" } as const;
    expect(previousOf(await askMetrics(leadership(), ["commission_earned"], march))).not.toEqual([null]);
    // The comparison of a period that ends on a chosen day ahead would begin on a chosen day.
    const chosen = { from: "2026-04-01", to: "2026-04-23", compare: "previous" } as const;
    expect((await askMetrics(leadership(), ["commission_earned"], chosen)).previousTotal).toBeFalsy();
    const { id: repId } = await database.client.rep.findFirstOrThrow({ where: { name: "Ana" } });
    const both = testReadScope("commissions.totals", { roles: ["leadership", "rep"], repId });
    const part = { from: "2026-03-10", to: "2026-03-11" } as const;
    await expect(askMetrics(both, ["commission_earned"], part)).rejects.toThrow(/whole months only/);
  });

  it("is the total, each team's, and those of months", async () => {
    expect(totalsOf(await askMetrics(leadership(), ["commission_earned"]))).toEqual([187]);
    expect(linesOf(await askMetrics(leadership(), ["commission_earned", "cost_of_sale"], { by: ["team"] }))).toEqual([
      ["North", 150, 0.1],
      ["South", 37, 0.1],
    ]);
    const filters = [{ dimension: "team", values: ["South"] }] as const;
    const months = await askMetrics(leadership(), ["commission_earned"], { by: ["month"], filters });
    expect(linesOf(months)).toEqual([
      ["2026-02", 30],
      ["2026-03", 7],
    ]);
  });

  it.each(["sales.read", "commissions.totals", "glossary.read"] as const)(
    "is never a rep's, with leave for %s",
    async (action) => {
      const scope = testReadScope(action, { role: "leadership" });
      const others: readonly Dimension[] = ["rep", "region", "product", "day", "week", "deal_type", "segment"];
      for (const metric of PAY) {
        for (const dimension of others) {
          await expect(askMetrics(scope, [metric], { by: [dimension] }), `${metric} by ${dimension}`).rejects.toThrow();
          await expect(askMetrics(scope, [metric], { by: ["team", dimension] })).rejects.toThrow();
        }
        const filters = [{ dimension: "rep", values: ["Ana"] }] as const;
        await expect(askMetrics(scope, [metric], { filters }), `${metric} of Ana`).rejects.toMatchObject({
          code: "forbidden",
        });
        await expect(askMetrics(scope, [metric], { by: ["rep"] })).rejects.toMatchObject({ code: "forbidden" });
      }
    },
  );

  it("is no statement and no line", async () => {
    expect(() => testReadScope("commissions.read", { role: "leadership" })).toThrow(/may not do this/);
    const rep = await database.client.rep.findFirstOrThrow({ where: { name: "Ana" } });
    const asked = { repId: rep.id, period: period(calendarDate("2026-01-01"), calendarDate("2026-04-01")) };
    await expect(listStatements(leadership(), asked)).rejects.toMatchObject({ code: "misuse" });
    await expect(getCommission(leadership(), asked)).rejects.toMatchObject({ code: "misuse" });
  });
});

it("leaves the others as they were: finance sees reps, a rep themself, a marketer nothing", async () => {
  const byRep = { by: ["rep"] } as const;
  const finance = testReadScope("commissions.read", { role: "finance" });
  expect(linesOf(await askMetrics(finance, ["commission_earned"], byRep))).toHaveLength(4);
  const { id: repId } = await database.client.rep.findFirstOrThrow({ where: { name: "Ana" } });
  const rep = testReadScope("commissions.read", { role: "rep", repId });
  expect(linesOf(await askMetrics(rep, ["commission_earned"], byRep))).toEqual([["Ana", 100]]);
  expect(totalsOf(await askMetrics(rep, ["commission_earned"]))).toEqual([100]);
  const marketer = testReadScope("marketing.read", { role: "marketer" });
  await expect(askMetrics(marketer, ["commission_earned"])).rejects.toMatchObject({ code: "forbidden" });
});

it("names to those who see totals no rep whose statement has a problem", async () => {
  await importAll("deals", "external_id,rep,stage,amount,currency,closed_on\nD9,Di,Won,70,EUR,2026-03-21\n");
  const march = { from: "2026-03-01", to: "2026-04-01" } as const;
  const finance = testReadScope("commissions.read", { role: "finance" });
  expect((await askMetrics(finance, ["commission_earned"], march)).notes.join()).toMatch(/Di, 2026-03: /);
  const { notes, total } = await askMetrics(leadership(), ["commission_earned"], march);
  expect(notes).toEqual(["commission_earned: One statement has a problem that finance sees."]);
  expect(total.commission_earned?.value).toBeNull();
});
