import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { queryRows, sql } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll, importText } from "@/lib/testing/import-data";
import { testReadScope } from "@/lib/testing/scopes";
import { getImport, listImports } from "./queries";

const HEADER = "external_id,rep,stage,closed_on,amount\n";
const GOOD = "G1,Ana,Won,2026-01-05,10\n";

const folder = mkdtempSync(join(tmpdir(), "attain-imports-"));
beforeAll(() => {
  vi.stubEnv("ATTAIN_DATA_DIR", folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describeOnEachDatabase("an import that is refused", (database) => {
  const deals = () => database.client.deal.count();
  const workingTables = () =>
    queryRows(database.client, sql`select tablename from pg_tables where tablename like 'import\\_%'`);

  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    await importAll("reps", "name\nAna\n");
  });

  it("says line, column, value and what would be accepted, and writes nothing", async () => {
    const report = await importText(
      "deals",
      `Deal ID,rep,stage,Close Date,amount\nG1,Ana,Won,2026-01-05,10\nB1,Ana,Won,soon,-5\nB2,Ana,Won,2026-01-05\nB3,,Won,2026-01-05,1\n`,
      { mapping: { external_id: "Deal ID", closed_on: "Close Date" } },
    );
    expect(report).toMatchObject({ state: "refused", rows: { read: 4, created: 0, refused: 3 } });
    expect(report.badRows).toEqual([
      {
        line: 3,
        column: "Close Date",
        value: "soon",
        message: 'Close Date "soon" is not a date; write year-month-day, such as 2026-01-31',
      },
      {
        line: 3,
        column: "amount",
        value: "-5",
        message: 'amount "-5" is negative; an amount of 0 or more is accepted',
      },
      { line: 4, column: "", value: "", message: "this row has 4 cells where the first line names 5 columns" },
      { line: 5, column: "rep", value: "", message: "rep is blank; every row needs it" },
    ]);
    expect(await deals()).toBe(0);
    expect(await workingTables()).toEqual([]);
  });

  it("lists a hundred of ten thousand bad rows and counts them all", async () => {
    const bad = Array.from({ length: 10_000 }, (_, n) => `B${n},Ana,Won,never,1`);
    const report = await importText("deals", `${HEADER}${GOOD}${bad.join("\n")}\n`);
    expect(report.rows).toMatchObject({ read: 10_001, created: 0, refused: 10_000 });
    expect(report.badRows).toHaveLength(100);
    expect(await deals()).toBe(0);
  });

  it("with --skip-bad-rows takes the rest and writes the refused rows to a file that can be mended", async () => {
    const file = `${HEADER}${GOOD}B1,Ana,Won,never,1\nB2,Zed,Won,2026-01-05,"1,5"\nG2,Ana,Won,2026-01-05,20\nB3,Ana,Lost,,\n`;
    const report = await importText("deals", file, { skipBadRows: true });
    expect(report).toMatchObject({ state: "done", rows: { read: 5, created: 2, refused: 3 } });
    expect(await deals()).toBe(2);
    expect(readFileSync(report.refusedFile ?? "", "utf8")).toBe(
      [
        "external_id,rep,stage,closed_on,amount,refused line,refused because",
        'B1,Ana,Won,never,1,3,"closed_on ""never"" is not a date; write year-month-day, such as 2026-01-31"',
        'B2,Zed,Won,2026-01-05,"1,5",4,"amount ""1,5"" is not an amount; write a number such as 1234.50; if the file\'s decimal sign is "","", say --decimal ,; rep ""Zed"" is not a known rep"',
        'B3,Ana,Lost,,,6,"closed_on is blank; a won or lost deal needs its closing date, such as 2026-01-31"',
        "",
      ].join("\n"),
    );
  });

  it("leaves nothing behind when it fails at the very end", async () => {
    await importAll("deals", `${HEADER}${GOOD}`);
    await database.client.$executeRawUnsafe(
      "create function refuse_audit() returns trigger language plpgsql as $$ begin if new.summary like '%late.csv%' or new.summary like '%deals.csv: 1 created, 1 updated%' then raise exception 'no more audit entries'; end if; return new; end $$",
    );
    await database.client.$executeRawUnsafe(
      "create trigger refuse_audit before insert on audit_entries for each row execute function refuse_audit()",
    );
    try {
      const file = `external_id,rep,stage,closed_on,amount,account\nG1,Ana,Won,2026-01-05,11,Fresh\nG2,Ana,Won,2026-01-06,12,\n`;
      await expect(importText("deals", file)).rejects.toThrow();
    } finally {
      await database.client.$executeRawUnsafe("drop function refuse_audit cascade");
    }
    expect(await queryRows(database.client, sql`select external_id, amount_minor from deals`)).toEqual([
      { external_id: "G1", amount_minor: 1000n },
    ]);
    expect(await database.client.account.count()).toBe(0);
    expect(await workingTables()).toEqual([]);
    const { rows } = await listImports(testReadScope("imports.read"));
    expect(rows.map(({ state }) => state)).toEqual(["failed", "done", "done"]);
  });

  it("was only tried: a dry run tells everything and keeps nothing", async () => {
    const report = await importText("deals", `${HEADER}${GOOD}`, { dryRun: true });
    expect(report).toMatchObject({ state: "done", dryRun: true, importId: null, rows: { created: 1 } });
    expect(report.created.stage.names).toEqual(["Won"]);
    expect([await deals(), await database.client.stage.count()]).toEqual([0, 0]);
    expect((await listImports(testReadScope("imports.read"))).count).toBe(1);
  });

  it.each([
    [
      "mixes orders of dates",
      `${HEADER}${GOOD}B1,Ana,Won,31/01/2026,1\n`,
      /line 2 has 2026-01-05.*line 3 has 31\/01\/2026/,
    ],
    ["has a quote that never ends", `${HEADER}${GOOD}B1,"Ana,Won,2026-01-05,1\n`, /begins on line 3 never ends/],
    ["has no first line with names", GOOD, /does not name its columns/],
    ["lacks a column", "external_id,rep\nG1,Ana\n", /no column for stage/],
    ["is binary", Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /spreadsheet/],
    ["is empty", "", /empty/],
    ["has no rows", HEADER, /has no rows/],
    [
      "names a column twice",
      "external_id,rep,stage,amount,Amount\n",
      /Two columns of this file are called "Amount": columns 4 and 5/,
    ],
  ])("%s", async (_, file, message) => {
    await expect(importText("deals", file, { skipBadRows: true })).rejects.toThrow(message);
    expect(await deals()).toBe(0);
  });

  it.each([
    ["amount", "100000000000000", "is too large; amounts below 100,000,000,000,000 are accepted"],
    ["amount", "1000000000000000000", "is too large; amounts below 100,000,000,000,000 are accepted"],
    ["units", "0", "is below 1; 1 or more is accepted"],
    ["type", "gift", "is not known here; accepted are new, expansion and renewal"],
    ["currency", "DOLLAR", "is not a currency code such as USD or EUR"],
    ["name", "x".repeat(501), "has 501 characters; at most 500 are accepted"],
  ])("has a bad %s", async (column, value, message) => {
    const report = await importText(
      "deals",
      `external_id,rep,stage,closed_on,${column}\nD1,Ana,Won,2026-01-05,${value}\n`,
    );
    expect(report.badRows[0]?.message).toContain(message);
    expect(await deals()).toBe(0);
  });

  it.each([
    ["quotas", "rep,from,to,amount\nAna,2026-01-01,2026-04-01,1\nAna,2026-03-01,2026-06-01,1\n", 2, "overlaps another"],
    ["quotas", "rep,from,to,amount\nAna,2026-01-01,2026-01-01,1\n", 1, "is not after from"],
    [
      "quotas",
      "rep,from,to,amount\nAna,2026-01-01,2026-04-01,1\nAna,2026-01-01,2026-04-01,2\n",
      1,
      "says something else than line 2",
    ],
    ["reps", "name,email\nBo,x@y.z\nCy,x@y.z\n", 2, "belongs to another rep too"],
    ["reps", "name,started_on,ended_on\nBo,2026-01-02,2026-01-01\n", 1, "is before started_on"],
    ["promotions", "name,starts_on,ends_on\nX,2026-01-02,2026-01-01\n", 1, "is before starts_on"],
    ["brand_surveys", "on,respondents,aided\n2026-01-01,10,11\n", 1, "is more people than respondents has"],
    ["feedback", "on,survey,score\n2026-01-01,csat,0\n", 1, "is not a csat score"],
    ["touches", "at,channel\n2026-01-01,Web\n", 1, "a touch needs one of them"],
    ["purchases", "account,on,amount,kind\nA,2026-01-01,-1,contraction\n", 1, "is negative; only a one-off"],
    ["fx_rates", "on,currency,rate\n2026-01-01,USD,1.1\n", 1, "is the organisation's own currency"],
    [
      "campaign_days",
      "campaign,date,clicks\nNone,2026-01-01,1\n",
      1,
      "is not a known campaign; there is no campaign yet",
    ],
  ] as const)("says what cannot be in %s: %#", async (kind, file, refused, message) => {
    const report = await importText(kind, file);
    expect(report).toMatchObject({ state: "refused", rows: { refused } });
    expect([...report.badRows, ...report.unknown].map((problem) => problem.message).join()).toContain(message);
  });

  it("refuses a quota that overlaps one from before, but not the one it replaces", async () => {
    await importAll("quotas", "rep,from,to,amount\nAna,2026-01-01,2026-04-01,1\n");
    const overlapping = await importText("quotas", "rep,from,to,amount\nAna,2026-03-01,2026-06-01,1\n");
    expect(overlapping.state).toBe("refused");
    await importAll("quotas", "rep,from,to,amount\nAna,2026-01-01,2026-03-01,1\nAna,2026-03-01,2026-06-01,1\n");
  });

  it("stays in the history with its reasons", async () => {
    const scope = testReadScope("imports.read");
    await importText("deals", `${HEADER}B1,Ana,Won,never,1\n`);
    await expect(importText("deals", "")).rejects.toThrow();
    const { rows } = await listImports(scope);
    expect(rows.map(({ kind, state, rows: { read, refused } }) => [kind, state, read, refused])).toEqual([
      ["deals", "failed", 0, 0],
      ["deals", "failed", 1, 1],
      ["reps", "done", 1, 0],
    ]);
    const [empty, bad, reps] = await Promise.all(rows.map(({ id }) => getImport(scope, id)));
    expect(empty?.problem).toContain("This file is empty");
    expect(bad?.report?.badRows[0]?.line).toBe(2);
    expect(reps?.report).toMatchObject({ state: "done", rows: { created: 1 } });
    const audit = await database.client.auditEntry.findMany({ where: { objectType: "import" } });
    expect(audit.map(({ summary }) => summary)).toEqual([
      "Imported reps from reps.csv: 1 created, 0 updated, 0 unchanged, 0 refused",
    ]);
    await expect(getImport(scope, "99")).rejects.toThrow("There is no import 99.");
  });

  it("is shown as interrupted when its process died", async () => {
    await database.client.import.create({
      data: { kind: "deals", fileName: "a.csv", actorName: "x", aliveAt: new Date(0) },
    });
    await database.client.import.create({ data: { kind: "deals", fileName: "b.csv", actorName: "x" } });
    const { rows } = await listImports(testReadScope("imports.read"));
    expect(rows.map(({ fileName, state }) => [fileName, state]).slice(0, 2)).toEqual([
      ["b.csv", "running"],
      ["a.csv", "interrupted"],
    ]);
  });
});
