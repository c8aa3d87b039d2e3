import { beforeEach, expect, it } from "vitest";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { clearCommissionFacts, storeRep } from "@/lib/testing/commission-facts";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { calculateStatements, flatPlan, storeFlatFacts } from "@/lib/testing/flat-plan";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { approveStatements, importPlan, lockPeriod, startReview } from "./mutations";
import { getStatementDetail, listRunStatements } from "./queries";

const JANUARY = period(calendarDate("2026-01-01"), calendarDate("2026-02-01"));
const READ = testReadScope("commissions.read");
const LOCK = testWriteScope("statements.lock");

describeOnEachDatabase("the team and plan of a statement", (database) => {
  let ana = 0;

  beforeEach(async () => {
    await clearCommissionFacts(database.client);
    await storeFlatFacts(database.client, { "2026-01-20": "1000.00" });
    await importPlan(testWriteScope("plans.write"), flatPlan("Manager"));
    ana = await storeRep(database.client, "ana");
    await execute(database.client, sql`insert into teams (name) values ('North'), ('South')`);
    await joins("North", "0001-01-01");
    await recalculate();
  });

  const run = (text: ReturnType<typeof sql>) => execute(database.client, text);
  const recalculate = () => calculateStatements(database.client);
  const joins = (team: string | null, on: string) =>
    run(sql`insert into team_memberships (rep_id, from_on, team_id)
            values (${ana}, ${on}::date, (select id from teams where name = ${team}::text))`);
  const idOf = async (team: string) =>
    (await queryRows<{ id: number }>(database.client, sql`select id from teams where name = ${team}`))[0]?.id ?? 0;
  const assign = (plan: string, from: string, to: string | null) =>
    run(sql`insert into plan_assignments (rep_id, plan_id, from_on, to_on)
            select ${ana}, id, ${from}::date, ${to}::date from plans where name = ${plan}`);

  async function january() {
    const [statement] = await listRunStatements(READ, JANUARY);
    const { plan, terms } = await getStatementDetail(READ, statement?.id ?? 0);
    expect(plan).toBe(statement?.plan);
    expect(terms?.name).toBe(plan ?? undefined);
    return { team: statement?.team, plan };
  }

  async function lock(month = JANUARY) {
    await startReview(LOCK, month.from);
    await approveStatements(testWriteScope("statements.review"), await listRunStatements(READ, month));
    await lockPeriod(LOCK, month.from);
  }

  it("are those of its month, whatever came after", async () => {
    await joins("South", "2026-02-01");
    await assign("Manager", "2026-02-01", null);
    await lock();
    expect(await january()).toEqual({ team: "North", plan: "AE" });
  });

  it("are those of the month's last day, also where a short one lay in between", async () => {
    await joins("South", "2026-01-31");
    await assign("Manager", "2026-01-05", "2026-01-10");
    await recalculate();
    expect(await january()).toEqual({ team: "South", plan: "AE" });
  });

  it("are those of the rep's last day in it", async () => {
    await joins(null, "2026-01-25");
    await assign("Manager", "2026-01-26", null);
    await run(sql`update reps set ended_on = '2026-01-24' where id = ${ana}`);
    await recalculate();
    expect(await january()).toEqual({ team: "North", plan: "AE" });
    // With them the statement is their last manager's to approve.
    const manager = testReadScope("commissions.read", { role: "sales_manager", teamIds: [await idOf("North")] });
    expect(await listRunStatements(manager, JANUARY)).toHaveLength(1);
  });

  it("stay what they were when it was locked, whatever is said of the month since", async () => {
    await lock();
    await run(sql`delete from plan_assignments`);
    await assign("Manager", "2026-01-01", null);
    await run(sql`delete from team_memberships`);
    await joins("South", "0001-01-01");
    await recalculate();
    expect(await january()).toEqual({ team: "North", plan: "AE" });
  });

  it("stay so without a line of its own, too", async () => {
    await run(sql`update deals set opened_on = '2025-12-01', closed_on = '2025-12-20'`);
    await recalculate();
    await lock(period(calendarDate("2025-12-01"), JANUARY.from));
    await lock();
    await run(sql`delete from plan_assignments`);
    await assign("Manager", "2026-01-01", null);
    await recalculate();
    expect((await january()).plan).toBe("AE");
  });

  it("are of today before the month's last day: who has the rep from a later day on sees neither", async () => {
    const today = "2026-01-20";
    const north = await idOf("North");
    const south = await idOf("South");
    await joins("South", "2026-01-25");
    const seenBy = (teamIds: number[]) =>
      listRunStatements(testReadScope("commissions.read", { role: "sales_manager", teamIds, today }), JANUARY);
    expect((await seenBy([north])).map(({ team }) => team)).toEqual(["North"]);
    expect(await seenBy([south])).toEqual([]);
  });
});
