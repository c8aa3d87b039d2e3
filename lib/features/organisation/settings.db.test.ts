import { beforeEach, describe, expect, it } from "vitest";
import { commandWriteScope } from "@/lib/auth/command";
import { setUpTestDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { importPlan } from "../commissions/mutations";
import { importRows } from "../imports/mutations";
import { createOrganisation, updateOrganisation } from "./mutations";
import { getOrganisation, hasAmounts } from "./queries";
import { type OrganisationChange, organisationSchema } from "./schema";

const database = setUpTestDatabase();
beforeEach(async () => {
  await database.clear();
  await createOrganisation();
});

const reads = () => testReadScope("settings.read");
const change = async (values: Partial<OrganisationChange>, options = {}) => {
  const { isSample: _, ...settings } = await getOrganisation();
  await updateOrganisation(testWriteScope("settings.write"), { ...settings, ...values }, options);
};

describe("updateOrganisation", () => {
  it("keeps what it is told, and what was before on record", async () => {
    await change({ name: "Halden", currency: "NOK", weekStart: 7, leaderboard: "nothing" });
    expect(await getOrganisation()).toMatchObject({
      name: "Halden",
      currency: "NOK",
      weekStart: 7,
      leaderboard: "nothing",
    });
    expect(await database.client.auditEntry.findFirst({ where: { action: "settings.update" } })).toMatchObject({
      before: { name: "My organisation", currency: "USD", leaderboard: "rank_only" },
      after: { name: "Halden", currency: "NOK", leaderboard: "nothing" },
    });
  });

  it.each([{ currency: "XYZ" }, { timeZone: "Mars/Olympus" }])(
    "refuses %j at its field and changes nothing",
    async (values) => {
      await expect(change({ ...values, name: "Other" })).rejects.toMatchObject({
        code: "invalid_input",
        details: [{ where: Object.keys(values)[0] }],
      });
      expect((await getOrganisation()).name).toBe("My organisation");
    },
  );

  it("keeps the currency once there are amounts", async () => {
    await importAll("reps", "name\nAna\n");
    await importAll("deals", "external_id,rep,stage\nD1,Ana,Open\n");
    expect(await hasAmounts(reads())).toBe(false);
    await change({ currency: "EUR" });
    await importAll("deals", "external_id,rep,stage,amount\nD2,Ana,Open,10\n");
    expect(await hasAmounts(reads())).toBe(true);
    await expect(change({ currency: "USD" })).rejects.toThrow("The currency stays EUR");
    await change({ name: "Still possible" });
  });

  it("keeps the currency once there are rates to it", async () => {
    await importAll("fx_rates", "currency,on,rate\nEUR,2026-01-01,1.1\n");
    await expect(change({ currency: "EUR" })).rejects.toMatchObject({ details: [{ where: "currency" }] });
  });

  it("lets no import go on that was begun under another currency", async () => {
    const before = await commandWriteScope("imports.write");
    await change({ currency: "EUR" });
    const late = importRows(before, "reps", [{ name: "Ana" }]);
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    expect(await database.client.rep.count()).toBe(0);
  });

  it("moves the fiscal year once months are locked only where it is agreed that they are counted anew", async () => {
    await change({ fiscalYearStartMonth: 2 });
    await database.client.lockedPeriod.create({
      data: { fromOn: new Date("2026-01-01"), toOn: new Date("2026-02-01"), lockedByName: "tester" },
    });
    await expect(change({ fiscalYearStartMonth: 4 })).rejects.toMatchObject({ details: [{ where: "recount" }] });
    expect((await getOrganisation()).fiscalYearStartMonth).toBe(2);
    await change({ name: "As it was" });
    await change({ fiscalYearStartMonth: 4 }, { recount: true });
    expect((await getOrganisation()).fiscalYearStartMonth).toBe(4);
  });

  it("moves the days of what happened near midnight with the time zone", async () => {
    await importAll("reps", "name\nAna\n");
    await importAll("activities", "rep,type,at\nAna,call,2026-03-01T23:30:00Z\nAna,call,2026-03-01T12:00:00Z\n");
    await change({ timeZone: "Asia/Kathmandu" });
    const days = await database.client.activity.findMany({ orderBy: { at: "asc" }, select: { on: true } });
    expect(days.map(({ on }) => on.toISOString().slice(0, 10))).toEqual(["2026-03-01", "2026-03-02"]);
  });

  it("works out again what is owed where another fiscal year begins", async () => {
    await importAll("reps", "name\nAna\n");
    await importAll(
      "deals",
      "external_id,rep,stage,amount,closed_on\nD1,Ana,Won,1000,2026-01-10\nD2,Ana,Won,1000,2026-02-10\n",
    );
    await importPlan(testWriteScope("plans.write"), YEARLY_TIERS);
    await importAll("plan_assignments", "rep,plan,from\nAna,Tiers,2026-01-01\n");
    const owed = async () =>
      (await database.client.statement.findMany()).reduce((sum, { earnedMinor }) => sum + earnedMinor, 0n);
    // 1,000 at 1 % and 1,000 at 2 % within one year; each at 1 % where February begins another.
    expect(await owed()).toBe(3000n);
    await change({ fiscalYearStartMonth: 2 });
    expect(await owed()).toBe(2000n);
  });
});

it("reads a form as it comes", () => {
  const form = { name: " A ", currency: "eur", timeZone: "UTC", fiscalYearStartMonth: "4", weekStart: "1" };
  expect(organisationSchema.parse({ ...form, leaderboard: "rank_only" })).toMatchObject({
    name: "A",
    currency: "EUR",
    fiscalYearStartMonth: 4,
  });
  expect(organisationSchema.safeParse({ ...form, leaderboard: "all" }).success).toBe(false);
});

it("is for settings.write only", async () => {
  await expect(hasAmounts(testReadScope("sales.read"))).rejects.toMatchObject({ code: "misuse" });
  expect(() => testWriteScope("settings.write", { role: "finance" })).toThrow(/may not do this/);
});

const YEARLY_TIERS = {
  name: "Tiers",
  currency: "USD",
  components: [
    {
      id: "base",
      name: "Base",
      earns_on: "revenue",
      credited_at: "booked",
      accumulates: "year",
      rate: {
        tiers: {
          over: "amount",
          mode: "marginal",
          boundary: "lower",
          steps: [
            { from: "0.00", percent: "1%" },
            { from: "1000.00", percent: "2%" },
          ],
        },
      },
    },
  ],
};
