import { beforeEach, describe, expect, it } from "vitest";
import { execute, sql } from "@/lib/db/sql";
import { importPlan } from "@/lib/features/commissions/mutations";
import { listStatements } from "@/lib/features/commissions/queries";
import { setUpTestDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { idOf, lastSummaries, PLAN_PERIOD, quarterlyPlan, storePlan } from "@/lib/testing/stored-plan";
import { calendarDate } from "@/lib/values/calendar-date";
import { removePlan, removePlanVersion } from "./mutations";
import { getPlan, getPlanFile, listPlans } from "./queries";

const WRITE = testWriteScope("plans.write");
const READ = testReadScope("plans.read");

const database = setUpTestDatabase();
let ana = 0;
let planId = 0;

beforeEach(async () => {
  ({ ana, planId } = await storePlan(database.client));
});

describe("plans as they are stored", () => {
  it("keep the name they have, whatever letters of it are small", async () => {
    expect(await importPlan(WRITE, quarterlyPlan("10%", "ae 2026"))).toMatchObject({
      plan: "AE 2026",
      outcome: "unchanged",
    });
    expect(await importPlan(WRITE, quarterlyPlan("12%", "ae 2026"))).toMatchObject({
      plan: "AE 2026",
      outcome: "created",
    });
    expect((await listPlans(READ)).map(({ name }) => name)).toEqual(["AE 2026"]);
    expect(await lastSummaries(database.client, 1)).toEqual([expect.stringMatching(/^Stored AE 2026 from /)]);
    const { definition } = await getPlanFile(READ, planId, READ.today);
    expect(definition).toMatchObject({ name: "AE 2026" });
    await expect(importPlan(WRITE, quarterlyPlan("12%", "ae 2026"), { isNew: true })).rejects.toMatchObject({
      message: expect.stringContaining("There is a plan named AE 2026"),
    });
  });

  it("takes what says the same for no change, however it is written", async () => {
    const again = { ...quarterlyPlan("10.0%"), spiffs: [], draw: null, clawback: null };
    expect(await importPlan(WRITE, again, { from: "2026-07-01" })).toMatchObject({ outcome: "unchanged" });
    expect(await importPlan(WRITE, quarterlyPlan("10.1%"), { from: "2026-07-01" })).toMatchObject({
      outcome: "created",
    });
    expect((await getPlan(READ, planId)).versions).toHaveLength(2);
    expect(await lastSummaries(database.client, 1)).toEqual([
      expect.stringMatching(/^Stored AE 2026 from 1\sJul\s2026$/),
    ]);
  });

  it("takes a plan that is to come for one that stays to come", async () => {
    await importPlan(WRITE, quarterlyPlan("1%", "Next year"), { from: "2027-01-01" });
    expect(await importPlan(WRITE, quarterlyPlan("1%", "Next year"))).toMatchObject({ outcome: "unchanged" });
    expect(await importPlan(WRITE, quarterlyPlan("2%", "Next year"))).toMatchObject({
      outcome: "replaced",
      from: "2027-01-01",
    });
  });

  it("says of a version that always held that it does, on the record too", async () => {
    await importPlan(WRITE, quarterlyPlan("1%", "Fresh"));
    expect(await lastSummaries(database.client, 1)).toEqual(["Stored Fresh from the beginning"]);
  });

  it("lists each as it stands today, with what comes next and who stored it", async () => {
    await importPlan(WRITE, quarterlyPlan("12%"), { from: "2026-07-01" });
    expect(await listPlans(READ)).toMatchObject([
      { name: "AE 2026", inForceSince: "0001-01-01", nextFrom: "2026-07-01", repsToday: 1 },
    ]);
    expect((await getPlan(READ, planId)).versions.map(({ storedBy }) => storedBy)).toEqual(["tester", "tester"]);
  });

  it("gives back the file that was stored", async () => {
    const { definition } = await getPlanFile(READ, planId, READ.today);
    expect(definition).toEqual(quarterlyPlan("10%"));
    expect(Object.keys(definition as object)).toEqual(["name", "currency", "components"]);
    expect(await importPlan(WRITE, definition)).toMatchObject({ outcome: "unchanged" });
  });

  it("does not take a new plan for another one of its name", async () => {
    await expect(importPlan(WRITE, quarterlyPlan("12%"), { isNew: true })).rejects.toMatchObject({
      details: [{ where: "name" }],
    });
  });
});
describe("what was stored by mistake", () => {
  const lockJanuary = async () => {
    await execute(
      database.client,
      sql`insert into locked_periods (from_on, to_on, locked_at, locked_by_name) values ('2026-01-01', '2026-02-01', now(), 'tester')`,
    );
    await execute(
      database.client,
      sql`update statements set state = 'locked' where rep_id = ${ana} and from_on = '2026-01-01'`,
    );
  };

  it("is removed with its versions where nobody is on the plan, and goes on record", async () => {
    await importPlan(WRITE, quarterlyPlan("1%", "Mistake"));
    await importPlan(WRITE, quarterlyPlan("2%", "Mistake"), { from: "2026-07-01" });
    await removePlan(WRITE, await idOf(database.client, "plans", "Mistake"));
    expect((await listPlans(READ)).map(({ name }) => name)).toEqual(["AE 2026"]);
    expect(await lastSummaries(database.client, 1)).toEqual([
      "Removed Mistake, which nobody is on and no locked statement names",
    ]);
  });

  it("stays where somebody is on the plan", async () => {
    await expect(removePlan(WRITE, planId)).rejects.toMatchObject({
      code: "conflict",
      message: "1 rep is or was on AE 2026, so it stays: statements are explained by it.",
    });
    expect(await listPlans(READ)).toHaveLength(1);
  });

  it("is a version that open statements forget again", async () => {
    await importPlan(WRITE, quarterlyPlan("20%"), { from: "2026-02-01" });
    const earned = async () =>
      (await listStatements(testReadScope("commissions.read"), { period: PLAN_PERIOD, repId: ana })).reduce(
        (sum, statement) => sum + statement.earned.minor,
        0n,
      );
    expect(await earned()).toBe(800_000n);
    await removePlanVersion(WRITE, planId, calendarDate("2026-02-01"));
    expect(await earned()).toBe(600_000n);
    expect(await lastSummaries(database.client, 1)).toEqual([
      expect.stringMatching(/^Removed the version of AE 2026 from 1\sFeb\s2026$/),
    ]);
  });

  it("stays where a locked statement rests on it; a later version may go", async () => {
    await importPlan(WRITE, quarterlyPlan("20%"), { from: "2026-01-10" });
    await importPlan(WRITE, quarterlyPlan("30%"), { from: "2026-02-01" });
    await lockJanuary();
    await expect(removePlanVersion(WRITE, planId, calendarDate("2026-01-10"))).rejects.toMatchObject({
      message: expect.stringMatching(/^The version from 10\sJan\s2026 decided locked statements, .+January\s2026/),
    });
    await removePlanVersion(WRITE, planId, calendarDate("2026-02-01"));
    expect((await getPlan(READ, planId)).versions.map(({ from }) => from)).toEqual(["0001-01-01", "2026-01-10"]);
  });

  it("goes where what is locked was locked before it was stored, and is replaced from its day until then", async () => {
    await lockJanuary();
    await importPlan(WRITE, quarterlyPlan("20%"), { from: "2026-01-10" });
    expect(await importPlan(WRITE, quarterlyPlan("25%"), { from: "2026-01-10" })).toMatchObject({
      outcome: "replaced",
    });
    await removePlanVersion(WRITE, planId, calendarDate("2026-01-10"));
    expect((await getPlan(READ, planId)).versions.map(({ from }) => from)).toEqual(["0001-01-01"]);
  });

  it("is not the only version, nor the first one while somebody is on the plan then", async () => {
    await expect(removePlanVersion(WRITE, planId, calendarDate("0001-01-01"))).rejects.toMatchObject({
      message: "The version from the beginning is the only one. Remove the plan instead.",
    });
    await importPlan(WRITE, quarterlyPlan("20%"), { from: "2026-02-01" });
    await expect(removePlanVersion(WRITE, planId, calendarDate("0001-01-01"))).rejects.toMatchObject({
      message: expect.stringContaining("ana is on AE 2026 from the beginning: there would be no rules"),
    });
  });
});
