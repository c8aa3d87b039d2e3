import { beforeEach, expect, it } from "vitest";
import { commandWriteScope } from "@/lib/auth/command";
import { queryRows, raw } from "@/lib/db/sql";
import { importPlan } from "@/lib/features/commissions/mutations";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll, importText } from "@/lib/testing/import-data";

const PLAN = {
  name: "AE 2026",
  currency: "USD",
  components: [
    {
      id: "base",
      name: "Base",
      earns_on: "revenue",
      credited_at: "booked",
      accumulates: "month",
      rate: { flat: "10%" },
    },
  ],
};

describeOnEachDatabase("statements after an import", (database) => {
  const earned = async () =>
    (
      await queryRows<Record<string, unknown>>(
        database.client,
        raw(
          "select r.name, to_char(s.from_on, 'YYYY-MM') as month, s.earned_minor from statements s join reps r on r.id = s.rep_id where s.earned_minor <> 0 order by 1, 2",
        ),
      )
    ).map((row) => Object.values(row));

  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    await importAll("reps", "name\nAna\nBo\n");
    await importPlan(await commandWriteScope("plans.write"), { plan: PLAN });
  });

  it("are of one plan, in whichever case its name is written", async () => {
    await importPlan(await commandWriteScope("plans.write"), { plan: { ...PLAN, name: "ae 2026" } });
    expect(await database.client.plan.findMany({ select: { name: true } })).toEqual([{ name: "AE 2026" }]);
    await importAll("plan_assignments", "rep,plan,from\nAna,Ae 2026,2026-01-01\n");
  });

  it("are of no plan before it begins: nobody is put on it by then", async () => {
    const scope = await commandWriteScope("plans.write");
    await importPlan(scope, { plan: { ...PLAN, name: "Later" } }, { from: "2026-04-01" });
    await database.client.plan.create({ data: { name: "Empty" } });
    const rows = "rep,plan,from\nAna,Later,2026-03-31\nBo,Empty,2026-05-01\n";
    const { state, badRows } = await importText("plan_assignments", rows);
    expect(state).toBe("refused");
    expect(badRows.map(({ line, column, value, message }) => [line, column, value, message])).toEqual([
      [
        2,
        "from",
        "2026-03-31",
        expect.stringMatching(
          /Later begins on 1.Apr.2026, and nobody can be on it before; that day or later would be accepted/,
        ),
      ],
      [3, "plan", "Empty", expect.stringContaining("Empty has no version, so nobody can be on it")],
    ]);
    await importAll("plan_assignments", "rep,plan,from\nAna,Later,2026-04-01\n");
  });

  it("follow a stage whose outcome changes", async () => {
    await importAll("stages", "name,outcome\nSigned,won\n");
    await importAll("deals", "external_id,rep,stage,closed_on,amount\nD1,Ana,Signed,2026-01-15,1000\n");
    await importAll("plan_assignments", "rep,plan,from\nAna,AE 2026,2026-01-01\n");
    expect(await earned()).toEqual([["Ana", "2026-01", 10_000n]]);
    await importAll("stages", "name,outcome\nSigned,lost\n");
    expect(await earned()).toEqual([]);
  });

  it("follow assignments, deals, their reps and refunds", async () => {
    const deals = (rep: string) =>
      `external_id,rep,stage,closed_on,amount,currency\nD1,${rep},Won,2026-01-15,1000,\nD2,Bo,Won,2026-01-20,50,EUR\n`;
    expect((await importAll("deals", deals("Ana"))).statementsChanged).toBe(0);
    await importAll("plan_assignments", "rep,plan,from\nAna,AE 2026,2026-01-01\nBo,AE 2026,2026-01-01\n");
    expect(await earned()).toEqual([["Ana", "2026-01", 10_000n]]);
    const again = await importAll("deals", deals("Ana"));
    expect(again).toMatchObject({ statementsChanged: 0, rows: { unchanged: 2 } });
    expect((await importAll("deals", deals("Ana:40;Bo:60"))).statementsChanged).toBeGreaterThan(0);
    expect(await earned()).toContainEqual(["Ana", "2026-01", 4_000n]);
    await importAll("deals", deals("Bo"));
    expect(await earned()).not.toContainEqual(["Ana", "2026-01", 4_000n]);
    await importAll("fx_rates", "on,currency,rate\n2026-01-01,EUR,2\n");
    expect(await earned()).toEqual([["Bo", "2026-01", 11_000n]]);
    await importAll("deals", deals("Ana"));
    expect(await earned()).toEqual([
      ["Ana", "2026-01", 10_000n],
      ["Bo", "2026-01", 1_000n],
    ]);
  });
});
