import { beforeEach, describe, expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { clearCommissionFacts, storeCommissionFacts, storeRep } from "@/lib/testing/commission-facts";
import { setUpTestDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { period } from "@/lib/values/period";
import { importPlan, recalculateStatements } from "./mutations";
import { getCommissionSummary, getStatement, listStatementLines, listStatements } from "./queries";
import { parsePreviewFile } from "./schema";

const QUARTER = period(calendarDate("2026-01-01"), calendarDate("2026-04-01"));
const WRITE = testWriteScope("plans.write");
const READ = testReadScope("commissions.read");
const usd = (minor: bigint) => money(minor, "USD");

const accelerator = {
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
          mode: "marginal",
          steps: [
            { from: "0%", percent: "8%" },
            { from: "100%", percent: "12%" },
          ],
        },
      },
    },
  ],
};

const dealOf = (id: string, on: string, amount: string, rep = "ana") => ({
  id,
  on,
  amount,
  credits: [{ rep, share: "100%" }],
});
const quota = { id: "q", from: "2026-01-01", to: "2026-04-01", amount: "100000.00" };

const database = setUpTestDatabase();

async function store(plan: unknown, deals: readonly object[], more: object = {}) {
  const input = { plan, rep: "ana", periods: ["2026-01", "2026-02", "2026-03"], deals, ...more };
  await storeCommissionFacts(database.client, WRITE, parsePreviewFile(input), plan);
  return await recalculate();
}

const recalculate = (repIds: readonly number[] | "all" = "all", scope = WRITE) =>
  withBulkTransaction((bulk) => recalculateStatements(bulk, scope, { repIds }), database.client);

const repId = (name: string) => storeRep(database.client, name);

beforeEach(async () => {
  await clearCommissionFacts(database.client);
});

describe("recalculateStatements", () => {
  it("makes a statement for every month from the first fact to today", async () => {
    await store(accelerator, [dealOf("D1", "2026-02-10", "40000.00")], { quotas: [quota] });

    const statements = await listStatements(READ, { period: QUARTER });

    expect(statements.map(({ period: { from }, earned, state }) => [from, earned, state])).toEqual([
      ["2026-01-01", usd(0n), "open"],
      ["2026-02-01", usd(320_000n), "open"],
      ["2026-03-01", usd(0n), "open"],
    ]);
  });

  it("says on the statement that the quota is missing instead of paying nothing silently", async () => {
    const { withProblems } = await store(accelerator, [dealOf("D1", "2026-02-10", "40000.00")]);

    const [february] = (await listStatements(READ, { period: QUARTER })).filter(({ problems }) => problems.length > 0);

    expect(withProblems).toBe(1);
    expect(february).toMatchObject({ period: { from: "2026-02-01" }, lineCount: 0 });
    expect(february?.problems[0]).toMatchObject({ kind: "quota", where: "base" });
    expect(february?.problems[0]?.message).toContain("There is no quota for 2026-Q1");
  });

  it("says in the summary what waits, and in which month it began", async () => {
    const deals = [dealOf("D1", "2026-02-10", "40000.00"), dealOf("D2", "2026-03-10", "40000.00")];
    await store(accelerator, deals);

    const summary = await getCommissionSummary(READ, await repId("ana"), QUARTER);

    expect(summary).toMatchObject({ earned: usd(0n), complete: false });
    expect(summary.problems).toMatchObject([{ kind: "quota", month: { from: "2026-02-01" } }]);
    await clearCommissionFacts(database.client);
    await store(accelerator, deals, { quotas: [quota] });
    expect(await getCommissionSummary(READ, await repId("ana"), QUARTER)).toMatchObject({
      complete: true,
      problems: [],
    });
  });

  it("names plans that pay in two currencies on every statement of the rep", async () => {
    await store(accelerator, [dealOf("D1", "2026-02-10", "40000.00")], { quotas: [quota] });
    await importPlan(WRITE, { ...accelerator, name: "Euro plan", currency: "EUR" });
    await execute(database.client, sql`update plan_assignments set to_on = '2026-03-01';`);
    await execute(
      database.client,
      sql`insert into plan_assignments (rep_id, plan_id, from_on) select ${await repId("ana")}, id, '2026-03-01' from plans where name = 'Euro plan'`,
    );
    await recalculate();

    const statements = await listStatements(READ, { period: QUARTER });

    expect(statements.map(({ problems }) => problems[0]?.kind)).toEqual(["plan", "plan", "plan"]);
    expect(statements[0]?.problems[0]?.message).toContain("EUR and USD");
  });

  it("writes only what came out differently, under the same id", async () => {
    await store(accelerator, [dealOf("D1", "2026-01-10", "40000.00"), dealOf("D2", "2026-02-10", "40000.00")], {
      quotas: [quota],
    });
    const before = await listStatements(READ, { period: QUARTER });
    expect((await recalculate()).changed).toBe(0);

    await execute(database.client, sql`update deals set amount_minor = 5000000 where external_id = 'D2'`);
    const { changed } = await recalculate();

    const after = await listStatements(READ, { period: QUARTER });
    expect(changed).toBe(1);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ earned }) => earned.minor)).toEqual([320_000n, 400_000n, 0n]);
    expect(after[0]?.calculatedAt).toEqual(before[0]?.calculatedAt);
  });

  it("removes the open statements of a rep who is on no plan any more", async () => {
    await store(accelerator, [dealOf("D1", "2026-01-10", "40000.00")], { quotas: [quota] });
    await execute(database.client, sql`delete from plan_assignments`);
    await recalculate([await repId("ana")]);

    expect(await listStatements(READ, { period: QUARTER })).toEqual([]);
  });

  it("recalculates a manager who is paid on the team when only a member's deals changed", async () => {
    const override = {
      name: "Manager",
      currency: "USD",
      components: [{ id: "team", earns_on: "revenue", accumulates: "month", whose: "team", rate: { flat: "1%" } }],
    };
    await store(override, [dealOf("D1", "2026-01-10", "40000.00", "bo")], { team: ["ana", "bo"] });
    await execute(database.client, sql`update deals set amount_minor = 6000000`);
    await recalculate([await repId("bo")]);

    const [january] = await listStatements(READ, { period: QUARTER });

    expect(january).toMatchObject({ rep: { name: "ana" }, earned: usd(60_000n) });
  });

  it("reports lines in the organisation's currency at the rate of their day, and as unknown without one", async () => {
    const euros = testWriteScope("plans.write", { organisation: { currency: "EUR" } });
    const flat = {
      name: "Flat",
      currency: "USD",
      components: [{ id: "base", earns_on: "revenue", accumulates: "deal", rate: { flat: "10%" } }],
    };
    await store(flat, [dealOf("D1", "2026-01-10", "1000.00"), dealOf("D2", "2026-02-10", "1000.00")]);
    await execute(database.client, sql`insert into fx_rates (currency, "on", rate) values ('USD', '2026-02-01', 0.9)`);
    await recalculate("all", euros);

    const lines = await queryRows(
      database.client,
      sql`select earned_minor as earned, reporting_earned_minor as reported, reporting_credited_minor as credited from statement_lines order by "on"`,
    );

    expect(lines).toEqual([
      { earned: 10_000n, reported: null, credited: null },
      { earned: 10_000n, reported: 9_000n, credited: 90_000n },
    ]);
  });
});

describe("importPlan", () => {
  it("changes nothing when the same plan comes again", async () => {
    const [earlier] = await queryRows<{ id: bigint }>(
      database.client,
      sql`select coalesce(max(id), 0) as id from audit_entries`,
    );
    const first = await importPlan(WRITE, accelerator);
    const second = await importPlan(WRITE, { plan: accelerator, rep: "ana" });

    expect([first.outcome, first.from, second.outcome]).toEqual(["created", "0001-01-01", "unchanged"]);
    expect(
      await queryRows(
        database.client,
        sql`select action, actor_name as actor from audit_entries where id > ${earlier?.id}::bigint`,
      ),
    ).toEqual([{ action: "plan.import", actor: "tester" }]);
  });

  it("stores changed rules from today on, or from the day that is asked for, and pays each deal by the rules of its day", async () => {
    const flat = (percent: string) => ({
      name: "Flat",
      currency: "USD",
      components: [{ id: "base", earns_on: "revenue", accumulates: "deal", rate: { flat: percent } }],
    });
    await store(flat("10%"), [dealOf("D1", "2026-01-10", "1000.00"), dealOf("D2", "2026-02-10", "1000.00")]);

    const changed = await importPlan(WRITE, flat("20%"), { from: "2026-02-01" });
    const later = await importPlan(WRITE, flat("30%"));

    expect(changed).toMatchObject({ outcome: "created", from: "2026-02-01", reps: 1, statementsChanged: 1 });
    expect(later).toMatchObject({ outcome: "created", from: "2026-03-31", statementsChanged: 0 });
    const statements = await listStatements(READ, { period: QUARTER });
    expect(statements.map(({ earned }) => earned.minor)).toEqual([10_000n, 20_000n, 0n]);
  });

  it("refuses a plan with faults, naming each place, and stores nothing", async () => {
    const [component] = accelerator.components;
    const broken = { ...accelerator, currency: "DOLLARS", components: [{ ...component, rate: { flat: "ten" } }] };

    await expect(importPlan(WRITE, broken)).rejects.toMatchObject({
      code: "invalid_input",
      details: [{ where: "currency" }, { where: "components[0].rate.flat" }],
    });
    expect(await queryRows(database.client, sql`select 1 from plans`)).toEqual([]);
  });

  it("notes names in filters that nothing bears", async () => {
    const [component] = accelerator.components;
    const { notes } = await importPlan(WRITE, {
      ...accelerator,
      components: [{ ...component, when: { product: ["GTXPro"], channel: ["gogle"] } }],
    });

    expect(notes).toEqual([
      "The plan asks for the product GTXPro, and there is none of that name yet.",
      "The plan asks for the channel gogle, and there is none of that name yet.",
    ]);
  });

  it("refuses a type in a filter that no deal can have", async () => {
    const [component] = accelerator.components;
    const plan = { ...accelerator, components: [{ ...component, when: { type: ["new", "New"] } }] };
    await expect(importPlan(WRITE, plan)).rejects.toMatchObject({
      code: "invalid_input",
      details: [
        { where: "components[0].when.type", message: '"New" is no type of a deal; new, expansion, and renewal are' },
      ],
    });
  });
});

describe("reading statements", () => {
  const deals = [dealOf("D1", "2026-01-10", "40000.00"), dealOf("D2", "2026-02-10", "100000.00")];

  it("groups a statement's lines by component, with the words behind each number", async () => {
    await store(accelerator, deals, { quotas: [quota] });
    const [, february] = await listStatements(READ, { period: QUARTER });

    const { components, count } = await listStatementLines(READ, { statementId: february?.id ?? 0 });

    expect(count).toBe(1);
    expect(components).toMatchObject([
      {
        id: "base",
        name: "New business",
        plan: "AE 2026",
        earned: usd(960_000n),
        credited: usd(10_000_000n),
        lines: [{ deal: { externalId: "D2" }, on: "2026-02-10", earned: usd(960_000n) }],
      },
    ]);
    expect(components[0]?.lines[0]?.explanation.map(({ text }) => text).join(" ")).toContain(
      "60,000.00 USD up to 100% at 8% = 4,800.00 USD.",
    );
  });

  it("pages through the lines of all reps, component by component, and sums over all pages", async () => {
    await store(accelerator, [...deals, dealOf("D3", "2026-03-01", "10.00")], { quotas: [quota] });
    const externalIds = async (page: number) => {
      const { components } = await listStatementLines(READ, { period: QUARTER, page, pageSize: 2 });
      expect(components).toMatchObject([{ lineCount: 3, earned: usd(320_000n + 960_000n + 120n) }]);
      return components[0]?.lines.map(({ deal, rep }) => `${rep.name} ${deal?.externalId}`);
    };

    expect(await externalIds(1)).toEqual(["ana D1", "ana D2"]);
    expect(await externalIds(2)).toEqual(["ana D3"]);
  });

  it("sums a period, and says what the next tier takes", async () => {
    await store(accelerator, [dealOf("D1", "2026-01-10", "40000.00")], { quotas: [quota] });

    const summary = await getCommissionSummary(READ, await repId("ana"), QUARTER);

    expect(summary).toMatchObject({ plan: "AE 2026", earned: usd(320_000n), problems: [] });
    expect(summary.components).toMatchObject([{ id: "base", lineCount: 1, earned: usd(320_000n) }]);
    expect(summary.nextTiers).toEqual([
      {
        level: "tier",
        component: { id: "base", name: "New business" },
        window: { key: "2026-Q1", period: QUARTER },
        accumulated: usd(4_000_000n),
        quota: usd(10_000_000n),
        at: "100%",
        missing: usd(6_000_000n),
        pays: "12%",
      },
    ]);
  });

  it("shows reps their own, managers their team's of the day, and answers not found for the rest", async () => {
    await store(accelerator, deals, { quotas: [quota], team: ["ana"] });
    const [ana, bo] = [await repId("ana"), await repId("bo")];
    const [{ id: teamId } = { id: 0 }] = await queryRows<{ id: number }>(database.client, sql`select id from teams`);
    await execute(
      database.client,
      sql`insert into team_memberships (rep_id, from_on, team_id) values (${ana}, '2026-02-01', null)`,
    );
    const own = testReadScope("commissions.read", { role: "rep", repId: ana });
    const other = testReadScope("commissions.read", { role: "rep", repId: bo });
    const manager = testReadScope("commissions.read", { role: "sales_manager", teamIds: [teamId] });
    const all = await listStatements(READ, { period: QUARTER });
    const [january, february] = all;

    expect(await listStatements(own, { period: QUARTER })).toEqual(all);
    expect(await listStatements(other, { period: QUARTER })).toEqual([]);
    expect(await listStatements(manager, { period: QUARTER })).toEqual([january]);
    await expect(getStatement(manager, february?.id ?? 0)).rejects.toMatchObject({ code: "not_found" });
    expect((await listStatementLines(manager, { statementId: february?.id ?? 0 })).count).toBe(0);
    expect((await listStatementLines(manager, { repId: ana, period: QUARTER })).count).toBe(1);
    expect((await listStatementLines(manager, { period: QUARTER })).count).toBe(1);
    expect((await listStatementLines(other, { period: QUARTER })).components).toEqual([]);
    await expect(getCommissionSummary(other, ana, QUARTER)).rejects.toMatchObject({ code: "not_found" });
    expect((await getCommissionSummary(manager, ana, QUARTER)).earned).toEqual(usd(320_000n));

    // What comes after a rep left stays with the last team.
    await execute(database.client, sql`update reps set ended_on = '2026-01-31' where id = ${ana}`);
    expect(await listStatements(manager, { period: QUARTER })).toEqual(all);
    expect((await listStatementLines(manager, { repId: ana, period: QUARTER })).count).toBe(deals.length);
  });

  it("refuses leave that was given for something else", async () => {
    await expect(listStatements(testReadScope("deals.read"), { period: QUARTER })).rejects.toMatchObject({
      code: "misuse",
    });
  });
});
