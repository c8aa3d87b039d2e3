import { beforeAll, describe, expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { execute, sql } from "@/lib/db/sql";
import { clearCommissionFacts, storeCommissionFacts, storeDeal, storeRep } from "@/lib/testing/commission-facts";
import { setUpTestDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import {
  approveStatements,
  createAdjustment,
  importPlan,
  lockMonth,
  recalculateStatements,
  removeAdjustment,
  returnStatement,
  setState,
  startReview,
} from "./mutations";
import { listRunMonths, listRunStatements, listWithoutBasis, listWithoutPlan } from "./queries";
import { parsePreviewFile } from "./schema";

const MAY = period(calendarDate("2026-05-01"), calendarDate("2026-06-01"));
const READ = testReadScope("commissions.read", { today: "2026-06-10" });
const plan = {
  name: "AE",
  currency: "USD",
  components: [{ id: "base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
};
const dealOf = (id: string, on: string, amount: string, rep = "ana") => ({
  id,
  on,
  amount,
  credits: [{ rep, share: "100%" }],
});

const database = setUpTestDatabase();
const write = (action: "plans.write" | "statements.lock" | "statements.review" | "adjustments.write") =>
  testWriteScope(action, { today: "2026-06-10" });
const calculate = () =>
  withBulkTransaction((bulk) => recalculateStatements(bulk, write("plans.write"), { repIds: "all" }), database.client);

describe("the run of a month", () => {
  beforeAll(async () => {
    await clearCommissionFacts(database.client);
    const usual = ["01", "02", "03", "04"].map((month) => dealOf(`D${month}`, `2026-${month}-10`, "1000.00"));
    const deals = [...usual, dealOf("D05", "2026-05-10", "2001.00")];
    const input = { plan, rep: "ana", periods: ["2026-05"], deals };
    await storeCommissionFacts(database.client, write("plans.write"), parsePreviewFile(input), plan);
    const [bo] = parsePreviewFile({
      plan,
      rep: "bo",
      periods: ["2026-05"],
      deals: [dealOf("B1", "2026-05-11", "500.00", "bo")],
    }).deals;
    if (bo) await storeDeal(database.client, bo);
    await calculate();
    await withBulkTransaction(async (bulk) => {
      for (const month of ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"].map(calendarDate)) {
        await setState(bulk, write("statements.lock"), { to: "approved", where: sql`s.from_on = ${month}::date` });
        await lockMonth(
          bulk,
          write("statements.lock"),
          period(month, calendarDate(`2026-0${Number(month.slice(5, 7)) + 1}-01`)),
        );
      }
    }, database.client);
  });

  const may = async () => (await listRunStatements(READ, MAY))[0];

  it("tells how far each month is, the latest first", async () => {
    const months = await listRunMonths(READ);
    expect(months.map(({ period: { from }, lockedBy, open }) => [from, lockedBy, open])).toEqual([
      ["2026-06-01", null, 1],
      ["2026-05-01", null, 1],
      ["2026-04-01", "tester", 0],
      ["2026-03-01", "tester", 0],
      ["2026-02-01", "tester", 0],
      ["2026-01-01", "tester", 0],
    ]);
  });

  it("flags what is more than twice the most of the last six, and says what the month before paid", async () => {
    expect(await may()).toMatchObject({
      plan: "AE",
      payableBefore: { minor: 10_000n },
      exceptions: [
        {
          kind: "high",
          message: "$200.10 earned, more than twice the most of the last 4 statements, which was $100.00.",
        },
      ],
    });
  });

  it("flags whatever was changed by hand, with its reason and by whom, and what leaves more owed back", async () => {
    const adjust = write("adjustments.write");
    const statementId = (await may())?.id ?? 0;
    const bonus = await createAdjustment(adjust, { statementId, amount: 100n, reason: "Trade fair." });
    expect((await may())?.exceptions).toEqual([
      {
        kind: "adjusted",
        message: "tester adjusted it by hand: Trade fair.",
        amount: { minor: 100n, currency: "USD" },
      },
      expect.objectContaining({ kind: "high" }),
    ]);
    await removeAdjustment(adjust, bonus);
    const mistake = await createAdjustment(adjust, { statementId, amount: -9_999_900n, reason: "Typed wrong" });
    expect((await may())?.exceptions).toMatchObject([
      { kind: "adjusted", amount: { minor: -9_999_900n } },
      { kind: "owed_back", message: "More is owed back than before.", amount: { minor: 9_979_890n } },
      { kind: "high" },
    ]);
    const june = period(calendarDate("2026-06-01"), calendarDate("2026-07-01"));
    expect((await listRunStatements(READ, june))[0]?.exceptions).toMatchObject([
      { kind: "owed_back", message: "Nothing of what is owed back was repaid.", amount: { minor: 9_979_890n } },
    ]);
    await removeAdjustment(adjust, mistake);
    expect((await may())?.exceptions.map(({ kind }) => kind)).toEqual(["high"]);
  });

  it("names reps who won deals and were on no plan, within reach", async () => {
    expect(await listWithoutPlan(READ, MAY)).toMatchObject([{ rep: { name: "bo" }, deals: 1 }]);
    const ofNobody = testReadScope("commissions.read", { role: "sales_manager", teamIds: [] });
    expect(await listWithoutPlan(ofNobody, MAY)).toEqual([]);
    expect(await listRunStatements(ofNobody, MAY)).toEqual([]);
    // A plan that has not begun pays nothing either.
    await importPlan(write("plans.write"), { ...plan, name: "Later" }, { from: "2026-05-12" });
    const assigned = sql`insert into plan_assignments (rep_id, plan_id, from_on)
        select r.id, p.id, '2026-05-01' from reps r, plans p where r.name = 'bo' and p.name = 'Later'`;
    await execute(database.client, assigned);
    expect(await listWithoutPlan(READ, MAY)).toMatchObject([{ rep: { name: "bo" }, deals: 1 }]);
    await execute(
      database.client,
      sql`update plan_versions set effective_from = '2026-05-11' where effective_from = '2026-05-12'`,
    );
    expect(await listWithoutPlan(READ, MAY)).toEqual([]);
    await execute(
      database.client,
      sql`delete from plan_assignments a using plans p where p.id = a.plan_id and p.name = 'Later'`,
    );
  });

  it("flags what changed after it was approved, and what takes back more than was earned", async () => {
    await startReview(write("statements.lock"), MAY.from);
    await approveStatements(write("statements.review"), await listRunStatements(READ, MAY));
    expect((await may())?.exceptions.map(({ kind }) => kind)).toEqual(["high"]);
    await returnStatement(write("statements.review"), (await may())?.id ?? 0, "Is D05 ours?");
    expect((await may())?.exceptions.at(-1)).toEqual({
      kind: "returned",
      message: "tester sent it back: Is D05 ours?",
    });
    await approveStatements(write("statements.review"), await listRunStatements(READ, MAY));
    await execute(database.client, sql`update deals set amount_minor = 0 where external_id in ('D05', 'D04')`);
    await calculate();
    expect(await may()).toMatchObject({
      state: "in_review",
      payable: { minor: 0n },
      exceptions: [{ kind: "negative", amount: { minor: 10_000n } }, { kind: "changed" }],
    });
  });

  it("flags problems and what the rep disputes", async () => {
    await storeRep(database.client, "ana");
    await execute(
      database.client,
      sql`insert into disputes (statement_id, opened_by_name) select id, 'ana' from statements where from_on = '2026-05-01'`,
    );
    await execute(
      database.client,
      sql`update statements set problems = '[{"kind":"quota","where":"base","message":"No quota"},{"kind":"left","where":"base","message":"Left"}]' where from_on = '2026-05-01'`,
    );
    const kinds = (await may())?.exceptions.map(({ kind }) => kind);
    expect(kinds).toEqual(["problem", "left", "negative", "dispute", "changed"]);
  });
});

describe("a rep whose plan asks for what nobody set", () => {
  const step = { from: "0%", of_target: "100%" };
  const rate = { tiers: { over: "attainment", mode: "marginal", steps: [step] } };
  const components = [
    { id: "base", earns_on: "revenue", accumulates: "quarter", rate },
    {
      id: "renewals",
      earns_on: "revenue",
      accumulates: "year",
      when: { type: ["renewal"] },
      rate: { flat: "1%" },
      threshold: { at: "50%", from: "zero" },
    },
  ];
  const quarterly = { name: "Quarterly", currency: "USD", components };
  const [QUOTA, YEAR] = ["There is no quota for 2026-Q2.", "There is no quota for 2026."];
  const TARGET = "There is no target incentive on Quarterly.";

  beforeAll(async () => {
    await clearCommissionFacts(database.client);
    const deals = [dealOf("D1", "2026-05-10", "1000.00")];
    const input = { plan, rep: "ana", periods: ["2026-05"], deals };
    await storeCommissionFacts(database.client, write("plans.write"), parsePreviewFile(input), plan);
    await importPlan(write("plans.write"), quarterly);
    await storeRep(database.client, "cy");
    await execute(
      database.client,
      sql`insert into plan_assignments (rep_id, plan_id, from_on)
          select r.id, p.id, '2026-01-01' from reps r, plans p where r.name = 'cy' and p.name = 'Quarterly'`,
    );
    await calculate();
  });

  const missing = async (scope = READ, month = MAY) =>
    (await listWithoutBasis(scope, month)).map(({ rep, missing }) => [rep.name, ...missing]);

  it("is named in the run before a deal is credited, within reach and not of days ahead", async () => {
    expect((await listRunStatements(READ, MAY)).map(({ rep }) => rep.name)).toEqual(["ana"]);
    expect(await missing()).toEqual([["cy", TARGET, QUOTA, YEAR]]);
    expect(await missing(testReadScope("commissions.read", { role: "sales_manager", teamIds: [] }))).toEqual([]);
    const july = period(calendarDate("2026-07-01"), calendarDate("2026-08-01"));
    expect(await missing(READ, july)).toEqual([]);
    const sooner = sql`update plan_assignments a set from_on = '2026-06-11' from reps r where r.id = a.rep_id and r.name = 'cy'`;
    await execute(database.client, sooner);
    const june = period(calendarDate("2026-06-01"), calendarDate("2026-07-01"));
    expect(await missing(READ, june)).toEqual([]);
    expect(await missing(testReadScope("commissions.read", { today: "2026-06-11" }), june)).toHaveLength(1);
    await execute(
      database.client,
      sql`update plan_assignments set from_on = '2026-01-01' where from_on = '2026-06-11'`,
    );
  });

  it("is named by the statement instead once that says it, each fact by itself", async () => {
    const [deal] = parsePreviewFile({
      plan,
      rep: "cy",
      periods: ["2026-05"],
      deals: [dealOf("C1", "2026-05-11", "500.00", "cy")],
    }).deals;
    if (deal) await storeDeal(database.client, deal);
    await calculate();
    const cy = (await listRunStatements(READ, MAY)).find(({ rep }) => rep.name === "cy");
    expect(cy?.problems.map(({ kind }) => kind)).toEqual(["target_incentive"]);
    expect(await missing()).toEqual([["cy", QUOTA, YEAR]]);
    await execute(
      database.client,
      sql`update plan_assignments a set target_incentive_minor = 100000 from reps r where r.id = a.rep_id and r.name = 'cy'`,
    );
    await calculate();
    expect(await missing()).toEqual([["cy", YEAR]]);
    await execute(database.client, sql`delete from deals where external_id = 'C1'`);
    await calculate();
    expect(await missing()).toEqual([["cy", QUOTA, YEAR]]);
  });

  it("keeps no month from being approved and locked, and is named no more once it is set", async () => {
    await startReview(write("statements.lock"), MAY.from);
    const statements = await listRunStatements(READ, MAY);
    expect(statements.flatMap(({ exceptions }) => exceptions)).toEqual([]);
    await approveStatements(write("statements.review"), statements);
    await withBulkTransaction((bulk) => lockMonth(bulk, write("statements.lock"), MAY), database.client);
    expect(await missing()).toEqual([["cy", QUOTA, YEAR]]);
    await execute(
      database.client,
      sql`insert into quotas (rep_id, from_on, to_on, amount_minor, currency)
          select id, '2026-01-01', '2027-01-01', 100000, 'EUR' from reps where name = 'cy'`,
    );
    expect(await missing()).toEqual([]);
  });
});
