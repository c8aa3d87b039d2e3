import { beforeEach, describe, expect, it } from "vitest";
import { execute, sql } from "@/lib/db/sql";
import { importPlan } from "@/lib/features/commissions/mutations";
import { listStatements } from "@/lib/features/commissions/queries";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { storeRep } from "@/lib/testing/commission-facts";
import { setUpTestDatabase } from "@/lib/testing/database";
import { importAll, importText } from "@/lib/testing/import-data";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { idOf, lastSummaries, PLAN_PERIOD, quarterlyPlan, storePlan } from "@/lib/testing/stored-plan";
import { calendarDate } from "@/lib/values/calendar-date";
import { createAssignment, removeAssignment, updateAssignment } from "./mutations";
import { getPlan } from "./queries";
import { newAssignmentSchema } from "./schema";

const WRITE = testWriteScope("plans.write");
const READ = testReadScope("plans.read");

const database = setUpTestDatabase();
let ana = 0;
let planId = 0;

beforeEach(async () => {
  ({ ana, planId } = await storePlan(database.client));
});

describe("who is on a plan", () => {
  const earned = async () =>
    (await listStatements(testReadScope("commissions.read"), { period: PLAN_PERIOD, repId: ana })).map(
      (statement) => statement.earned.minor,
    );

  it("waits for a file that names the rep", async () => {
    await createOrganisation();
    for (let round = 0; round < 5; round += 1) {
      const { id } = (await getPlan(READ, planId)).assignments[0] ?? { id: 0 };
      const day = calendarDate(`2026-03-0${round + 1}`);
      const change = { assignmentId: id, from: calendarDate("0001-01-01"), to: day, targetIncentive: null };
      const done = await Promise.allSettled([
        importAll("deals", `external_id,rep,stage,amount,closed_on\nD7,ana,Won,${1000 + round},2026-02-10\n`),
        updateAssignment(WRITE, change),
      ]);
      expect(done.filter(({ status }) => status === "rejected")).toEqual([]);
    }
  });

  it("refuses what would overlap, naming the plan and the days", async () => {
    await importPlan(WRITE, quarterlyPlan("20%", "Second plan"));
    const second = await idOf(database.client, "plans", "Second plan");
    const given = { planId: second, repId: ana, from: calendarDate("2026-02-01"), to: null, targetIncentive: null };
    await expect(createAssignment(WRITE, given)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(
        /^ana is on AE 2026 from .+ until further notice\. Let its last day be 31\sJan\s2026 or before/,
      ),
    });
    expect((await getPlan(READ, second)).assignments).toEqual([]);
  });

  it("moves a rep from plan to plan, and the open statements follow", async () => {
    await importPlan(WRITE, quarterlyPlan("20%", "Second plan"));
    const [first] = (await getPlan(READ, planId)).assignments;
    const day = calendarDate("2026-02-01");
    await updateAssignment(WRITE, {
      assignmentId: first?.id ?? 0,
      from: first?.from ?? day,
      to: day,
      targetIncentive: null,
    });
    const given = { repId: ana, from: day, to: null, targetIncentive: "$40,000" };
    await createAssignment(WRITE, { planId: await idOf(database.client, "plans", "Second plan"), ...given });
    expect(await earned()).toEqual(expect.arrayContaining([400_000n]));
    expect((await earned()).filter((minor) => minor === 400_000n)).toHaveLength(2);
    const [held] = (await getPlan(READ, await idOf(database.client, "plans", "Second plan"))).assignments;
    expect(held).toMatchObject({ repName: "ana", from: day, to: null, targetIncentive: 4_000_000n });
  });

  it("ends the plan before in the same deed where that is asked for, and puts both on record", async () => {
    await importPlan(WRITE, quarterlyPlan("20%", "Second plan"));
    const second = await idOf(database.client, "plans", "Second plan");
    const day = calendarDate("2026-02-01");
    const given = { planId: second, repId: ana, from: day, to: null, targetIncentive: null };
    await createAssignment(WRITE, { ...given, endOther: true });
    expect((await getPlan(READ, planId)).assignments).toMatchObject([{ repName: "ana", to: day }]);
    expect(await earned()).toEqual(expect.arrayContaining([400_000n]));
    expect(await lastSummaries(database.client, 2)).toEqual([
      expect.stringMatching(/^Ended ana's time on AE 2026: from the beginning to 31\sJan\s2026$/),
      expect.stringMatching(/^Put ana on Second plan from 1\sFeb\s2026 until further notice$/),
    ]);
  });

  it("ends nothing where the assignment itself is refused", async () => {
    await importPlan(WRITE, quarterlyPlan("20%", "Second plan"));
    const second = await idOf(database.client, "plans", "Second plan");
    const given = { planId: second, repId: ana, to: null, targetIncentive: null };
    await createAssignment(WRITE, { ...given, from: calendarDate("2026-03-01"), endOther: true });
    const earlier = { ...given, from: calendarDate("2026-02-01"), endOther: true };
    await expect(createAssignment(WRITE, earlier)).rejects.toMatchObject({ code: "conflict" });
    expect((await getPlan(READ, planId)).assignments).toMatchObject([{ to: "2026-03-01" }]);
  });

  it("refuses plans that pay in different currencies, on the page, in files and for a version", async () => {
    await createOrganisation();
    await importPlan(WRITE, { ...quarterlyPlan("20%", "Euro plan"), currency: "EUR" });
    const planInEuro = await idOf(database.client, "plans", "Euro plan");
    const given = { planId: planInEuro, repId: ana, from: calendarDate("2026-04-01"), to: null, targetIncentive: null };
    const refused =
      "ana would be on plans that pay in EUR and USD; a rep is paid in one currency, so a plan in that one would be accepted.";
    await expect(createAssignment(WRITE, { ...given, endOther: true })).rejects.toThrow(refused);
    await expect(importPlan(WRITE, { ...quarterlyPlan("20%"), currency: "EUR" })).rejects.toThrow(refused);
    await storeRep(database.client, "bo");
    const file = "rep,plan,from\nbo,Euro plan,2026-01-01\nana,Euro plan,2026-04-01\n";
    const report = await importText("plan_assignments", file, { skipBadRows: true });
    expect(report).toMatchObject({
      rows: { created: 1, refused: 1 },
      badRows: [
        {
          line: 3,
          column: "plan",
          value: "Euro plan",
          message: expect.stringMatching(/ would put the rep on plans that pay in EUR and USD; /),
        },
      ],
    });
  });

  it("refuses a day before the plan begins, and lets one be ended that lies there", async () => {
    await importPlan(WRITE, quarterlyPlan("20%", "Next year"), { from: "2027-01-01" });
    const next = await idOf(database.client, "plans", "Next year");
    const bo = await storeRep(database.client, "bo");
    const given = { planId: next, repId: bo, from: calendarDate("2026-11-01"), to: null, targetIncentive: null };
    await expect(createAssignment(WRITE, given)).rejects.toMatchObject({
      message: expect.stringMatching(/^Next year begins on 1\sJan\s2027, and nobody can be on it before/),
      details: [{ where: "from" }],
    });
    await execute(
      database.client,
      sql`insert into plan_assignments (rep_id, plan_id, from_on) values (${bo}, ${next}, ${given.from}::date)`,
    );
    const [early] = (await getPlan(READ, next)).assignments;
    const change = { assignmentId: early?.id ?? 0, from: given.from, targetIncentive: null };
    await updateAssignment(WRITE, { ...change, to: calendarDate("2027-06-01") });
    const earlier = { ...change, from: calendarDate("2026-10-01"), to: null };
    await expect(updateAssignment(WRITE, earlier)).rejects.toMatchObject({ details: [{ where: "from" }] });
  });

  it("takes the last day on the plan from forms", () => {
    const form = { planId: "1", repId: "2", from: "2026-02-01", lastDay: "2026-12-31", targetIncentive: "" };
    expect(newAssignmentSchema.parse(form)).toMatchObject({ to: "2027-01-01", endOther: false });
    expect(newAssignmentSchema.parse({ ...form, lastDay: "", endOther: ["on"] })).toMatchObject({
      to: null,
      endOther: true,
    });
    expect(newAssignmentSchema.parse({ ...form, lastDay: "9999-12-31" })).toMatchObject({ to: null });
  });

  it("lets an assignment be corrected in its own time, taken away, and puts both on record", async () => {
    const [first] = (await getPlan(READ, planId)).assignments;
    const change = { assignmentId: first?.id ?? 0, from: calendarDate("2026-02-01"), to: null, targetIncentive: null };
    await updateAssignment(WRITE, change);
    expect((await earned()).reduce((sum, minor) => sum + minor, 0n)).toBe(200_000n);
    await removeAssignment(WRITE, change.assignmentId);
    expect(await earned()).toEqual([]);
    expect(await lastSummaries(database.client, 2)).toEqual([
      expect.stringMatching(/^Changed when ana is on AE 2026: from /),
      expect.stringMatching(/^Took ana off AE 2026/),
    ]);
  });

  it("refuses an end before the start and a target that is no amount", async () => {
    const bo = await storeRep(database.client, "bo");
    const given = { planId, repId: bo, from: calendarDate("2026-02-01"), to: null, targetIncentive: null };
    await expect(createAssignment(WRITE, { ...given, to: given.from })).rejects.toMatchObject({
      details: [{ where: "lastDay" }],
    });
    await expect(createAssignment(WRITE, { ...given, targetIncentive: "much" })).rejects.toMatchObject({
      details: [{ where: "targetIncentive" }],
    });
  });
});
