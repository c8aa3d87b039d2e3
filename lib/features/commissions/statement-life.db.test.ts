import { beforeEach, expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, raw, sql } from "@/lib/db/sql";
import { clearCommissionFacts, storeCommissionFacts, storeDeal, storeRep } from "@/lib/testing/commission-facts";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import {
  approveStatements,
  createAdjustment,
  lockPeriod,
  recalculateStatements,
  removeAdjustment,
  returnStatement,
  startReview,
} from "./mutations";
import { listStatementLines, listStatements } from "./queries";
import { parsePreviewFile } from "./schema";

const [JANUARY, FEBRUARY, MARCH] = [calendarDate("2026-01-01"), calendarDate("2026-02-01"), calendarDate("2026-03-01")];
const QUARTER = period(JANUARY, calendarDate("2026-04-01"));
const READ = testReadScope("commissions.read");
const REVIEW = testWriteScope("statements.review");
const LOCK = testWriteScope("statements.lock");
const ADJUST = testWriteScope("adjustments.write");

const plan = {
  name: "AE 2026",
  currency: "USD",
  components: [{ id: "base", name: "New business", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
  holdback: { percent: "50%", days: 20 },
};
const dealOf = (id: string, on: string, amount: string, rep = "ana") => ({
  id,
  on,
  amount,
  credits: [{ rep, share: "100%" }],
});

describeOnEachDatabase("the life of a statement", (database) => {
  beforeEach(async () => {
    await clearCommissionFacts(database.client);
    const deals = [dealOf("D1", "2026-01-20", "1000.00"), dealOf("D2", "2026-02-10", "2000.00")];
    const input = { plan, rep: "ana", periods: ["2026-01", "2026-02", "2026-03"], deals };
    await storeCommissionFacts(database.client, testWriteScope("plans.write"), parsePreviewFile(input), plan);
    await recalculate();
  });

  const recalculate = () =>
    withBulkTransaction(
      (bulk) => recalculateStatements(bulk, testWriteScope("plans.write"), { repIds: "all" }),
      database.client,
    );

  const list = async () =>
    (await listStatements(READ, { period: QUARTER })).map(
      ({ id, state, earned, withheld, held, adjusted, balance, payable }) => ({
        id,
        state,
        figures: [earned, withheld, held, adjusted, balance, payable].map(({ minor }) => Number(minor) / 100),
      }),
    );

  /** What somebody who looks at the statements now would approve. */
  const seen = async (repId?: number) =>
    await listStatements(READ, { period: period(JANUARY, FEBRUARY), ...(repId !== undefined && { repId }) });

  const makeDeal = (amount: number) =>
    execute(database.client, sql`update deals set amount_minor = ${amount} where external_id = 'D1'`);

  async function lock(month: typeof JANUARY): Promise<void> {
    await startReview(LOCK, month);
    await approveStatements(
      REVIEW,
      await listStatements(READ, { period: period(month, calendarDate(`${month.slice(0, 8)}28`)) }),
    );
    await lockPeriod(LOCK, month);
  }

  it("keeps back, sets free and pays what was kept", async () => {
    expect((await list()).map(({ figures }) => figures)).toEqual([
      [100, 50, 50, 0, 0, 50],
      [200, 50, 100, 0, 0, 150],
      [0, -100, 0, 0, 0, 100],
    ]);
  });

  it("goes from open over review and approval to locked, and locking changes no figure", async () => {
    const before = await list();
    await lock(JANUARY);
    expect((await recalculate()).changed).toBe(0);

    const after = await list();
    expect(after.map(({ state }) => state)).toEqual(["locked", "open", "open"]);
    expect(after.map(({ figures }) => figures)).toEqual(before.map(({ figures }) => figures));
    const steps = await queryRows(
      database.client,
      sql`select state::text as state, name from statement_steps order by id`,
    );
    expect(steps).toEqual(["in_review", "approved", "locked"].map((state) => ({ state, name: "tester" })));
  });

  it("corrects what is locked on the next open statement, and says what changed", async () => {
    await lock(JANUARY);
    await execute(database.client, sql`update deals set amount_minor = 150000 where external_id = 'D1'`);
    await recalculate();

    const [january, february] = await list();
    expect(january?.figures).toEqual([100, 50, 50, 0, 0, 50]);
    expect(february?.figures).toEqual([250, 50, 100, 0, 0, 200]);
    const { components } = await listStatementLines(READ, { statementId: february?.id ?? 0 });
    const correction = components.flatMap(({ lines }) => lines).find(({ originOn }) => originOn === JANUARY);
    expect(correction?.explanation.at(-1)?.text).toContain("the deal's amount from 1,000.00 to 1,500.00");

    await execute(database.client, sql`update deals set amount_minor = 100000 where external_id = 'D1'`);
    await recalculate();
    expect((await list())[1]?.figures).toEqual([200, 50, 100, 0, 0, 150]);
  });

  it("takes back what was paid for a deal that went to somebody else, though its new rep is on no plan", async () => {
    await lock(JANUARY);
    const bo = await storeRep(database.client, "bo");
    await execute(
      database.client,
      sql`update deal_credits set rep_id = ${bo} where deal_id = (select id from deals where external_id = 'D1')`,
    );
    await recalculate();

    const [, february] = await list();
    expect(february?.figures.slice(0, 2)).toEqual([100, 50]);
    const { components } = await listStatementLines(READ, { statementId: february?.id ?? 0 });
    const line = components.flatMap(({ lines }) => lines).find(({ originOn }) => originOn === JANUARY);
    expect(line).toMatchObject({ deal: { externalId: "D1" } });
    expect(line?.explanation[0]?.text).toBe("Deal D1 is now credited to bo.");
  });

  it("has a statement for a correction although the rep left the plan and every month was locked", async () => {
    await execute(database.client, sql`update plan_assignments set to_on = '2026-02-01'`);
    await recalculate();
    await lock(JANUARY);
    expect((await list()).map(({ figures }) => figures)).toEqual([
      [100, 50, 50, 0, 0, 50],
      [0, -50, 0, 0, 0, 50],
    ]);
    await execute(
      database.client,
      sql`insert into deal_events (deal_id, type, "on", recorded_on, content_hash)
          select id, 'cancelled', '2026-03-02', '2026-03-02', 'c' from deals where external_id = 'D1'`,
    );
    await recalculate();

    expect((await list()).map(({ figures }) => figures)).toEqual([
      [100, 50, 50, 0, 0, 50],
      [-100, -50, 0, 0, 50, 0],
      [0, 0, 0, 0, 50, 0],
    ]);
  });

  it("is in review again when what was approved changes", async () => {
    await startReview(LOCK, JANUARY);
    await approveStatements(REVIEW, await seen());
    await execute(database.client, sql`update deals set amount_minor = 150000 where external_id = 'D1'`);
    await recalculate();

    const [after] = await listStatements(READ, { period: QUARTER });
    expect(after).toMatchObject({ state: "in_review", previousPayable: { minor: 5000n }, payable: { minor: 7500n } });
    await expect(lockPeriod(LOCK, JANUARY)).rejects.toThrow("Not approved yet: ana. A month is locked as a whole.");
  });

  it("stays approved when only its words change", async () => {
    await startReview(LOCK, JANUARY);
    await approveStatements(REVIEW, await seen());
    const [before] = await seen();
    const renamed = { ...plan, components: [{ ...plan.components[0], name: "New customers" }] };
    await execute(database.client, sql`update plan_versions set definition = ${JSON.stringify(renamed)}::jsonb`);
    expect((await recalculate()).changed).toBe(2);

    const [after] = await seen();
    expect(after).toMatchObject({ state: "approved", fingerprint: before?.fingerprint, previousPayable: null });
    const { components } = await listStatementLines(READ, { statementId: after?.id ?? 0 });
    expect(components.map(({ name }) => name)).toEqual(["New customers"]);
  });

  it("falls back when something else is kept back, though it pays the same", async () => {
    await startReview(LOCK, JANUARY);
    const [january] = await seen();
    await createAdjustment(ADJUST, { statementId: january?.id ?? 0, amount: 2500n, reason: "Paid too little" });
    await approveStatements(REVIEW, await seen());
    const other = {
      ...plan,
      holdback: { percent: "75%", days: 20 },
      components: [{ ...plan.components[0], rate: { flat: "20%" } }],
    };
    await execute(database.client, sql`update plan_versions set definition = ${JSON.stringify(other)}::jsonb`);
    await recalculate();
    expect(await seen()).toMatchObject([{ state: "in_review", payable: { minor: 7500n }, held: { minor: 15_000n } }]);
  });

  it("names on record whose statements were approved, five of them at most", async () => {
    for (const name of ["bo", "cy", "di", "ed", "flo", "gus"]) await storeRepOnPlan(name, "2026-01-12", "500.00");
    await startReview(LOCK, JANUARY);
    const statements = await seen();
    await approveStatements(REVIEW, statements.slice(0, 2));
    await approveStatements(REVIEW, statements.slice(2, 3));
    await returnStatement(REVIEW, statements[0]?.id ?? 0, "A look again");
    await returnStatement(REVIEW, statements[1]?.id ?? 0, "A look again");
    await returnStatement(REVIEW, statements[2]?.id ?? 0, "A look again");
    await approveStatements(REVIEW, await seen());
    const told = await database.client.auditEntry.findMany({
      where: { action: "statements.approve" },
      orderBy: { id: "desc" },
      take: 3,
    });
    expect(told.map(({ summary }) => summary).reverse()).toEqual([
      "Approved 2 statements of January\u00a02026: ana and bo",
      "Approved the statement of cy for January\u00a02026",
      "Approved 7 statements of January\u00a02026: ana, bo, cy, di, ed, and 2 more",
    ]);
  });

  it("approves only what was seen, and says who was paid what then and now", async () => {
    await storeRepOnPlan("bo", "2026-01-12", "500.00");
    await startReview(LOCK, JANUARY);
    const shown = await seen();
    await makeDeal(150_000);
    await recalculate();
    await expect(approveStatements(REVIEW, shown)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(
        /^The statement of ana changed since it was shown: it paid \$50\.00 then and pays \$75\.00 now\. Nothing was approved/,
      ),
    });
    expect((await seen()).map(({ state }) => state)).toEqual(["in_review", "in_review"]);
    await makeDeal(100_000);
    await recalculate();
    await approveStatements(REVIEW, shown);
    expect((await seen()).map(({ state }) => state)).toEqual(["approved", "approved"]);
  });

  it("approves nothing that was sent back or disputed since it was seen, though it pays the same", async () => {
    await startReview(LOCK, JANUARY);
    const shown = await seen();
    await approveStatements(REVIEW, shown);
    await returnStatement(REVIEW, shown[0]?.id ?? 0, "Wait");
    await expect(approveStatements(REVIEW, shown)).rejects.toThrow(
      /^The statement of ana changed since it was shown, though it still pays \$50\.00\./,
    );
    const again = await seen();
    await execute(
      database.client,
      sql`insert into disputes (statement_id, opened_by_name) values (${shown[0]?.id ?? 0}, 'ana')`,
    );
    await expect(approveStatements(REVIEW, again)).rejects.toThrow("The statement of ana changed since it was shown");
    await approveStatements(REVIEW, await seen());
  });

  async function storeRepOnPlan(name: string, on: string, amount: string): Promise<void> {
    const [deal] = parsePreviewFile({
      plan,
      rep: name,
      periods: ["2026-01"],
      deals: [dealOf(`${name} 1`, on, amount, name)],
    }).deals;
    if (deal) await storeDeal(database.client, deal);
    await execute(
      database.client,
      sql`insert into plan_assignments (rep_id, plan_id, from_on) select r.id, p.id, '2026-01-01' from reps r, plans p where r.name = ${name}`,
    );
    await recalculate();
  }

  it("tells what facts last changed apart from what is adjusted by hand since", async () => {
    const change = async () => (await seen()).map(({ lastChange, payable }) => [lastChange?.minor, payable.minor]);
    const [january] = await seen();
    const input = { statementId: january?.id ?? 0, reason: "Trade fair" };
    await createAdjustment(ADJUST, { ...input, amount: 1000n });
    expect(await change()).toEqual([[undefined, 6000n]]);
    await makeDeal(150_000);
    await recalculate();
    expect(await change()).toEqual([[2500n, 8500n]]);
    await createAdjustment(ADJUST, { ...input, amount: 700n });
    expect(await change()).toEqual([[2500n, 9200n]]);
    await makeDeal(140_000);
    await recalculate();
    expect(await change()).toEqual([[-500n, 8700n]]);
  });

  it("remembers what was payable before its facts changed, whatever is adjusted by hand since", async () => {
    const before = async () =>
      (await listStatements(READ, { period: QUARTER })).map((one) => one.previousPayable?.minor);
    const [january] = await list();
    const input = { statementId: january?.id ?? 0, reason: "Paid twice" };
    const first = await createAdjustment(ADJUST, { ...input, amount: -8000n });
    await removeAdjustment(ADJUST, first);
    expect(await before()).toEqual([undefined, undefined, undefined]);

    await execute(database.client, sql`update deals set amount_minor = 150000 where external_id = 'D1'`);
    await recalculate();
    await createAdjustment(ADJUST, { ...input, amount: 1000n });
    expect((await before())[0]).toBe(5000n);
    expect((await list())[0]?.figures.at(-1)).toBe(85);
  });

  it("adjusts with a reason until it is locked, then on the next", async () => {
    const [january] = await list();
    const statementId = january?.id ?? 0;
    const first = await createAdjustment(ADJUST, { statementId, amount: -8000n, reason: "Paid twice" });
    expect((await list()).map(({ figures }) => figures.slice(3))).toEqual([
      [-80, 30, 0],
      [0, 0, 120],
      [0, 0, 100],
    ]);
    await removeAdjustment(ADJUST, first);
    const second = await createAdjustment(ADJUST, { statementId, amount: 1000n, reason: "Trade fair" });
    await lock(JANUARY);
    expect((await list())[0]?.figures.slice(3)).toEqual([10, 0, 60]);
    await expect(removeAdjustment(ADJUST, second)).rejects.toThrow("It stands on a locked statement");
    await expect(createAdjustment(ADJUST, { statementId, amount: 1n, reason: "No" })).rejects.toThrow(
      "is locked: adjust the next one",
    );
    await expect(createAdjustment(ADJUST, { statementId, amount: 0n, reason: "No" })).rejects.toThrow(
      "An adjustment of nothing",
    );
  });

  it("asks whether an amount is right that is larger than what any statement of the rep's earned, up to the adjusted one", async () => {
    const [january, february] = await list();
    const adjust = (statementId = 0, amount: bigint, isSure = false) =>
      createAdjustment(ADJUST, { statementId, amount, isSure, reason: "Trade fair" });
    await expect(adjust(january?.id, 10_001n)).rejects.toMatchObject({
      code: "conflict",
      details: [
        { where: "sure", message: expect.stringMatching(/^\+\$100\.01 is .+ earned in January\s2026: \$100\.00/) },
      ],
    });
    await expect(adjust(february?.id, -20_001n)).rejects.toThrow(
      /^−\$200\.01 is a larger amount than what ana earned in February\s2026 or on the statement before: \$200\.00 at most/,
    );
    expect((await list()).map(({ figures }) => figures[3])).toEqual([0, 0, 0]);
    await adjust(february?.id, 20_000n);
    await adjust(february?.id, -20_001n, true);
    expect((await list()).map(({ figures }) => figures[3])).toEqual([0, -0.01, 0]);
  });

  it("refuses to lock out of order, before the end, unapproved or twice", async () => {
    await expect(lockPeriod(LOCK, MARCH)).rejects.toThrow(/^March\s2026 is not over until 31\sMar\.$/);
    await expect(startReview(LOCK, MARCH)).rejects.toThrow(/^March\s2026 is not over until 31\sMar\.$/);
    await expect(lockPeriod(LOCK, FEBRUARY)).rejects.toThrow(/January\s2026 is not locked yet/);
    await expect(lockPeriod(LOCK, JANUARY)).rejects.toThrow("Not approved yet: ana");
    await lock(JANUARY);
    await expect(lockPeriod(LOCK, JANUARY)).rejects.toThrow(/January\s2026 was locked by tester already/);
    await expect(startReview(LOCK, JANUARY)).rejects.toThrow(/No statement of January\s2026 waits for its review./);
  });

  it("lets nobody approve their own, what is out of reach, or what is not in review", async () => {
    const ana = await storeRep(database.client, "ana");
    const [january] = await list();
    const id = january?.id ?? 0;
    await expect(approveStatements(REVIEW, await seen())).rejects.toThrow(
      "The statement of ana is open, not in review.",
    );
    await startReview(LOCK, JANUARY);
    const asAna = testWriteScope("statements.review", { roles: ["rep", "sales_manager"], repId: ana });
    await expect(approveStatements(asAna, await seen())).rejects.toThrow(
      "Your own statement is approved by somebody else.",
    );
    const anasPay = testWriteScope("adjustments.write", { roles: ["rep", "finance"], repId: ana });
    const adjusted = { statementId: id, amount: 100n, reason: "Trade fair." };
    await expect(createAdjustment(anasPay, adjusted)).rejects.toThrow("Your own pay is adjusted by somebody else.");
    const ofOtherTeam = testWriteScope("statements.review", { role: "sales_manager", teamIds: [1] });
    await expect(approveStatements(ofOtherTeam, await seen())).rejects.toThrow("There is no such statement.");
    await expect(returnStatement(REVIEW, id, "Wait")).rejects.toThrow("is in review, not approved");
    await approveStatements(REVIEW, await seen());
    await returnStatement(REVIEW, id, "Wait");
    expect((await list())[0]?.state).toBe("in_review");
  });

  it("is kept by the database itself once it is locked", async () => {
    await lock(JANUARY);
    const [line] = await queryRows<{ id: number }>(
      database.client,
      sql`select id from statements where state = 'locked'`,
    );
    const id = line?.id ?? 0;
    for (const change of [
      sql`update statements set payable_minor = 1 where id = ${id}`,
      sql`update statements set state = 'open' where id = ${id}`,
      sql`delete from statements where id = ${id}`,
      sql`update statement_lines set earned_minor = 1 where statement_id = ${id}`,
      sql`delete from statement_lines where statement_id = ${id}`,
      sql`insert into statement_lines select statement_id, 99, component, component_name, plan, deal_id, origin_on, "on", measure, credited_minor,
            earned_minor, reporting_earned_minor, reporting_credited_minor, explanation from statement_lines where statement_id = ${id}`,
      sql`update statement_holds set held_minor = 1 where statement_id = ${id}`,
      sql`delete from statement_holds where statement_id = ${id}`,
      sql`delete from locked_periods`,
      sql`truncate ${raw("statements")} cascade`,
    ])
      await expect(execute(database.client, change), change.text).rejects.toThrow("What is locked is not changed");
  });

  it("lets one of two win who lock at once, and tells the other who did", async () => {
    await startReview(LOCK, JANUARY);
    await approveStatements(REVIEW, await seen());
    const users = await queryRows<{ userId: number; name: string }>(
      database.client,
      sql`insert into users (name, email) values ('fay', 'fay@x.example'), ('finn', 'finn@x.example')
          on conflict (email) do update set name = excluded.name returning id as "userId", name`,
    );
    const people = users.map((user) => testWriteScope("statements.lock", { role: "finance", ...user }));

    const both = await Promise.allSettled(people.map((scope) => lockPeriod(scope, JANUARY)));

    const won = users.filter((_, index) => both[index]?.status === "fulfilled");
    expect(won).toHaveLength(1);
    const [lost] = both.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
    expect(lost).toMatch(new RegExp(`January\\s2026 was locked by ${won[0]?.name} already`));
  });
});
