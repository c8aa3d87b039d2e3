import { beforeEach, describe, expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { execute, sql } from "@/lib/db/sql";
import { importPlan, recalculateStatements } from "@/lib/features/commissions/mutations";
import { listStatements } from "@/lib/features/commissions/queries";
import { importRows } from "@/lib/features/imports/mutations";
import { setUpTestDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { idOf, PLAN_PERIOD, quarterlyPlan, storePlan } from "@/lib/testing/stored-plan";
import { calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { createAssignment, removeAssignment, removePlan, removePlanVersion, updateAssignment } from "./mutations";
import { getPlan } from "./queries";

const WRITE = testWriteScope("plans.write");
const READ = testReadScope("plans.read");
const usd = (minor: bigint) => money(minor, "USD");

const database = setUpTestDatabase();
let ana = 0;
let planId = 0;

beforeEach(async () => {
  ({ ana, planId } = await storePlan(database.client));
});

describe("what locked statements rest on", () => {
  const lockUpToJanuary = async () => {
    await withBulkTransaction((bulk) => recalculateStatements(bulk, WRITE, { repIds: "all" }), database.client);
    await execute(
      database.client,
      sql`insert into locked_periods (from_on, to_on, locked_at, locked_by_name)
          values ('2025-12-01', '2026-01-01', now(), 'tester'), ('2026-01-01', '2026-02-01', now(), 'tester')`,
    );
    await execute(database.client, sql`update statements set state = 'locked' where from_on < '2026-02-01'`);
  };
  const assignment = async () => (await getPlan(READ, planId)).assignments[0];
  const change = async (more: object) =>
    await updateAssignment(WRITE, {
      assignmentId: (await assignment())?.id ?? 0,
      from: (await assignment())?.from ?? calendarDate("0001-01-01"),
      to: null,
      targetIncentive: null,
      ...more,
    });

  it("is a version that nothing replaces from the same day; what says the same changes nothing, another day is taken", async () => {
    await lockUpToJanuary();
    await expect(importPlan(WRITE, quarterlyPlan("12%"), { from: "0001-01-01" })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(
        /^The version of AE 2026 from the beginning decided locked statements, such as those of January\s2026: it stays\. Let the change hold from another day/,
      ),
    });
    expect(await importPlan(WRITE, quarterlyPlan("10.0%"), { from: "0001-01-01" })).toMatchObject({
      outcome: "unchanged",
    });
    const retroactive = await importPlan(WRITE, quarterlyPlan("12%"), { from: "2026-01-01" });
    expect(retroactive).toMatchObject({
      outcome: "created",
      notes: [expect.stringMatching(/^This changes what locked months come to: January\s2026\./)],
    });
    expect((await getPlan(READ, planId)).versions).toHaveLength(2);
    const [, february] = await listStatements(testReadScope("commissions.read"), { period: PLAN_PERIOD, repId: ana });
    expect(february?.earned).toEqual(usd(240_000n + 80_000n));
    await importPlan(WRITE, quarterlyPlan("13%"), { from: "2026-02-01" });
    expect(await importPlan(WRITE, quarterlyPlan("14%"), { from: "2026-02-01" })).toMatchObject({
      outcome: "replaced",
    });
  });

  it("is told, with the months and what they come to, before a version that changes them is stored", async () => {
    await lockUpToJanuary();
    const store = (percent: string, from: string, recount = false) =>
      importPlan(WRITE, quarterlyPlan(percent), { from, recount });
    const told = (words: RegExp) => ({
      code: "conflict",
      message: expect.stringMatching(words),
      details: [{ where: "recount", message: "tick it to go on, or let the change hold from a later day" }],
    });
    await expect(store("12%", "2025-12-01")).rejects.toMatchObject(
      told(
        /^This changes what locked months come to: December\s2025 and January\s2026\. They stay as they were paid; the difference, \+\$940\.00 for 1\srep, comes with/,
      ),
    );
    expect((await getPlan(READ, planId)).versions).toHaveLength(1);
    await store("12%", "2025-12-01", true);
    await expect(store("11%", "2026-01-01")).rejects.toMatchObject(told(/: January\s2026\. .+, −\$400\.00 for 1\srep/));
    await store("15%", "2026-02-01");
    expect((await getPlan(READ, planId)).versions).toHaveLength(3);
  });

  it("is an assignment that is not taken away, cut short or begun later; it ends with an open month", async () => {
    await lockUpToJanuary();
    const refused = {
      code: "conflict",
      message: expect.stringMatching(
        /^Locked statements of ana rest on the time on AE 2026, the last of January\s2026\. .+ end on 31\sJan\s2026 or later, so that it is over from February\s2026 on; or put ana on another plan/,
      ),
    };
    await expect(removeAssignment(WRITE, (await assignment())?.id ?? 0)).rejects.toMatchObject(refused);
    await expect(change({ to: calendarDate("2026-01-20") })).rejects.toMatchObject(refused);
    await expect(change({ from: calendarDate("2026-01-20") })).rejects.toMatchObject(refused);
    expect(await assignment()).toMatchObject({ from: "0001-01-01", to: null });
    await change({ to: calendarDate("2026-02-01"), targetIncentive: "1000.00" });
    expect(await assignment()).toMatchObject({ to: "2026-02-01", targetIncentive: 100_000n });
  });

  it("is told before a target, a day or a removed version changes it", async () => {
    await importPlan(
      WRITE,
      {
        ...quarterlyPlan("0%"),
        components: [
          {
            id: "base",
            name: "Base",
            earns_on: "revenue",
            accumulates: "month",
            rate: {
              tiers: {
                over: "attainment",
                mode: "interpolated",
                steps: [
                  { from: "0%", amount: "0" },
                  { from: "100%", of_target: "100%" },
                ],
              },
            },
          },
        ],
      },
      { from: "2026-01-01" },
    );
    const months = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"];
    for (const [index, from] of months.slice(0, 3).entries())
      await execute(
        database.client,
        sql`insert into quotas (rep_id, from_on, to_on, currency, amount_minor)
            values (${ana}::int, ${from}::date, ${months[index + 1]}::date, 'USD', 4000000)`,
      );
    await change({ targetIncentive: "4000.00" });
    await lockUpToJanuary();
    const asked = (words: RegExp) => ({
      code: "conflict",
      message: expect.stringMatching(words),
      details: [{ where: "recount" }],
    });
    await expect(change({ targetIncentive: "40000.00", recount: false })).rejects.toMatchObject(
      asked(/: January\s2026\. .+ \+\$36,000\.00 for 1\srep, comes/),
    );
    expect(await assignment()).toMatchObject({ targetIncentive: 400_000n });
    await change({ targetIncentive: "40000.00", recount: true });
    await importPlan(WRITE, quarterlyPlan("20%", "Second plan"));
    const second = await idOf(database.client, "plans", "Second plan");
    const given = { planId: second, repId: ana, from: calendarDate("2026-01-10"), to: null, targetIncentive: null };
    await expect(createAssignment(WRITE, { ...given, endOther: true, recount: false })).rejects.toMatchObject(
      asked(/: January\s2026\./),
    );
    await importPlan(WRITE, quarterlyPlan("10%"), { from: "2026-01-12" });
    await expect(
      removePlanVersion(WRITE, planId, calendarDate("2026-01-12"), { recount: false }),
    ).rejects.toMatchObject(asked(/: January\s2026\./));
    await removePlanVersion(WRITE, planId, calendarDate("2026-01-12"), { recount: true });
    expect((await getPlan(READ, planId)).versions).toHaveLength(2);
  });

  it("lets another plan take a locked time over, and pays the difference", async () => {
    await lockUpToJanuary();
    await importPlan(WRITE, quarterlyPlan("20%", "Second plan"));
    const given = {
      planId: await idOf(database.client, "plans", "Second plan"),
      repId: ana,
      to: null,
      targetIncentive: null,
    };
    // On another plan for a while only, and on none in the rest of a locked month.
    const uncovered = { ...given, from: calendarDate("2026-01-05"), to: calendarDate("2026-01-08"), endOther: true };
    await expect(createAssignment(WRITE, uncovered)).rejects.toMatchObject({ code: "conflict" });
    expect(await assignment()).toMatchObject({ from: "0001-01-01", to: null });
    await createAssignment(WRITE, { ...given, from: calendarDate("2026-01-10"), endOther: true });
    const [, february] = await listStatements(testReadScope("commissions.read"), { period: PLAN_PERIOD, repId: ana });
    expect(february?.earned).toEqual(usd(400_000n + 400_000n));
    await expect(removePlan(WRITE, planId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is refused in files too, with the row, and what keeps it covered is taken", async () => {
    await change({ from: calendarDate("2026-01-01") });
    await lockUpToJanuary();
    await importPlan(WRITE, quarterlyPlan("20%", "Second plan"));
    const rows = async (...given: (readonly [string, string, string])[]) =>
      await importRows(
        testWriteScope("imports.write"),
        "plan_assignments",
        given.map(([plan, from, to]) => ({ rep: "ana", plan, from, to })),
        { name: "assignments" },
      );
    expect(await rows(["AE 2026", "2026-01-01", "2026-01-20"])).toMatchObject({
      state: "refused",
      badRows: [
        {
          message: expect.stringMatching(
            /^to "2026-01-20" takes away a time on AE 2026, which locked statements rest on, the last of January\s2026; 2026-02-01 or later/,
          ),
        },
      ],
    });
    expect(await rows(["Second plan", "2026-01-01", ""])).toMatchObject({
      state: "refused",
      badRows: [{ message: expect.stringContaining('plan "Second plan" would take the place of AE 2026') }],
    });
    expect(await rows(["AE 2026", "2026-01-01", "2026-01-20"], ["Second plan", "2026-01-20", ""])).toMatchObject({
      state: "done",
    });
    expect(await rows(["Second plan", "2026-01-20", "2026-02-01"])).toMatchObject({ state: "done" });
  });
});
