import { beforeEach, expect, it } from "vitest";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testWriteScope } from "@/lib/testing/scopes";
import { importPlan } from "./mutations";

const PLAN = {
  name: "AE",
  currency: "USD",
  components: [
    { id: "base", earns_on: "revenue", accumulates: "month", when: { product: ["Rig"] }, rate: { flat: "10%" } },
    { id: "promo", earns_on: "revenue", accumulates: "month", when: { promotion: ["Spring"] }, rate: { flat: "1%" } },
  ],
  spiffs: [{ id: "push", from: "2026-01-01", to: "2026-02-01", amount: "100.00", when: { product: ["Rig"] } }],
};

describeOnEachDatabase("products and promotions with another name", (database) => {
  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    await importAll("reps", "name\nAna\n");
    await importAll("products", "external_id,name\nP1,Rig\nP2,Jib\n");
    await importAll("promotions", "name\nSpring\n");
    await importAll(
      "deals",
      "external_id,rep,stage,amount,closed_on,product,promotion\nD1,Ana,Won,1000,2026-01-10,Rig,\nD2,Ana,Won,1000,2026-01-11,,Spring\nD3,Ana,Won,500,2026-01-12,Jib,\n",
    );
    expect((await store(PLAN)).notes).toEqual([]);
    await importAll("plan_assignments", "rep,plan,from\nAna,AE,2026-01-01\n");
  });

  const store = (plan: unknown) => importPlan(testWriteScope("plans.write"), plan);
  const earned = async () =>
    (
      await queryRows<{ line: string }>(
        database.client,
        sql`select l.component || ' ' || d.external_id || ' ' || l.earned_minor as line
            from statement_lines l join deals d on d.id = l.deal_id where l.earned_minor <> 0 order by 1`,
      )
    ).map(({ line }) => line);
  const BEFORE = ["base D1 10000", "promo D2 1000", "push D1 10000"];

  it("are what a plan asked for by their names of then, and no name that it is told is unknown", async () => {
    expect(await earned()).toEqual(BEFORE);
    await importAll("products", "external_id,name\nP1,Rigging\n");
    await execute(database.client, sql`update promotions set name = 'Spring 2026'`);
    await importAll("promotions", "name,discount\nSpring 2026,5%\n");
    expect(await earned()).toEqual(BEFORE);
    await importAll("products", "external_id,name\nP1,Rigging II\n");
    expect(await earned()).toEqual(BEFORE);
    const notes = (await store({ ...PLAN, name: "Other" })).notes;
    expect(notes).toEqual([]);
  });

  it("give their name away to what bears it now", async () => {
    await importAll("products", "external_id,name\nP1,Rigging\n");
    await importAll("products", "external_id,name\nP2,Rig\n");
    expect(await earned()).toEqual(["base D3 5000", "promo D2 1000", "push D3 10000"]);
    await importAll("products", "external_id,name\nP2,Jib\nP1,Rig\n");
    expect(await earned()).toEqual(BEFORE);
  });
});
