import { beforeEach, expect, it } from "vitest";
import { queryRows, sql } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { importPlan } from "./mutations";
import { listStatements } from "./queries";

const JANUARY = period(calendarDate("2026-01-01"), calendarDate("2026-02-01"));
const PLAN = {
  name: "AE",
  currency: "USD",
  components: [{ id: "base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
};

describeOnEachDatabase("a won deal without an amount", (database) => {
  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    await importAll("reps", "name\nAna\n");
    await importPlan(testWriteScope("plans.write"), PLAN);
    await importAll("plan_assignments", "rep,plan,from\nAna,AE,2026-01-01\n");
  });

  const january = async () => (await listStatements(testReadScope("commissions.read"), { period: JANUARY }))[0];

  it("is a problem of the statement until it has one, be it nothing", async () => {
    await importAll(
      "deals",
      "external_id,rep,stage,amount,closed_on\nD1,Ana,Won,1000,2026-01-10\nD2,Ana,Won,,2026-01-11\n",
    );
    expect(await january()).toMatchObject({
      earned: { minor: 10_000n },
      problems: [{ kind: "amount", message: expect.stringContaining("There is no amount of deal D2") }],
    });
    const [line] = await queryRows<{ text: string }>(
      database.client,
      sql`select l.explanation::text as text from statement_lines l join deals d on d.id = l.deal_id where d.external_id = 'D2'`,
    );
    expect(line?.text ?? "").not.toContain("0.00");
    await importAll("deals", "external_id,rep,stage,amount,closed_on\nD2,Ana,Won,0,2026-01-11\n");
    expect(await january()).toMatchObject({ earned: { minor: 10_000n }, problems: [] });
  });
});
