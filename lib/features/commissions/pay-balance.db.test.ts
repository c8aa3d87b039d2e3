import { beforeAll, expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { sql } from "@/lib/db/sql";
import { clearCommissionFacts, storeCommissionFacts } from "@/lib/testing/commission-facts";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { addDays, calendarDate } from "@/lib/values/calendar-date";
import { createAdjustment, lockMonth, recalculateStatements, removeAdjustment, setState } from "./mutations";
import { loadPayBalance } from "./queries";
import { parsePreviewFile } from "./schema";

const plan = {
  name: "AE",
  currency: "USD",
  components: [{ id: "base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
  holdback: { percent: "20%", days: 45 },
  draw: { amount: "150.00", kind: "recoverable" },
};
const deal = (id: string, on: string, amount: string) => ({ id, on, amount, credits: [{ rep: "ana", share: "100%" }] });

const NOTHING = { earned: 0, adjusted: 0, guaranteed: 0, paid: 0, payable: 0, running: 0, held: 0, owedBack: 0 };

describeOnEachDatabase("loadPayBalance", (database) => {
  beforeAll(async () => {
    await clearCommissionFacts(database.client);
    const deals = [
      deal("D1", "2026-01-20", "1000.00"),
      deal("D2", "2026-02-10", "2000.00"),
      deal("D3", "2026-03-10", "500.00"),
    ];
    const input = { plan, rep: "ana", periods: ["2026-01", "2026-02", "2026-03"], deals };
    await storeCommissionFacts(database.client, testWriteScope("plans.write"), parsePreviewFile(input), plan);
    const lock = testWriteScope("statements.lock");
    await withBulkTransaction(async (bulk) => {
      await recalculateStatements(bulk, lock, { repIds: "all" });
      await setState(bulk, lock, { to: "approved", where: sql`s.from_on = '2026-01-01'` });
      const january = { from: calendarDate("2026-01-01"), to: calendarDate("2026-02-01") };
      await lockMonth(bulk, lock, january, new Date("2026-02-05T10:00:00Z"));
    }, database.client);
  });

  const balance = async (end: string) => {
    const [row] = await loadPayBalance(testReadScope("commissions.totals", { role: "leadership" }), calendarDate(end));
    return Object.fromEntries(Object.entries(row ?? {}).map(([name, { minor }]) => [name, Number(minor) / 100]));
  };

  it("tells what was paid, due, kept back and owed back at the end of any month", async () => {
    // January: 100 earned, 20 kept back, 70 of the draw on top; nothing is locked on 31 January.
    expect(await balance("2026-02-01")).toEqual({
      ...NOTHING,
      earned: 100,
      accrued: 100,
      payable: 150,
      held: 20,
      owedBack: 70,
    });
    // February: 200 earned, 40 kept back, 10 repays the draw; January was locked on 5 February.
    expect(await balance("2026-03-01")).toEqual({
      ...NOTHING,
      earned: 300,
      accrued: 300,
      paid: 150,
      payable: 150,
      held: 60,
      owedBack: 60,
    });
    // March is not over: what it will pay is of the running month.
    expect(await balance("2026-04-01")).toMatchObject({ earned: 350, paid: 150, payable: 150, running: 150 });
  });

  it("accrues what is added by hand too, and loses none of it", async () => {
    const february = await database.client.statement.findFirstOrThrow({ where: { fromOn: new Date("2026-02-01") } });
    const wage = { statementId: february.id, amount: 2500n, reason: "Trade fair" };
    const id = await createAdjustment(testWriteScope("adjustments.write"), wage);
    const after = await balance("2026-04-01");
    expect(after).toMatchObject({ earned: 350, adjusted: 25, accrued: 375, payable: 175 });
    const { paid, payable, running, held, owedBack } = after as Record<string, number>;
    expect((paid ?? 0) + (payable ?? 0) + (running ?? 0) + (held ?? 0) - (owedBack ?? 0)).toBe(after.accrued);
    await removeAdjustment(testWriteScope("adjustments.write"), id);
  });

  const asFinance = async (day: string) => {
    const end = addDays(calendarDate(day), 1);
    const [row] = await loadPayBalance(testReadScope("commissions.totals", { role: "finance" }), end);
    return Object.fromEntries(Object.entries(row ?? {}).map(([name, { minor }]) => [name, Number(minor) / 100]));
  };

  it("tells on a day within a month what counted by then, beside what the months before it left", async () => {
    const settled = { ...NOTHING, held: 20, owedBack: 70 };
    expect(await asFinance("2026-02-04")).toEqual({ ...settled, earned: 100, accrued: 100, payable: 150 });
    expect(await asFinance("2026-02-09")).toEqual({ ...settled, earned: 100, accrued: 100, paid: 150 });
    expect(await asFinance("2026-02-10")).toEqual({ ...settled, earned: 300, accrued: 300, paid: 150, running: 200 });
    expect(await asFinance("2026-02-28")).toEqual(await balance("2026-03-01"));
    const march = { ...NOTHING, paid: 150, payable: 150, held: 60, owedBack: 60 };
    expect(await asFinance("2026-03-09")).toEqual({ ...march, earned: 300, accrued: 300 });
    expect(await asFinance("2026-03-10")).toEqual({ ...march, earned: 350, accrued: 350, running: 50 });
  });

  it("loses and doubles nothing on any day", async () => {
    const february = await database.client.statement.findFirstOrThrow({ where: { fromOn: new Date("2026-02-01") } });
    const wage = { statementId: february.id, amount: 2500n, reason: "Trade fair" };
    const id = await createAdjustment(testWriteScope("adjustments.write", { today: "2026-02-17" }), wage);
    const days = Array.from({ length: 90 }, (_, day) => addDays(calendarDate("2026-01-01"), day));
    let before = 0;
    for (const day of days) {
      const { earned = 0, adjusted = 0, guaranteed = 0, accrued = 0, ...rest } = await asFinance(day);
      const { paid = 0, payable = 0, running = 0, held = 0, owedBack = 0 } = rest;
      expect([day, paid + payable + running + held - owedBack]).toEqual([day, accrued]);
      expect([day, earned + adjusted + guaranteed]).toEqual([day, accrued]);
      expect(adjusted).toBe(day >= "2026-02-17" ? 25 : 0);
      // Nothing is taken back in these months, so what has accrued never falls.
      expect(accrued).toBeGreaterThanOrEqual(before);
      before = accrued;
    }
    expect(before).toBe(375);
    await removeAdjustment(testWriteScope("adjustments.write"), id);
  });

  it("tells those who see totals only nothing of a part of a month", async () => {
    await expect(balance("2026-02-15")).rejects.toThrow("whole months only");
  });
});

describeOnEachDatabase("loadPayBalance with a cap", (database) => {
  it("counts no more than the cap of the month, from the day that it is reached on", async () => {
    await clearCommissionFacts(database.client);
    const { holdback: _, draw: __, ...capped } = { ...plan, cap: "250.00" };
    const deals = [deal("D1", "2026-02-10", "2000.00"), deal("D2", "2026-02-20", "1000.00")];
    const input = { plan: capped, rep: "ana", periods: ["2026-02"], deals };
    await storeCommissionFacts(database.client, testWriteScope("plans.write"), parsePreviewFile(input), capped);
    const lock = testWriteScope("statements.lock");
    await withBulkTransaction((bulk) => recalculateStatements(bulk, lock, { repIds: "all" }), database.client);
    const earned = async (day: string) => {
      const end = addDays(calendarDate(day), 1);
      const [row] = await loadPayBalance(testReadScope("commissions.totals"), end);
      return row && [row.earned.minor, row.running.minor, row.payable.minor];
    };
    expect(await earned("2026-01-31")).toBeUndefined();
    expect(await earned("2026-02-09")).toEqual([0n, 0n, 0n]);
    expect(await earned("2026-02-10")).toEqual([20_000n, 20_000n, 0n]);
    expect(await earned("2026-02-20")).toEqual([25_000n, 25_000n, 0n]);
    expect(await earned("2026-02-28")).toEqual([25_000n, 0n, 25_000n]);
  });
});
