import { beforeAll, expect, it } from "vitest";
import { recordAudit } from "@/lib/auth/audit";
import { execute, sql } from "@/lib/db/sql";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { testReadScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { listAudit, listAuditChoices } from "./queries";
import type { AuditSearch } from "./types";

const SCOPE = testReadScope("audit.read", { organisation: { timeZone: "America/New_York" } });
const ALL: AuditSearch = { who: null, action: null, objectType: null, objectId: null, text: null, period: null };
const day = (from: string, to: string) => period(calendarDate(from), calendarDate(to));

describeOnEachDatabase("the search of the record", (database) => {
  beforeAll(async () => {
    const ana = { userId: 1, name: "Ana", address: "192.0.2.1" };
    const nobody = { userId: null, name: "x@evil.test", address: "198.51.100.9" };
    const on = database.client;
    await recordAudit(on, nobody, { action: "sign_in.refuse", objectType: "user", objectId: null, summary: "Refused" });
    await recordAudit(on, ana, {
      action: "import.write",
      objectType: "import",
      objectId: "12",
      summary: "Imported 100%_of deals.csv",
      after: { rows: { created: 3 } },
    });
    await recordAudit(
      on,
      { ...ana, viewedBy: { userId: 9, name: "Root", roles: ["admin"] as const } },
      { action: "export.csv", objectType: "export", objectId: "deals", summary: "Exported deals" },
    );
    await recordAudit(on, ana, {
      action: "people.write",
      objectType: "user",
      objectId: "4",
      summary: "Gave a role",
      before: { roles: ["rep"] },
      after: { roles: ["finance"] },
    });
    // Nobody changes the record, so that a moment of one's own comes with the row. 04:30 in UTC is the evening before in New York.
    await execute(
      on,
      sql`insert into audit_entries (at, actor_name, action, object_type, summary)
          values ('2026-01-02T04:30:00Z', 'Old', 'old', 'old', 'Old')`,
    );
  });

  const find = async (search: Partial<AuditSearch>) =>
    (await listAudit(SCOPE, { ...ALL, ...search }, { olderThan: null, pageSize: 50 })).rows.map(({ action }) => action);

  it("finds by who, action, object, text and period, the newest first", async () => {
    expect(await find({})).toEqual(["old", "people.write", "export.csv", "import.write", "sign_in.refuse"]);
    expect(await find({ who: "Ana" })).toEqual(["people.write", "import.write"]);
    expect(await find({ who: "Root" })).toEqual(["export.csv"]);
    expect(await find({ action: "import.write" })).toEqual(["import.write"]);
    expect(await find({ objectType: "user" })).toEqual(["people.write", "sign_in.refuse"]);
    expect(await find({ objectType: "user", objectId: "4" })).toEqual(["people.write"]);
    expect(await find({ text: "FINANCE" })).toEqual(["people.write"]);
    expect(await find({ text: "198.51" })).toEqual(["sign_in.refuse"]);
    expect(await find({ text: "100%_of" })).toEqual(["import.write"]);
    expect(await find({ text: "1%f" })).toEqual([]);
    expect(await find({ who: "Ana", text: "deals" })).toEqual(["import.write"]);
    expect(await find({ period: day("2026-01-01", "2026-01-02") })).toEqual(["old"]);
    expect(await find({ period: day("2026-01-02", "2026-01-03") })).toEqual([]);
  });

  it("goes on page by page and meets every entry once", async () => {
    const met: string[] = [];
    let olderThan: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(SCOPE, ALL, { olderThan, pageSize: 2 });
      expect(page.rows.length).toBeLessThanOrEqual(2);
      met.push(...page.rows.map(({ id }) => id));
      olderThan = page.older;
    } while (olderThan !== null);
    expect(met).toEqual(["5", "4", "3", "2", "1"]);
  });

  it("says who looked through whose eyes, and what changed", async () => {
    const { rows } = await listAudit(SCOPE, ALL, { olderThan: null, pageSize: 50 });
    expect(rows[2]).toMatchObject({ actorUserId: 9, actorName: "Root", viewAsName: "Ana", address: "192.0.2.1" });
    expect(rows[1]?.changes).toEqual([{ place: "roles", before: "rep", after: "finance" }]);
  });

  it("offers what is on record to choose from, and nothing that a stranger typed", async () => {
    expect(await listAuditChoices(SCOPE)).toEqual({
      who: ["Ana", "Old", "Root"],
      actions: ["export.csv", "import.write", "old", "people.write", "sign_in.refuse"],
      objectTypes: ["export", "import", "old", "user"],
    });
  });

  it("is for nobody without leave for it", async () => {
    for (const read of [listAudit(testReadScope("people.read"), ALL, { olderThan: null, pageSize: 1 })])
      await expect(read).rejects.toThrow("needs leave for audit.read");
  });
});
