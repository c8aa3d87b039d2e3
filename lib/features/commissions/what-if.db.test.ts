import { beforeEach, expect, it } from "vitest";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import {
  clearCommissionFacts,
  storeCommissionFacts,
  storeRep,
  updateCommissionFacts,
} from "@/lib/testing/commission-facts";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { addMonths, calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { period } from "@/lib/values/period";
import {
  approveStatements,
  importPlan,
  lockMonth,
  lockPeriod,
  recalculateStatements,
  setState,
  startReview,
} from "./mutations";
import {
  getCommissionSummary,
  getWhatIf,
  listOpenDeals,
  listRepsInReach,
  listStatementLines,
  listStatements,
} from "./queries";
import { parsePreviewFile } from "./schema";
import type { Supposed } from "./types";

const READ = testReadScope("commissions.read");
const JANUARY = calendarDate("2026-01-01");
const HALF_YEAR = period(JANUARY, calendarDate("2026-07-01"));
const NOBODY = { days: new Map(), typed: null };

const plan = {
  name: "AE 2026",
  currency: "USD",
  components: [
    {
      id: "base",
      name: "New business",
      earns_on: "revenue",
      accumulates: "quarter",
      rate: {
        tiers: {
          over: "attainment",
          mode: "retroactive",
          steps: [
            { from: "0%", percent: "5%" },
            { from: "100%", percent: "8%" },
          ],
        },
      },
    },
  ],
  holdback: { percent: "10%", days: 30 },
};
const credits = (share: string) => [{ rep: "ana", share }, ...(share === "100%" ? [] : [{ rep: "bo", share: "40%" }])];
const facts = {
  plan,
  rep: "ana",
  periods: ["2026-01", "2026-02", "2026-03"],
  quotas: [
    { id: "q1", from: "2026-01-01", to: "2026-04-01", amount: "10000.00" },
    { id: "q2", from: "2026-04-01", to: "2026-07-01", amount: "10000.00" },
  ],
  deals: [
    { id: "D1", on: "2026-01-20", amount: "3000.00", credits: credits("100%") },
    { id: "D2", on: "2026-02-10", amount: "2000.00", credits: credits("100%") },
    { id: "D3", on: "2026-03-10", amount: "9000.00", credits: credits("60%") },
    { id: "D4", on: "2026-04-10", amount: "7000.00", credits: credits("100%") },
  ],
};

describeOnEachDatabase("what if", (database) => {
  let ana = 0;
  const ids = new Map<string, number>();

  beforeEach(async () => {
    await clearCommissionFacts(database.client);
    await storeCommissionFacts(database.client, testWriteScope("plans.write"), parsePreviewFile(facts), plan);
    await execute(
      database.client,
      sql`insert into stages (name, position, outcome) values ('Offer', 2, 'open') on conflict (name) do nothing`,
    );
    await execute(
      database.client,
      sql`update deals d set stage_id = s.id, outcome = 'open', closed_on = null, expected_close_on = d.closed_on
          from stages s where s.name = 'Offer' and d.external_id in ('D3', 'D4')`,
    );
    ana = await storeRep(database.client, "ana");
    ids.clear();
    for (const row of await queryRows<{ id: number; key: string }>(
      database.client,
      sql`select id, external_id as key from deals`,
    ))
      ids.set(row.key, row.id);
    await recalculate();
  });

  const recalculate = () =>
    withBulkTransaction(
      (bulk) => recalculateStatements(bulk, testWriteScope("plans.write"), { repIds: "all" }),
      database.client,
    );
  const replacePlan = async (rules: object) => {
    await importPlan(testWriteScope("plans.write"), { name: plan.name, currency: plan.currency, ...rules });
    await execute(database.client, sql`delete from plan_versions where effective_from = '0001-01-01'`);
    await execute(database.client, sql`update plan_versions set effective_from = '0001-01-01'`);
    await recalculate();
  };
  const daysOf = (days: Record<string, string>) =>
    new Map(Object.entries(days).map(([key, day]) => [ids.get(key) ?? 0, calendarDate(day)]));
  const win = (key: string, day: string) =>
    execute(
      database.client,
      sql`update deals d set stage_id = s.id, outcome = 'won', closed_on = ${day}::date from stages s where s.name = 'Won' and d.external_id = ${key}`,
    );
  const payables = async () =>
    new Map(
      (await listStatements(READ, { period: HALF_YEAR, repId: ana })).map((statement) => [
        statement.period.from,
        statement,
      ]),
    );

  async function expectSameAsWon(days: Record<string, string>): Promise<void> {
    const before = await payables();
    const whatIf = await getWhatIf(READ, ana, { days: daysOf(days), typed: null });
    expect([...(await payables())]).toEqual([...before]);
    for (const [key, day] of Object.entries(days)) await win(key, day);
    await recalculate();
    const after = await payables();
    const differing = [...after.values()].filter(
      ({ period: { from }, payable }) => before.get(from)?.payable.minor !== payable.minor,
    );
    expect(differing.length).toBeGreaterThan(0);
    for (const statement of differing) {
      const month = whatIf?.months.find(({ period: { from } }) => from === statement.period.from);
      expect(month?.payable).toEqual(statement.payable);
      expect(month?.held).toEqual(statement.held);
      const { components } = await listStatementLines(READ, { statementId: statement.id });
      const lines = components.flatMap((component) => component.lines);
      for (const { name, earned, explanation } of month?.lines ?? [])
        expect(lines).toContainEqual(
          expect.objectContaining({ earned, explanation, deal: expect.objectContaining({ externalId: name }) }),
        );
    }
    const total = (statements: typeof after) =>
      [...statements.values()].reduce((sum, { payable }) => sum + payable.minor, 0n);
    expect(whatIf?.difference.minor).toBe(total(after) - total(before));
  }

  it("is what the engine writes when the deals are really won, tiers of earlier deals and what is held included", async () => {
    await expectSameAsWon({ D3: "2026-03-25", D4: "2026-03-26" });
  });

  it("is so where earlier months are locked and only their difference can still be paid", async () => {
    await startReview(testWriteScope("statements.lock"), JANUARY);
    await approveStatements(
      testWriteScope("statements.review"),
      [...(await payables()).values()].filter(({ period: { from } }) => from === JANUARY),
    );
    await lockPeriod(testWriteScope("statements.lock"), JANUARY);
    await expectSameAsWon({ D4: "2026-03-26" });
  });

  it("is so for a month that has no statement yet", async () => {
    await expectSameAsWon({ D4: "2026-04-10" });
  });

  it("counts a draw on both sides, also in months that only the deals bring", async () => {
    const [component] = plan.components;
    await replacePlan({
      components: [{ ...component, rate: { flat: "10%" } }],
      draw: { amount: "250.00", kind: "non_recoverable" },
    });
    const wonFor = async (minor: bigint) => {
      const typed = { amount: money(minor, "USD"), on: calendarDate("2026-05-20"), type: null, productId: null };
      const whatIf = await getWhatIf(READ, ana, { days: new Map(), typed });
      const months = whatIf?.months.map(({ period: { from }, before, payable }) => [from, before.minor, payable.minor]);
      return { difference: whatIf?.difference.minor, months };
    };
    const MAY = "2026-05-01";
    expect(await wonFor(100_000n)).toEqual({ difference: 0n, months: [[MAY, 25_000n, 25_000n]] });
    expect(await wonFor(400_000n)).toEqual({ difference: 15_000n, months: [[MAY, 25_000n, 40_000n]] });
  });

  it("takes an amount that is in no pipeline", async () => {
    const typed = { amount: money(500_000n, "USD"), on: calendarDate("2026-03-20"), type: null, productId: null };
    const whatIf = await getWhatIf(READ, ana, { days: new Map(), typed });
    // 10,000 reaches the quota: 8 % of all of it, less the 5 % of 5,000 that stand already.
    expect(
      whatIf?.months.map(({ components }) => components.map(({ before, earned }) => [before.minor, earned.minor])),
    ).toEqual([[[0n, 55_000n]]]);
    expect(whatIf?.months.at(-1)?.lines).toMatchObject([{ name: "What if", supposed: true, before: null }]);
  });

  it("says why a supposed deal earns nothing", async () => {
    const [component] = plan.components;
    await replacePlan({ components: [{ ...component, when: { type: ["new"] } }] });
    const typed = { amount: money(100_000n, "USD"), on: calendarDate("2026-03-20"), type: null, productId: null };
    const suppose = (on: string, type: "new" | null = null) =>
      getWhatIf(READ, ana, { days: daysOf({ D3: "2026-03-25" }), typed: { ...typed, on: calendarDate(on), type } });
    const why = "it has no type, and only new is paid";
    expect((await suppose("2026-03-20"))?.unpaid).toEqual([
      { name: "D3", why },
      { name: null, why },
    ]);
    expect((await suppose("2026-03-20", "new"))?.unpaid).toEqual([{ name: "D3", why }]);
    // There is no quota from July on: that is a problem of the month, not of the deal.
    const later = await suppose("2026-07-20", "new");
    expect(later?.unpaid).toEqual([{ name: "D3", why }]);
    expect(later?.months.flatMap(({ problems }) => problems)).toMatchObject([{ kind: "quota" }]);
    await execute(database.client, sql`update plan_assignments set to_on = '2026-06-01'`);
    expect((await suppose("2026-06-20", "new"))?.unpaid.at(-1)).toEqual({
      name: null,
      why: "the rep is on no plan that day",
    });
  });

  it("moves what is ahead: a tier comes nearer, or is reached", async () => {
    const typed = { amount: money(100_000n, "USD"), on: calendarDate("2026-03-20"), type: null, productId: null };
    const ahead = { component: { id: "base" }, at: "100%", pays: "8%" };
    expect(await getWhatIf(READ, ana, NOBODY)).toMatchObject({
      nextTiers: [{ ...ahead, accumulated: money(500_000n, "USD"), missing: money(500_000n, "USD") }],
      reachedTiers: [],
    });
    expect(await getWhatIf(READ, ana, { days: new Map(), typed })).toMatchObject({
      nextTiers: [{ ...ahead, accumulated: money(600_000n, "USD"), missing: money(400_000n, "USD") }],
      reachedTiers: [],
    });
    expect(await getWhatIf(READ, ana, { days: daysOf({ D3: "2026-03-25" }), typed: null })).toMatchObject({
      nextTiers: [],
      reachedTiers: [ahead],
    });
  });

  it("tells the tiers of the window that a deal comes in, beside those of the running one", async () => {
    const typed = { amount: money(1_200_000n, "USD"), on: calendarDate("2026-05-20"), type: null, productId: null };
    const windows = (whatIf: Awaited<ReturnType<typeof getWhatIf>>) => ({
      next: whatIf?.nextTiers.map(({ window, missing }) => [window.key, missing]),
      reached: whatIf?.reachedTiers.map(({ window, at }) => [window.key, at]),
    });
    const running = ["2026-Q1", money(500_000n, "USD")];
    expect(windows(await getWhatIf(READ, ana, { days: new Map(), typed }))).toEqual({
      next: [running],
      reached: [["2026-Q2", "100%"]],
    });
    expect(windows(await getWhatIf(READ, ana, { days: daysOf({ D4: "2026-04-10" }), typed: null }))).toEqual({
      next: [running, ["2026-Q2", money(300_000n, "USD")]],
      reached: [],
    });
  });

  it("names every tier that is passed, of every component", async () => {
    const tiers = (levels: Record<string, string>) => ({
      tiers: {
        over: "amount",
        mode: "marginal",
        steps: Object.entries(levels).map(([from, percent]) => ({ from, percent })),
      },
    });
    const base = { earns_on: "revenue", accumulates: "quarter" };
    await replacePlan({
      components: [
        { ...base, id: "base", rate: tiers({ "0": "1%", "6000": "2%", "8000": "3%", "9000": "4%", "20000": "5%" }) },
        { ...base, id: "extra", rate: tiers({ "0": "1%", "7000": "2%" }) },
      ],
    });
    const whatIf = await getWhatIf(READ, ana, { days: daysOf({ D3: "2026-03-25" }), typed: null });
    expect(whatIf?.reachedTiers.map(({ component, at, pays }) => [component.id, at, pays])).toEqual([
      ["base", "6,000.00 USD", "2%"],
      ["base", "8,000.00 USD", "3%"],
      ["base", "9,000.00 USD", "4%"],
      ["extra", "7,000.00 USD", "2%"],
    ]);
    expect(whatIf?.nextTiers.map(({ component, at }) => [component.id, at])).toEqual([["base", "20,000.00 USD"]]);
  });

  it("counts a correction in the window it corrects, not where it stands", async () => {
    const today = "2026-05-20";
    const write = testWriteScope("plans.write", { today });
    const lock = testWriteScope("statements.lock", { today });
    const steps = [
      { from: "0", percent: "5%" },
      { from: "50000", percent: "8%" },
    ];
    const rate = { tiers: { over: "amount", mode: "marginal", steps } };
    const byAmount = { ...plan, components: [{ ...plan.components[0], rate }] };
    const deal = (id: string, on: string, amount: string, refunds: string[] = []) => ({
      id,
      on,
      amount,
      credits: credits("100%"),
      events: refunds.map((refunded) => ({ type: "refunded", on: today, amount: refunded, id: `${id} back` })),
    });
    const factsOf = (deals: unknown[]) => parsePreviewFile({ ...facts, plan: byAmount, deals });
    await clearCommissionFacts(database.client);
    const sold = [deal("D1", "2026-03-20", "40000.00"), deal("D2", "2026-04-20", "30000.00")];
    await storeCommissionFacts(database.client, write, factsOf(sold), byAmount);
    ana = await storeRep(database.client, "ana");
    const recalculateAll = (bulk: BulkTransaction) => recalculateStatements(bulk, write, { repIds: "all" });
    await withBulkTransaction(async (bulk) => {
      await recalculateAll(bulk);
      for (const from of ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"].map(calendarDate)) {
        await setState(bulk, lock, { to: "approved", where: sql`s.from_on = ${from}::date` });
        await lockMonth(bulk, lock, { from, to: addMonths(from, 1) });
      }
    }, database.client);
    const scope = testReadScope("commissions.read", { today });
    const ahead = async (supposed: Supposed = NOBODY) =>
      (await getWhatIf(scope, ana, supposed))?.nextTiers.map(({ accumulated, missing }) => [accumulated, missing]);
    expect(await ahead()).toEqual([[money(3_000_000n, "USD"), money(2_000_000n, "USD")]]);

    const returned = [deal("D1", "2026-03-20", "40000.00", ["10000.00"]), sold[1]];
    await updateCommissionFacts(database.client, factsOf(returned));
    await withBulkTransaction(recalculateAll, database.client);
    expect(await ahead()).toEqual([[money(3_000_000n, "USD"), money(2_000_000n, "USD")]]);
    const late = { amount: money(500_000n, "USD"), on: calendarDate("2026-03-25"), type: null, productId: null };
    expect(await ahead({ days: new Map(), typed: late })).toEqual([
      [money(3_000_000n, "USD"), money(2_000_000n, "USD")],
    ]);

    await updateCommissionFacts(
      database.client,
      factsOf([returned[0], deal("D2", "2026-04-20", "30000.00", ["10000.00"])]),
    );
    await withBulkTransaction(recalculateAll, database.client);
    expect(await ahead()).toEqual([[money(2_000_000n, "USD"), money(3_000_000n, "USD")]]);
  });

  it("is for those who manage the rep today, and so is what is ahead", async () => {
    const [{ id: teamId } = { id: 0 }] = await queryRows<{ id: number }>(
      database.client,
      sql`insert into teams (name) values ('North') returning id`,
    );
    await execute(
      database.client,
      sql`insert into team_memberships (rep_id, from_on, team_id) values (${ana}, '0001-01-01', ${teamId})`,
    );
    const asManager = testReadScope("commissions.read", { role: "sales_manager", teamIds: [teamId] });
    const QUARTER = period(JANUARY, calendarDate("2026-04-01"));
    expect(await listRepsInReach(asManager)).toEqual([{ id: ana, name: "ana" }]);
    expect((await getWhatIf(asManager, ana, NOBODY))?.nextTiers).toHaveLength(1);
    expect((await getCommissionSummary(asManager, ana, QUARTER)).nextTiers).toHaveLength(1);

    await execute(
      database.client,
      sql`insert into team_memberships (rep_id, from_on, team_id) values (${ana}, '2026-03-01', null)`,
    );
    expect(await listRepsInReach(asManager)).toEqual([]);
    await expect(getWhatIf(asManager, ana, NOBODY)).rejects.toMatchObject({ code: "not_found" });
    await expect(listOpenDeals(asManager, ana)).rejects.toMatchObject({ code: "not_found" });
    expect(await getCommissionSummary(asManager, ana, QUARTER)).toMatchObject({ plan: null, nextTiers: [] });
  });

  it("differs in nothing when nothing is supposed, and knows no deals of others", async () => {
    expect(await getWhatIf(READ, ana, NOBODY)).toMatchObject({ months: [], difference: { minor: 0n } });
    const cleo = await storeRep(database.client, "cleo");
    expect(await getWhatIf(READ, cleo, NOBODY)).toBeNull();
    await execute(database.client, sql`update deal_credits set rep_id = ${cleo} where deal_id = ${ids.get("D4")}`);
    expect(await getWhatIf(READ, ana, { days: daysOf({ D4: "2026-03-26" }), typed: null })).toMatchObject({
      months: [],
    });
    expect(await listOpenDeals(READ, ana)).toMatchObject([{ name: "D3", share: 600_000, amount: { minor: 900_000n } }]);
    const asCleo = testReadScope("commissions.read", { role: "rep", repId: cleo });
    await expect(getWhatIf(asCleo, ana, NOBODY)).rejects.toThrow("There is no such rep.");
    await expect(listOpenDeals(asCleo, ana)).rejects.toThrow("There is no such rep.");
  });
});
