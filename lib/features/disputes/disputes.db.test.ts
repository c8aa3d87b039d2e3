import { beforeEach, expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import {
  approveStatements,
  lockPeriod,
  recalculateStatements,
  removeAdjustment,
  startReview,
} from "@/lib/features/commissions/mutations";
import { listStatementLines, listStatements } from "@/lib/features/commissions/queries";
import { parsePreviewFile } from "@/lib/features/commissions/schema";
import { clearCommissionFacts, storeCommissionFacts, storeRep } from "@/lib/testing/commission-facts";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { adjustDispute, createDispute, createReply, explainDispute, withdrawDispute } from "./mutations";
import { listDisputes, listOpenDisputes, loadWaitingDisputes } from "./queries";
import { adjustSchema } from "./schema";

const [JANUARY, FEBRUARY, MARCH] = [calendarDate("2026-01-01"), calendarDate("2026-02-01"), calendarDate("2026-03-01")];
const QUARTER = period(JANUARY, calendarDate("2026-04-01"));
const READ = testReadScope("commissions.read");
const ADJUST = testWriteScope("adjustments.write", { role: "finance" });

const plan = {
  name: "AE 2026",
  currency: "USD",
  components: [{ id: "base", name: "New business", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
};
const facts = {
  plan,
  rep: "ana",
  periods: ["2026-01", "2026-02", "2026-03"],
  deals: [{ id: "D1", on: "2026-01-20", amount: "1000.00", credits: [{ rep: "ana", share: "100%" }] }],
};

describeOnEachDatabase("disputes", (database) => {
  let ana = 0;
  let teamId = 0;

  beforeEach(async () => {
    await clearCommissionFacts(database.client);
    await storeCommissionFacts(database.client, testWriteScope("plans.write"), parsePreviewFile(facts), plan);
    ana = await storeRep(database.client, "ana");
    const [team] = await queryRows<{ id: number }>(
      database.client,
      sql`insert into teams (name) values ('North') returning id`,
    );
    teamId = team?.id ?? 0;
    await execute(
      database.client,
      sql`insert into team_memberships (rep_id, from_on, team_id) values (${ana}, '0001-01-01', ${teamId})`,
    );
    await recalculate();
  });

  const recalculate = () =>
    withBulkTransaction(
      (bulk) => recalculateStatements(bulk, testWriteScope("plans.write"), { repIds: "all" }),
      database.client,
    );
  const asRep = () => testWriteScope("disputes.write", { role: "rep", repId: ana });
  const asManager = (action: "disputes.write" | "statements.review", teams = [teamId]) =>
    testWriteScope(action, { role: "sales_manager", teamIds: teams });

  const statements = () => listStatements(READ, { period: QUARTER });
  const statementOf = async (month: typeof JANUARY) =>
    (await statements()).find((statement) => statement.period.from === month);
  const payables = async () => (await statements()).map(({ payable }) => Number(payable.minor) / 100);

  async function disputeFirstLine(): Promise<number> {
    const statementId = (await statementOf(JANUARY))?.id ?? 0;
    const { components } = await listStatementLines(READ, { statementId });
    const line = components[0]?.lines[0];
    return await createDispute(asRep(), {
      statementId,
      line: { component: "base", dealId: line?.deal?.id ?? null, originOn: JANUARY },
      text: "My share was 1,500",
    });
  }

  const disputesOfJanuary = async () => await listDisputes(READ, (await statementOf(JANUARY))?.id ?? 0);

  async function lock(month: typeof JANUARY): Promise<void> {
    await startReview(testWriteScope("statements.lock"), month);
    const statement = await statementOf(month);
    await approveStatements(testWriteScope("statements.review"), statement ? [statement] : []);
    await lockPeriod(testWriteScope("statements.lock"), month);
  }

  it("is a thread that finance settles by an adjustment of the same statement", async () => {
    const id = await disputeFirstLine();
    await createReply(asManager("disputes.write"), { id, text: "I see it too" });
    expect(await listOpenDisputes(READ)).toMatchObject([{ id, about: "New business, D1", lastBy: "tester" }]);
    expect(await payables()).toEqual([100, 0, 0]);
    await adjustDispute(ADJUST, { id, amount: 5000n, currency: "USD", reason: "Share was 1,500" });

    expect(await payables()).toEqual([150, 0, 0]);
    expect(await disputesOfJanuary()).toMatchObject([
      {
        state: "adjusted",
        about: "New business, D1",
        adjustment: { amount: { minor: 5000n, currency: "USD" }, month: { from: JANUARY } },
        messages: [{ text: "My share was 1,500" }, { text: "I see it too" }, { text: "Share was 1,500" }],
        acts: [],
      },
    ]);
    expect(await listOpenDisputes(READ)).toEqual([]);
    const records = await queryRows<{ action: string }>(
      database.client,
      sql`select action from audit_entries where action like 'disputes.%' and object_id = ${String(id)} order by id`,
    );
    expect(records.map(({ action }) => action)).toEqual(["disputes.open", "disputes.reply", "disputes.adjust"]);
    const [adjustment] = await queryRows<{ id: number }>(database.client, sql`select id from statement_adjustments`);
    await expect(removeAdjustment(ADJUST, adjustment?.id ?? 0)).rejects.toThrow("It resolved a dispute");
  });

  it("is settled on the rep's next open statement where its own is locked", async () => {
    await lock(JANUARY);
    const id = await disputeFirstLine();
    await adjustDispute(ADJUST, { id, amount: 5000n, currency: "USD", reason: "Share was 1,500" });
    expect(await payables()).toEqual([100, 50, 0]);
    expect(await disputesOfJanuary()).toMatchObject([{ state: "adjusted", adjustment: { month: { from: FEBRUARY } } }]);
  });

  it("is settled on a statement made for it where every month so far is locked", async () => {
    for (const month of [JANUARY, FEBRUARY]) await lock(month);
    await execute(database.client, sql`update plan_assignments set to_on = '2026-02-01'`);
    await recalculate();
    expect(await statementOf(MARCH)).toBeUndefined();
    const id = await disputeFirstLine();
    await adjustDispute(ADJUST, { id, amount: 5000n, currency: "USD", reason: "Share was 1,500" });
    expect(await payables()).toEqual([100, 0, 50]);
  });

  it("survives that its line comes out anew, and that it is gone", async () => {
    await disputeFirstLine();
    await execute(database.client, sql`update deals set amount_minor = 150000 where external_id = 'D1'`);
    await recalculate();
    expect(await disputesOfJanuary()).toMatchObject([{ state: "open", about: "New business, D1" }]);

    await execute(database.client, sql`delete from plan_assignments`);
    await recalculate();
    expect(await disputesOfJanuary()).toMatchObject([{ state: "open", about: "base, D1" }]);
    expect((await statementOf(JANUARY))?.payable.minor).toBe(0n);
  });

  it("waits for those who settle it until one answers, then for the rep, and once settled for nobody", async () => {
    const [{ id: userId } = { id: 0 }] = await queryRows<{ id: number }>(
      database.client,
      sql`insert into users (name, email, rep_id) values ('ana', 'ana@x.example', ${ana}) on conflict (email) do update set rep_id = ${ana} returning id`,
    );
    const signedIn = <S extends { readonly actor: object }>(scope: S): S => ({
      ...scope,
      actor: { ...scope.actor, userId, name: "ana" },
    });
    const waiting = async () => ({
      rep: await loadWaitingDisputes(signedIn(testReadScope("commissions.read", { role: "rep", repId: ana }))),
      manager: await loadWaitingDisputes(
        testReadScope("commissions.read", { role: "sales_manager", teamIds: [teamId] }),
      ),
      elsewhere: await loadWaitingDisputes(
        testReadScope("commissions.read", { role: "sales_manager", teamIds: [teamId + 1] }),
      ),
      finance: await loadWaitingDisputes(testReadScope("commissions.read", { role: "finance" })),
      repAndFinance: await loadWaitingDisputes(
        signedIn(testReadScope("commissions.read", { roles: ["rep", "finance"], repId: ana })),
      ),
    });
    const statementId = (await statementOf(JANUARY))?.id ?? 0;
    const id = await createDispute(signedIn(asRep()), { statementId, line: null, text: "Look again" });
    expect(await waiting()).toEqual({ rep: 0, manager: 1, elsewhere: 0, finance: 1, repAndFinance: 0 });
    await createReply(asManager("disputes.write"), { id, text: "At what?" });
    expect(await waiting()).toEqual({ rep: 1, manager: 0, elsewhere: 0, finance: 0, repAndFinance: 1 });
    await createReply(signedIn(asRep()), { id, text: "At all of it" });
    expect(await waiting()).toEqual({ rep: 0, manager: 1, elsewhere: 0, finance: 1, repAndFinance: 0 });
    await explainDispute(asManager("statements.review"), { id, reason: "It is right" });
    expect(await waiting()).toEqual({ rep: 0, manager: 0, elsewhere: 0, finance: 0, repAndFinance: 0 });
  });

  it("is settled by a manager's reason, and then by nobody else", async () => {
    const id = await disputeFirstLine();
    await explainDispute(asManager("statements.review"), { id, reason: "The deal is 1,000" });
    expect(await payables()).toEqual([100, 0, 0]);
    expect(await disputesOfJanuary()).toMatchObject([{ state: "explained", resolvedBy: "tester", adjustment: null }]);
    const later = { id, amount: 1n, currency: "USD", reason: "No" };
    await expect(adjustDispute(ADJUST, later)).rejects.toThrow("The dispute is explained already");
    await expect(createReply(asRep(), { id, text: "But" })).rejects.toThrow("The dispute is explained already");
    expect(await payables()).toEqual([100, 0, 0]);
    await disputeFirstLine();
    expect((await disputesOfJanuary()).map(({ state }) => state)).toEqual(["open", "explained"]);
  });

  it("is taken back by the rep, and by no manager", async () => {
    const id = await disputeFirstLine();
    await expect(withdrawDispute(asManager("disputes.write"), id)).rejects.toThrow("Only the rep, or who opened it");
    await withdrawDispute(asRep(), id);
    expect(await disputesOfJanuary()).toMatchObject([{ state: "withdrawn" }]);
  });

  it("is for those in reach, about a line that is there, once at a time", async () => {
    const id = await disputeFirstLine();
    const statementId = (await statementOf(JANUARY))?.id ?? 0;
    await expect(disputeFirstLine()).rejects.toThrow("The line is disputed already");
    const other = { component: "base", dealId: null, originOn: FEBRUARY };
    await expect(createDispute(asRep(), { statementId, line: other, text: "x" })).rejects.toThrow(
      "The line is no longer on the statement",
    );
    await createDispute(asRep(), { statementId, line: null, text: "All of it" });
    const stranger = testWriteScope("disputes.write", { role: "rep", repId: ana + 1 });
    await expect(createDispute(stranger, { statementId, line: null, text: "x" })).rejects.toThrow("no such statement");
    await expect(createReply(stranger, { id, text: "x" })).rejects.toThrow("There is no such dispute.");
    await expect(explainDispute(asManager("statements.review", [teamId + 1]), { id, reason: "x" })).rejects.toThrow(
      "There is no such dispute.",
    );
    const elsewhere = testReadScope("commissions.read", { role: "sales_manager", teamIds: [teamId + 1] });
    expect(await listOpenDisputes(elsewhere)).toEqual([]);
    expect(await listDisputes(elsewhere, statementId)).toEqual([]);
  });

  it("is not settled by the one whose pay it is about, and not for nothing", async () => {
    const id = await disputeFirstLine();
    const both = testWriteScope("adjustments.write", { roles: ["rep", "finance"], repId: ana });
    await expect(adjustDispute(both, { id, amount: 1n, currency: "USD", reason: "Mine" })).rejects.toThrow(
      "settled by somebody else",
    );
    await expect(adjustDispute(ADJUST, { id, amount: 1n, currency: "JPY", reason: "Yen" })).rejects.toThrow(
      "The statement is in USD, the amount in JPY",
    );
    expect(await payables()).toEqual([100, 0, 0]);
    expect(await disputesOfJanuary()).toMatchObject([{ state: "open", messages: [{}] }]);
  });
});

it.each([
  ["1,234.50", 123450n],
  ["−80", -8000n],
  ["+0.05", 5n],
])("reads the amount %s", (amount, minor) => {
  expect(adjustSchema.parse({ id: 1, reason: "x", amount, currency: "USD" }).amount).toBe(minor);
});

it.each(["", "0", "1.234,50", "12.345", "1e3", "ten"])("refuses the amount %j", (amount) => {
  const read = adjustSchema.safeParse({ id: 1, reason: "x", amount, currency: "USD" });
  expect(read.error?.issues.map(({ path }) => path.join("."))).toEqual(["amount"]);
});
