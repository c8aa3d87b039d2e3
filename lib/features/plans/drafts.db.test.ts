import { beforeEach, describe, expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { importPlan, recalculateStatements } from "@/lib/features/commissions/mutations";
import { listStatements } from "@/lib/features/commissions/queries";
import { parsePreviewFile } from "@/lib/features/commissions/schema";
import { storeCommissionFacts, storeRep } from "@/lib/testing/commission-facts";
import { setUpTestDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { idOf, PLAN_PERIOD, quarterlyPlan, storePlan } from "@/lib/testing/stored-plan";
import { calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { createAssignment } from "./mutations";
import { compareDraft, getPlan } from "./queries";

const WRITE = testWriteScope("plans.write");
const READ = testReadScope("plans.read");
const usd = (minor: bigint) => money(minor, "USD");
/** Earned, and paid where that is another amount. */
const paid = (earned: bigint, payable = earned, owedBack = 0n) => ({
  earned: usd(earned),
  payable: usd(payable),
  owedBack: usd(owedBack),
});

const database = setUpTestDatabase();
let ana = 0;
let planId = 0;

beforeEach(async () => {
  ({ ana, planId } = await storePlan(database.client));
});

const draftOf = (definition: unknown, more: object = {}) =>
  compareDraft(READ, { planId, definition, from: null, repIds: [ana], period: PLAN_PERIOD, ...more });

describe("a draft beside what holds", () => {
  it("computes both over the same deals of the period", async () => {
    expect(await draftOf(quarterlyPlan("12%"))).toMatchObject({
      reps: [
        { rep: { id: ana, name: "ana" }, plan: "AE 2026", now: paid(600_000n), draft: paid(720_000n), problems: [] },
      ],
      now: paid(600_000n),
      draft: paid(720_000n),
    });
  });

  it("pays every rep the same where nothing is changed, whatever currencies their deals and quotas are in", async () => {
    const definition = {
      ...quarterlyPlan("10%", "Abroad"),
      components: [
        { ...quarterlyPlan("10%").components[0], threshold: { at: "10%", from: "zero" } },
        { ...quarterlyPlan("2%").components[0], id: "team", name: "Team", whose: "team" },
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
    const abroad = await idOf(database.client, "plans", "Abroad");
    const from = calendarDate("2026-01-01");
    const repIds = await Promise.all(["lead", "bo", "cy"].map((name) => idOf(database.client, "reps", name)));
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
    const statements = await listStatements(testReadScope("commissions.read"), { period: PLAN_PERIOD });
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
    const drawn = { ...quarterlyPlan("10%"), draw: { amount: "5000.00", kind: "non_recoverable" } };
    // 4,000.00, 2,000.00 and nothing are earned, and every month is topped up to 5,000.00.
    expect(await draftOf(drawn)).toMatchObject({ now: paid(600_000n), draft: paid(600_000n, 1_500_000n) });
    const ahead = { from: PLAN_PERIOD.from, to: calendarDate("2026-07-01") };
    expect(await draftOf(drawn, { period: ahead })).toMatchObject({ draft: paid(600_000n, 1_500_000n) });
    // A tenth of December's 700.00 comes free in the quarter, and March is long enough after February to free all of it.
    const held = { ...quarterlyPlan("10%"), holdback: { percent: "10%", days: 60 } };
    expect((await draftOf(held)).draft).toEqual(paid(600_000n, 600_000n + 7_000n - 20_000n));
  });

  it("pays of a recoverable draw what statements pay, from the draw's first day on", async () => {
    const drawn = { ...quarterlyPlan("10%"), draw: { amount: "1000.00", kind: "recoverable" } };
    await execute(database.client, sql`delete from deals where external_id = 'D0'`);
    await execute(database.client, sql`update plan_assignments set from_on = '2025-11-01'`);
    await importPlan(WRITE, drawn, { from: "2025-11-01" });
    await withBulkTransaction((bulk) => recalculateStatements(bulk, WRITE, { repIds: [ana] }), database.client);
    const statements = await listStatements(testReadScope("commissions.read"), { period: PLAN_PERIOD });
    const payable = statements.reduce((total, statement) => total + statement.payable.minor, 0n);
    // 2,000.00 that November and December had in advance are repaid by January.
    expect(payable).toBe(200_000n + 200_000n + 100_000n);
    const due = paid(600_000n, payable, 100_000n);
    expect(await draftOf(drawn)).toMatchObject({ now: due, draft: due });
  });

  it("is set against the version that it would follow", async () => {
    await importPlan(WRITE, quarterlyPlan("5%"), { from: "2026-07-01" });
    expect((await draftOf(quarterlyPlan("12%"), { from: "2026-08-01" })).now).toEqual(paid(300_000n));
    expect((await draftOf(quarterlyPlan("12%"), { from: "2026-03-01" })).now).toEqual(paid(600_000n));
  });

  it("puts a rep of another plan, or of none, on the draft", async () => {
    const bo = await storeRep(database.client, "bo");
    const { reps, now } = await draftOf(quarterlyPlan("1%", "New plan"), { planId: null, repIds: [ana, bo] });
    expect(reps).toEqual([
      { rep: { id: ana, name: "ana" }, plan: "AE 2026", now: paid(600_000n), draft: paid(60_000n), problems: [] },
      { rep: { id: bo, name: "bo" }, plan: null, now: null, draft: paid(0n), problems: [] },
    ]);
    expect(now).toEqual(paid(600_000n));
  });

  it("says what keeps the draft from being computed", async () => {
    const definition = {
      ...quarterlyPlan("10%"),
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
    await expect(draftOf(quarterlyPlan("twelve"))).rejects.toMatchObject({
      code: "invalid_input",
      details: [{ where: "components[0].rate.flat" }],
    });
    expect((await getPlan(READ, planId)).versions).toHaveLength(1);
  });
});

describe("who sees what a draft would pay", () => {
  it("is only who may see what every rep earns", async () => {
    const manager = testReadScope("plans.read", { role: "sales_manager" });
    const input = { planId, definition: quarterlyPlan("12%"), from: null, repIds: [ana], period: PLAN_PERIOD };
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
