import { beforeEach, expect, it } from "vitest";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { queryRows, sql } from "@/lib/db/sql";
import { clearCommissionFacts, storeCommissionFacts, storeRep } from "@/lib/testing/commission-facts";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { addMonths, calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { lockMonth, recalculateStatements, setState, updateLeaverDecision } from "./mutations";
import { getStatementDetail, listStatements } from "./queries";
import { parsePreviewFile } from "./schema";

const today = "2026-04-10";
const READ = testReadScope("commissions.read", { today });
const LOCK = testWriteScope("statements.lock", { today });
const MONTHS = period(calendarDate("2026-01-01"), calendarDate("2026-05-01"));
const plan = {
  name: "AE",
  currency: "USD",
  components: [{ id: "base", name: "Base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
};
const deal = (id: string, on: string) => ({ id, on, amount: "1000.00", credits: [{ rep: "ana", share: "100%" }] });

describeOnEachDatabase("credits after leaving", (database) => {
  let ana = 0;

  beforeEach(async () => {
    await clearCommissionFacts(database.client);
    const deals = [deal("D1", "2026-01-10"), deal("D2", "2026-01-20")];
    const input = { plan, rep: "ana", ended_on: "2026-01-15", periods: ["2026-01"], deals };
    await storeCommissionFacts(database.client, testWriteScope("plans.write"), parsePreviewFile(input), plan);
    ana = await storeRep(database.client, "ana");
    await withBulkTransaction(recalculate, database.client);
  });

  const recalculate = (bulk: BulkTransaction) => recalculateStatements(bulk, LOCK, { repIds: "all" });
  const lock = (month: string) =>
    withBulkTransaction(async (bulk) => {
      const from = calendarDate(month);
      await setState(bulk, LOCK, { to: "approved", where: sql`s.from_on = ${from}::date` });
      await lockMonth(bulk, LOCK, { from, to: addMonths(from, 1) });
      await recalculate(bulk);
    }, database.client);
  const statements = () => listStatements(READ, { period: MONTHS, repId: ana });
  const waiting = async () =>
    (await statements()).filter(({ problems }) => problems.length > 0).map(({ period: { from } }) => from);

  it("stand as an exception on their own statement while it is open, then on the first open one only", async () => {
    expect(await waiting()).toEqual(["2026-01-01"]);
    await lock("2026-01-01");
    expect(await waiting()).toEqual(["2026-02-01"]);
    await lock("2026-02-01");
    await lock("2026-03-01");
    expect(await waiting()).toEqual(["2026-04-01"]);
  });

  const decide = async (deal: string, pays: boolean, on = "2026-04-01", repId: number | null = null) => {
    const statement = (await statements()).find(({ period: { from } }) => from === on);
    const input = { statementId: statement?.id ?? 0, deal, pays, reason: "Signed before leaving." };
    await updateLeaverDecision(testWriteScope("adjustments.write", { today, role: "finance", repId }), input);
  };
  const april = async () => (await statements()).find(({ period: { from } }) => from === "2026-04-01");
  const lockQuarter = async () => {
    for (const month of ["2026-01-01", "2026-02-01", "2026-03-01"]) await lock(month);
  };

  it("are paid on the first open statement where finance decides so, and taken back where it decides otherwise", async () => {
    await lockQuarter();
    await decide("D2", true);
    expect(await waiting()).toEqual([]);
    expect(await april()).toMatchObject({ earned: { minor: 10_000n }, payable: { minor: 10_000n } });
    const detail = await getStatementDetail(READ, (await april())?.id ?? 0);
    expect(detail.leaverDecisions).toMatchObject([{ deal: { externalId: "D2" }, pays: true, decidedBy: "tester" }]);
    const [line] = detail.corrections.components.flatMap(({ lines }) => lines);
    expect(line?.explanation.map(({ text }) => text).join(" ")).toContain("tester decided that it is paid: Signed");

    await decide("D2", false);
    expect(await waiting()).toEqual([]);
    expect(await april()).toMatchObject({ earned: { minor: 0n }, lineCount: 0 });
    const [entry] = await queryRows<{ summary: string; action: string }>(
      database.client,
      sql`select summary, action from audit_entries order by id desc limit 1`,
    );
    expect(entry).toEqual({
      action: "adjustments.decide",
      summary: "Decided that ana is not paid for deal D2, which was credited after ana left: Signed before leaving.",
    });
  });

  it("are paid on their own statement where it is open", async () => {
    await decide("D2", true, "2026-01-01");
    const [january] = await statements();
    expect(january).toMatchObject({ earned: { minor: 20_000n }, problems: [] });
    await lockQuarter();
    expect(await waiting()).toEqual([]);
    expect(await april()).toMatchObject({ earned: { minor: 0n }, lineCount: 0 });
  });

  it("are decided about where they wait only, by those who adjust pay", async () => {
    await lock("2026-01-01");
    await expect(decide("D1", true, "2026-02-01")).rejects.toMatchObject({ code: "conflict" });
    await expect(decide("D9", true, "2026-02-01")).rejects.toMatchObject({ code: "conflict" });
    await expect(decide("D2", true, "2026-01-01")).rejects.toMatchObject({ code: "conflict" });
    await expect(decide("D2", true, "2026-02-01", ana)).rejects.toThrow("Your own pay is settled by somebody else.");
    await expect(decide("D2", true, "2025-01-01")).rejects.toMatchObject({ code: "not_found" });
  });
});
