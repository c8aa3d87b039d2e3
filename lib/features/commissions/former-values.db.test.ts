import { beforeEach, expect, it } from "vitest";
import { queryRows, sql } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { approveStatements, importPlan, lockPeriod, startReview } from "./mutations";
import { listStatements } from "./queries";

const PLAN = {
  name: "AE",
  currency: "USD",
  components: [
    { id: "big", earns_on: "revenue", accumulates: "month", when: { segment: ["Enterprise"] }, rate: { flat: "10%" } },
    { id: "web", earns_on: "revenue", accumulates: "month", when: { channel: ["Search"] }, rate: { flat: "1%" } },
  ],
};

describeOnEachDatabase("segments of accounts and channels of campaigns that change", (database) => {
  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    await importAll("reps", "name\nAna\n");
    await importAll("accounts", "external_id,name,segment\nA1,Acme,Enterprise\nA2,Bolt,\n");
    await importAll("campaigns", "external_id,name,channel\nC1,Spring,Search\n");
    await importAll(
      "deals",
      "external_id,rep,stage,amount,closed_on,account,campaign\nD1,Ana,Won,1000,2026-01-10,Acme,\nD2,Ana,Won,1000,2026-01-11,Bolt,\nD3,Ana,Won,1000,2026-01-12,,Spring\nD4,Ana,Won,500,2026-02-10,Acme,Spring\nD5,Ana,Won,500,2026-02-11,Bolt,\n",
    );
    await importPlan(testWriteScope("plans.write"), PLAN);
    await importAll("plan_assignments", "rep,plan,from\nAna,AE,2026-01-01\n");
  });

  async function lockJanuary(): Promise<void> {
    const january = period(calendarDate("2026-01-01"), calendarDate("2026-02-01"));
    await startReview(testWriteScope("statements.lock"), january.from);
    await approveStatements(
      testWriteScope("statements.review"),
      await listStatements(testReadScope("commissions.read"), { period: january }),
    );
    await lockPeriod(testWriteScope("statements.lock"), january.from);
  }

  /** The lines of January and February, and where each came about. */
  const earned = async () =>
    (
      await queryRows<{ line: string }>(
        database.client,
        sql`select to_char(s.from_on, 'Mon') || ' ' || d.external_id || ' ' || l.component || ' ' || l.earned_minor as line
            from statement_lines l join statements s on s.id = l.statement_id join deals d on d.id = l.deal_id
            where l.earned_minor <> 0 order by s.from_on, 1`,
      )
    ).map(({ line }) => line);

  it("count as they are for what is not locked, and as they were for what is", async () => {
    await lockJanuary();
    const january = ["Jan D1 big 10000", "Jan D3 web 1000"];
    expect(await earned()).toEqual([...january, "Feb D4 big 5000", "Feb D4 web 500"]);
    await importAll("accounts", "external_id,name,segment\nA1,Acme,Mid\nA2,Bolt,Enterprise\n");
    await importAll("campaigns", "external_id,name,channel\nC1,Spring II,Social\n");
    expect(await earned()).toEqual([...january, "Feb D5 big 5000"]);
    await importAll("accounts", "external_id,name,segment\nA1,Acme,Enterprise\nA2,Bolt,Mid\n");
    expect(await earned()).toEqual([...january, "Feb D4 big 5000"]);
  });

  it("count as they are for every month while none is locked", async () => {
    await importAll("accounts", "external_id,name,segment\nA1,Acme,Mid\nA2,Bolt,Enterprise\n");
    expect(await earned()).toEqual(["Jan D2 big 10000", "Jan D3 web 1000", "Feb D4 web 500", "Feb D5 big 5000"]);
  });
});
