import { beforeEach, describe, expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { importPlan, recalculateStatements } from "@/lib/features/commissions/mutations";
import { listStatements } from "@/lib/features/commissions/queries";
import { parsePreviewFile } from "@/lib/features/commissions/schema";
import { importRows } from "@/lib/features/imports/mutations";
import { clearCommissionFacts, storeCommissionFacts, storeRep } from "@/lib/testing/commission-facts";
import { setUpTestDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { createAssignment, removeAssignment, removePlan, removePlanVersion, updateAssignment } from "./mutations";
import { compareDraft, getPlan, getPlanFile, listPlans } from "./queries";
import { newAssignmentSchema } from "./schema";

const WRITE = testWriteScope("plans.write");
const READ = testReadScope("plans.read");
const PERIOD = { from: calendarDate("2026-01-01"), to: calendarDate("2026-04-01") };
const usd = (minor: bigint) => money(minor, "USD");
/** Earned, and paid where that is another amount. */
const paid = (earned: bigint, payable = earned) => ({ earned: usd(earned), payable: usd(payable) });
const flat = (percent: string, name = "AE 2026") => ({
  name,
  currency: "USD",
  components: [{ id: "base", name: "Base", earns_on: "revenue", accumulates: "quarter", rate: { flat: percent } }],
});

const database = setUpTestDatabase();
let ana = 0;
let planId = 0;

beforeEach(async () => {
  await clearCommissionFacts(database.client);
  const credits = [{ rep: "ana", share: "100%" }];
  const input = {
    plan: flat("10%"),
    rep: "ana",
    periods: ["2026-01", "2026-02", "2026-03"],
    deals: [
      { id: "D0", on: "2025-12-15", amount: "7000.00", credits },
      { id: "D1", on: "2026-01-15", amount: "40000.00", credits },
      { id: "D2", on: "2026-02-15", amount: "20000.00", credits },
    ],
  };
  await storeCommissionFacts(database.client, WRITE, parsePreviewFile(input), flat("10%"));
  [ana, planId] = [await idOf("reps", "ana"), await idOf("plans", "AE 2026")];
});

async function idOf(table: "reps" | "plans", name: string): Promise<number> {
  const [row] = await queryRows<{ id: number }>(
    database.client,
    table === "reps" ? sql`select id from reps where name = ${name}` : sql`select id from plans where name = ${name}`,
  );
  return row?.id ?? 0;
}

/** What was put on record last. */
async function summaries(count: number): Promise<string[]> {
  const rows = await queryRows<{ summary: string }>(
    database.client,
    sql`select summary from audit_entries order by id desc limit ${count}::int`,
  );
  return rows.map(({ summary }) => summary).reverse();
}

const draftOf = (definition: unknown, more: object = {}) =>
  compareDraft(READ, { planId, definition, from: null, repIds: [ana], period: PERIOD, ...more });

describe("a draft beside what holds", () => {
  it("computes both over the same deals of the period", async () => {
    expect(await draftOf(flat("12%"))).toMatchObject({
      reps: [
        { rep: { id: ana, name: "ana" }, plan: "AE 2026", now: paid(600_000n), draft: paid(720_000n), problems: [] },
      ],
      now: paid(600_000n),
      draft: paid(720_000n),
    });
  });

  it("pays every rep the same where nothing is changed, whatever currencies their deals and quotas are in", async () => {
    const definition = {
      ...flat("10%", "Abroad"),
      components: [
        { ...flat("10%").components[0], threshold: { at: "10%", from: "zero" } },
        { ...flat("2%").components[0], id: "team", name: "Team", whose: "team" },
      ],
      fixed_rates: { CHF: "1.25" },
    };
    const input = {
      plan: definition,
      rep: "lead",
      periods: ["2026-01", "2026-02", "2026-03"],
      quotas: [{ from: "2026-01-01", to: "2026-04-01", amount: "100000.00", currency: "EUR" }],
      fx_rates: [
        { on: "2025-12-01", currency: "EUR", rate: "1.10" },
        { on: "2025-12-01", currency: "GBP", rate: "1.25" },
      ],
      team: ["lead", "bo", "cy"],
      deals: ["EUR", "GBP", "CHF"].flatMap((currency, index) =>
        ["lead", "bo", "cy"].map((rep) => ({
          id: `${rep} ${currency}`,
          on: `2026-0${index + 1}-10`,
          amount: "40000.00",
          currency,
          credits: [{ rep, share: "100%" }],
        })),
      ),
    };
    await storeCommissionFacts(database.client, WRITE, parsePreviewFile(input), definition);
    const abroad = await idOf("plans", "Abroad");
    const from = calendarDate("2026-01-01");
    const repIds = await Promise.all(["lead", "bo", "cy"].map((name) => idOf("reps", name)));
    for (const repId of repIds.slice(1)) {
      await createAssignment(WRITE, { planId: abroad, repId, from, to: null, targetIncentive: null });
      await execute(
        database.client,
        sql`insert into quotas (rep_id, from_on, to_on, amount_minor, currency)
            values (${repId}, '2026-01-01', '2026-04-01', 5000000, 'GBP')`,
      );
    }
    await withBulkTransaction((bulk) => recalculateStatements(bulk, WRITE, { repIds }), database.client);
    const { reps } = await draftOf(definition, { planId: abroad, repIds });
    const statements = await listStatements(testReadScope("commissions.read"), { period: PERIOD });
    for (const { rep, now, draft, problems } of reps) {
      const own = statements.filter((statement) => statement.rep.id === rep.id);
      const sum = own.reduce((total, { earned }) => total + earned.minor, 0n);
      expect({ rep: rep.name, now, draft, problems }).toEqual({
        rep: rep.name,
        now: paid(sum),
        draft: paid(sum),
        problems: [],
      });
      expect(sum).toBeGreaterThan(1_000_000n);
    }
  });

  it("tells what would be paid, with draws and what is kept back, beside what is earned", async () => {
    const drawn = { ...flat("10%"), draw: { amount: "5000.00", kind: "non_recoverable" } };
    // 4,000.00, 2,000.00 and nothing are earned, and every month is topped up to 5,000.00.
    expect(await draftOf(drawn)).toMatchObject({ now: paid(600_000n), draft: paid(600_000n, 1_500_000n) });
    const ahead = { from: PERIOD.from, to: calendarDate("2026-07-01") };
    expect(await draftOf(drawn, { period: ahead })).toMatchObject({ draft: paid(600_000n, 1_500_000n) });
    // A tenth of December's 700.00 comes free in the quarter, and March is long enough after February to free all of it.
    const held = { ...flat("10%"), holdback: { percent: "10%", days: 60 } };
    expect((await draftOf(held)).draft).toEqual(paid(600_000n, 600_000n + 7_000n - 20_000n));
  });

  it("pays of a recoverable draw what statements pay, from the draw's first day on", async () => {
    const drawn = { ...flat("10%"), draw: { amount: "1000.00", kind: "recoverable" } };
    await execute(database.client, sql`delete from deals where external_id = 'D0'`);
    await execute(database.client, sql`update plan_assignments set from_on = '2025-11-01'`);
    await importPlan(WRITE, drawn, { from: "2025-11-01" });
    await withBulkTransaction((bulk) => recalculateStatements(bulk, WRITE, { repIds: [ana] }), database.client);
    const statements = await listStatements(testReadScope("commissions.read"), { period: PERIOD });
    const payable = statements.reduce((total, statement) => total + statement.payable.minor, 0n);
    // 2,000.00 that November and December had in advance are repaid by January.
    expect(payable).toBe(200_000n + 200_000n + 100_000n);
    expect(await draftOf(drawn)).toMatchObject({ now: paid(600_000n, payable), draft: paid(600_000n, payable) });
  });

  it("is set against the version that it would follow", async () => {
    await importPlan(WRITE, flat("5%"), { from: "2026-07-01" });
    expect((await draftOf(flat("12%"), { from: "2026-08-01" })).now).toEqual(paid(300_000n));
    expect((await draftOf(flat("12%"), { from: "2026-03-01" })).now).toEqual(paid(600_000n));
  });

  it("puts a rep of another plan, or of none, on the draft", async () => {
    const bo = await storeRep(database.client, "bo");
    const { reps, now } = await draftOf(flat("1%", "New plan"), { planId: null, repIds: [ana, bo] });
    expect(reps).toEqual([
      { rep: { id: ana, name: "ana" }, plan: "AE 2026", now: paid(600_000n), draft: paid(60_000n), problems: [] },
      { rep: { id: bo, name: "bo" }, plan: null, now: null, draft: paid(0n), problems: [] },
    ]);
    expect(now).toEqual(paid(600_000n));
  });

  it("says what keeps the draft from being computed", async () => {
    const definition = {
      ...flat("10%"),
      components: [
        {
          id: "base",
          earns_on: "revenue",
          accumulates: "quarter",
          rate: { flat: "10%" },
          threshold: { at: "50%", from: "zero" },
        },
      ],
    };
    const [rep] = (await draftOf(definition)).reps;
    expect(rep?.problems.join()).toContain("quota");
  });

  it("names every fault of a draft by its place, and writes nothing", async () => {
    await expect(draftOf(flat("twelve"))).rejects.toMatchObject({
      code: "invalid_input",
      details: [{ where: "components[0].rate.flat" }],
    });
    expect((await getPlan(READ, planId)).versions).toHaveLength(1);
  });
});

describe("who sees what a draft would pay", () => {
  it("is only who may see what every rep earns", async () => {
    const manager = testReadScope("plans.read", { role: "sales_manager" });
    const input = { planId, definition: flat("12%"), from: null, repIds: [ana], period: PERIOD };
    await expect(compareDraft(manager, input)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("and a manager is told of those on a plan who are in their teams today", async () => {
    const [{ id: teamId } = { id: 0 }] = await queryRows<{ id: number }>(
      database.client,
      sql`insert into teams (name) values ('North') returning id`,
    );
    const manager = testReadScope("plans.read", { role: "sales_manager", teamIds: [teamId] });
    const names = async () => (await getPlan(manager, planId)).assignments.map(({ repName }) => repName);
    expect(await names()).toEqual([]);
    await execute(
      database.client,
      sql`insert into team_memberships (rep_id, from_on, team_id) values (${ana}, '0001-01-01', ${teamId})`,
    );
    expect(await names()).toEqual(["ana"]);
  });
});

describe("who is on a plan", () => {
  const earned = async () =>
    (await listStatements(testReadScope("commissions.read"), { period: PERIOD, repId: ana })).map(
      (statement) => statement.earned.minor,
    );

  it("refuses what would overlap, naming the plan and the days", async () => {
    await importPlan(WRITE, flat("20%", "Second plan"));
    const second = await idOf("plans", "Second plan");
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
    await importPlan(WRITE, flat("20%", "Second plan"));
    const [first] = (await getPlan(READ, planId)).assignments;
    const day = calendarDate("2026-02-01");
    await updateAssignment(WRITE, {
      assignmentId: first?.id ?? 0,
      from: first?.from ?? day,
      to: day,
      targetIncentive: null,
    });
    const given = { repId: ana, from: day, to: null, targetIncentive: "$40,000" };
    await createAssignment(WRITE, { planId: await idOf("plans", "Second plan"), ...given });
    expect(await earned()).toEqual(expect.arrayContaining([400_000n]));
    expect((await earned()).filter((minor) => minor === 400_000n)).toHaveLength(2);
    const [held] = (await getPlan(READ, await idOf("plans", "Second plan"))).assignments;
    expect(held).toMatchObject({ repName: "ana", from: day, to: null, targetIncentive: 4_000_000n });
  });

  it("ends the plan before in the same deed where that is asked for, and puts both on record", async () => {
    await importPlan(WRITE, flat("20%", "Second plan"));
    const second = await idOf("plans", "Second plan");
    const day = calendarDate("2026-02-01");
    const given = { planId: second, repId: ana, from: day, to: null, targetIncentive: null };
    await createAssignment(WRITE, { ...given, endOther: true });
    expect((await getPlan(READ, planId)).assignments).toMatchObject([{ repName: "ana", to: day }]);
    expect(await earned()).toEqual(expect.arrayContaining([400_000n]));
    expect(await summaries(2)).toEqual([
      expect.stringMatching(/^Ended ana's time on AE 2026: from the beginning to 31\sJan\s2026$/),
      expect.stringMatching(/^Put ana on Second plan from 1\sFeb\s2026 until further notice$/),
    ]);
  });

  it("ends nothing where the assignment itself is refused", async () => {
    await importPlan(WRITE, flat("20%", "Second plan"));
    const second = await idOf("plans", "Second plan");
    const given = { planId: second, repId: ana, to: null, targetIncentive: null };
    await createAssignment(WRITE, { ...given, from: calendarDate("2026-03-01"), endOther: true });
    const earlier = { ...given, from: calendarDate("2026-02-01"), endOther: true };
    await expect(createAssignment(WRITE, earlier)).rejects.toMatchObject({ code: "conflict" });
    expect((await getPlan(READ, planId)).assignments).toMatchObject([{ to: "2026-03-01" }]);
  });

  it("refuses a day before the plan begins, and lets one be ended that lies there", async () => {
    await importPlan(WRITE, flat("20%", "Next year"), { from: "2027-01-01" });
    const next = await idOf("plans", "Next year");
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
    expect(await summaries(2)).toEqual([
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
    await importPlan(WRITE, flat("1%", "Mistake"));
    await importPlan(WRITE, flat("2%", "Mistake"), { from: "2026-07-01" });
    await removePlan(WRITE, await idOf("plans", "Mistake"));
    expect((await listPlans(READ)).map(({ name }) => name)).toEqual(["AE 2026"]);
    expect(await summaries(1)).toEqual(["Removed Mistake, which nobody is on and no locked statement names"]);
  });

  it("stays where somebody is on the plan", async () => {
    await expect(removePlan(WRITE, planId)).rejects.toMatchObject({
      code: "conflict",
      message: "1 rep is or was on AE 2026, so it stays: statements are explained by it.",
    });
    expect(await listPlans(READ)).toHaveLength(1);
  });

  it("is a version that open statements forget again", async () => {
    await importPlan(WRITE, flat("20%"), { from: "2026-02-01" });
    const earned = async () =>
      (await listStatements(testReadScope("commissions.read"), { period: PERIOD, repId: ana })).reduce(
        (sum, statement) => sum + statement.earned.minor,
        0n,
      );
    expect(await earned()).toBe(800_000n);
    await removePlanVersion(WRITE, planId, calendarDate("2026-02-01"));
    expect(await earned()).toBe(600_000n);
    expect(await summaries(1)).toEqual([expect.stringMatching(/^Removed the version of AE 2026 from 1\sFeb\s2026$/)]);
  });

  it("stays where a locked statement rests on it; a later version may go", async () => {
    await importPlan(WRITE, flat("20%"), { from: "2026-01-10" });
    await importPlan(WRITE, flat("30%"), { from: "2026-02-01" });
    await lockJanuary();
    await expect(removePlanVersion(WRITE, planId, calendarDate("2026-01-10"))).rejects.toMatchObject({
      message: expect.stringMatching(/^The version from 10\sJan\s2026 decided locked statements, .+January\s2026/),
    });
    await removePlanVersion(WRITE, planId, calendarDate("2026-02-01"));
    expect((await getPlan(READ, planId)).versions.map(({ from }) => from)).toEqual(["0001-01-01", "2026-01-10"]);
  });

  it("goes where what is locked was locked before it was stored, and is replaced from its day until then", async () => {
    await lockJanuary();
    await importPlan(WRITE, flat("20%"), { from: "2026-01-10" });
    expect(await importPlan(WRITE, flat("25%"), { from: "2026-01-10" })).toMatchObject({ outcome: "replaced" });
    await removePlanVersion(WRITE, planId, calendarDate("2026-01-10"));
    expect((await getPlan(READ, planId)).versions.map(({ from }) => from)).toEqual(["0001-01-01"]);
  });

  it("is not the only version, nor the first one while somebody is on the plan then", async () => {
    await expect(removePlanVersion(WRITE, planId, calendarDate("0001-01-01"))).rejects.toMatchObject({
      message: "The version from the beginning is the only one. Remove the plan instead.",
    });
    await importPlan(WRITE, flat("20%"), { from: "2026-02-01" });
    await expect(removePlanVersion(WRITE, planId, calendarDate("0001-01-01"))).rejects.toMatchObject({
      message: expect.stringContaining("ana is on AE 2026 from the beginning: there would be no rules"),
    });
  });
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
    await expect(importPlan(WRITE, flat("12%"), { from: "0001-01-01" })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(
        /^The version of AE 2026 from the beginning decided locked statements, such as those of January\s2026: it stays\. Let the change hold from another day/,
      ),
    });
    expect(await importPlan(WRITE, flat("10.0%"), { from: "0001-01-01" })).toMatchObject({ outcome: "unchanged" });
    const retroactive = await importPlan(WRITE, flat("12%"), { from: "2026-01-01" });
    expect(retroactive).toMatchObject({ outcome: "created" });
    expect((await getPlan(READ, planId)).versions).toHaveLength(2);
    const [, february] = await listStatements(testReadScope("commissions.read"), { period: PERIOD, repId: ana });
    expect(february?.earned).toEqual(usd(240_000n + 80_000n));
    await importPlan(WRITE, flat("13%"), { from: "2026-02-01" });
    expect(await importPlan(WRITE, flat("14%"), { from: "2026-02-01" })).toMatchObject({ outcome: "replaced" });
  });

  it("is told, with the months and what they come to, before a version that changes them is stored", async () => {
    await lockUpToJanuary();
    const store = (percent: string, from: string, recounts = false) =>
      importPlan(WRITE, flat(percent), { from, recounts });
    const told = (words: RegExp) => ({
      code: "conflict",
      message: expect.stringMatching(words),
      details: [{ where: "recount", message: "tick it to go on, or choose a later first day" }],
    });
    await expect(store("12%", "2025-12-01")).rejects.toMatchObject(
      told(
        /^This changes what locked months come to: December\s2025 and January\s2026\. They stay as they were paid; the difference, \+\$940\.00 in all for 1\srep, comes with/,
      ),
    );
    expect((await getPlan(READ, planId)).versions).toHaveLength(1);
    await store("12%", "2025-12-01", true);
    await expect(store("11%", "2026-01-01")).rejects.toMatchObject(told(/: January\s2026\. .+, −\$400\.00 in all/));
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

  it("lets another plan take a locked time over, and pays the difference", async () => {
    await lockUpToJanuary();
    await importPlan(WRITE, flat("20%", "Second plan"));
    const given = { planId: await idOf("plans", "Second plan"), repId: ana, to: null, targetIncentive: null };
    // On another plan for a while only, and on none in the rest of a locked month.
    const uncovered = { ...given, from: calendarDate("2026-01-05"), to: calendarDate("2026-01-08"), endOther: true };
    await expect(createAssignment(WRITE, uncovered)).rejects.toMatchObject({ code: "conflict" });
    expect(await assignment()).toMatchObject({ from: "0001-01-01", to: null });
    await createAssignment(WRITE, { ...given, from: calendarDate("2026-01-10"), endOther: true });
    const [, february] = await listStatements(testReadScope("commissions.read"), { period: PERIOD, repId: ana });
    expect(february?.earned).toEqual(usd(400_000n + 400_000n));
    await expect(removePlan(WRITE, planId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is refused in files too, with the row, and what keeps it covered is taken", async () => {
    await change({ from: calendarDate("2026-01-01") });
    await lockUpToJanuary();
    await importPlan(WRITE, flat("20%", "Second plan"));
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

describe("plans as they are stored", () => {
  it("keep the name they have, whatever letters of it are small", async () => {
    expect(await importPlan(WRITE, flat("10%", "ae 2026"))).toMatchObject({ plan: "AE 2026", outcome: "unchanged" });
    expect(await importPlan(WRITE, flat("12%", "ae 2026"))).toMatchObject({ plan: "AE 2026", outcome: "created" });
    expect((await listPlans(READ)).map(({ name }) => name)).toEqual(["AE 2026"]);
    expect(await summaries(1)).toEqual([expect.stringMatching(/^Stored AE 2026 from /)]);
    const { definition } = await getPlanFile(READ, planId, READ.today);
    expect(definition).toMatchObject({ name: "AE 2026" });
    await expect(importPlan(WRITE, flat("12%", "ae 2026"), { isNew: true })).rejects.toMatchObject({
      message: expect.stringContaining("There is a plan named AE 2026"),
    });
  });

  it("takes what says the same for no change, however it is written", async () => {
    const again = { ...flat("10.0%"), spiffs: [], draw: null, clawback: null };
    expect(await importPlan(WRITE, again, { from: "2026-07-01" })).toMatchObject({ outcome: "unchanged" });
    expect(await importPlan(WRITE, flat("10.1%"), { from: "2026-07-01" })).toMatchObject({ outcome: "created" });
    expect((await getPlan(READ, planId)).versions).toHaveLength(2);
    expect(await summaries(1)).toEqual([expect.stringMatching(/^Stored AE 2026 from 1\sJul\s2026$/)]);
  });

  it("takes a plan that is to come for one that stays to come", async () => {
    await importPlan(WRITE, flat("1%", "Next year"), { from: "2027-01-01" });
    expect(await importPlan(WRITE, flat("1%", "Next year"))).toMatchObject({ outcome: "unchanged" });
    expect(await importPlan(WRITE, flat("2%", "Next year"))).toMatchObject({ outcome: "replaced", from: "2027-01-01" });
  });

  it("says of a version that always held that it does, on the record too", async () => {
    await importPlan(WRITE, flat("1%", "Fresh"));
    expect(await summaries(1)).toEqual(["Stored Fresh from the beginning"]);
  });

  it("lists each as it stands today, with what comes next and who stored it", async () => {
    await importPlan(WRITE, flat("12%"), { from: "2026-07-01" });
    expect(await listPlans(READ)).toMatchObject([
      { name: "AE 2026", inForceSince: "0001-01-01", nextFrom: "2026-07-01", repsToday: 1 },
    ]);
    expect((await getPlan(READ, planId)).versions.map(({ storedBy }) => storedBy)).toEqual(["tester", "tester"]);
  });

  it("gives back the file that was stored", async () => {
    const { definition } = await getPlanFile(READ, planId, READ.today);
    expect(definition).toEqual(flat("10%"));
    expect(Object.keys(definition as object)).toEqual(["name", "currency", "components"]);
    expect(await importPlan(WRITE, definition)).toMatchObject({ outcome: "unchanged" });
  });

  it("does not take a new plan for another one of its name", async () => {
    await expect(importPlan(WRITE, flat("12%"), { isNew: true })).rejects.toMatchObject({
      details: [{ where: "name" }],
    });
  });
});
