import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { commandWriteScope } from "@/lib/auth/command";
import { queryRows, raw } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll, importText } from "@/lib/testing/import-data";
import { testWriteScope } from "@/lib/testing/scopes";
import { findUpload, importFile, importRows, inspectFile, removeUpload, storeUpload } from "./mutations";
import { listKinds, templateFor } from "./queries";

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  for (const piece of text.match(/.{1,7}/gs) ?? []) yield Buffer.from(piece);
}

const folder = mkdtempSync(join(tmpdir(), "attain-imports-"));
beforeAll(() => {
  vi.stubEnv("ATTAIN_DATA_DIR", folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describeOnEachDatabase("files as people have them", (database) => {
  const values = async (text: string) =>
    (await queryRows<Record<string, unknown>>(database.client, raw(text))).map((row) => Object.values(row));

  beforeEach(async () => {
    await database.clear();
    await createOrganisation({ timeZone: "America/New_York" });
    await importAll("reps", "name\nAna\n");
  });

  it("may be UTF-16, with semicolons, commas as decimal signs and days first", async () => {
    const text = "\uFEFFexternal_id;rep;stage;closed_on;amount;name\r\nD1;Ana;Won;31.01.2026;1.234,50;=1+1 für Ä\r\n";
    const report = await importText("deals", Buffer.from(text, "utf16le"), { dates: "dmy", decimal: "," });
    expect(report).toMatchObject({ state: "done", encoding: "utf-16le", delimiter: ";" });
    expect(await values("select closed_on, amount_minor, name from deals")).toEqual([
      ["2026-01-31", 123_450n, "=1+1 für Ä"],
    ]);
  });

  it("may hold moments, whose day is the organisation's", async () => {
    await importAll(
      "deals",
      "external_id,rep,stage,opened_on,closed_on\nD1,Ana,Won,2026-01-31T23:30:00,2026-02-01T03:30:00Z\nD2,Ana,Won,2026-01-31T23:30:00-08:00,2026-02-28\n",
    );
    expect(await values("select opened_on, closed_on from deals order by id")).toEqual([
      ["2026-01-31", "2026-01-31"],
      ["2026-02-01", "2026-02-28"],
    ]);
  });

  it("list the columns that nothing is read from", async () => {
    const report = await importAll("reps", "name,Shoe size,region\nBo,44,North\n");
    expect([report.mapping, report.ignoredColumns]).toEqual([
      [
        { field: "name", column: "name" },
        { field: "region", column: "region" },
      ],
      ["Shoe size"],
    ]);
  });

  it("count true duplicates of events, and the same file twice as once", async () => {
    await importAll("accounts", "name\nAcme\n");
    const twice = "account,on,amount\nAcme,2026-01-01,5\nAcme,2026-01-01,5\n";
    expect((await importAll("purchases", twice)).rows.created).toBe(2);
    expect((await importAll("purchases", twice)).rows).toMatchObject({ created: 0, unchanged: 2 });
    expect((await importAll("purchases", "account,on,amount\nacme,2026-01-01,5.00\n")).rows.unchanged).toBe(1);
    expect((await importAll("purchases", `${twice}Acme,2026-01-01,5\n`)).rows).toMatchObject({
      created: 1,
      unchanged: 2,
    });
  });

  it("are looked at before they are taken", async () => {
    const scope = await commandWriteScope("imports.write");
    const text =
      "opportunity_id;sales_agent;deal_stage;close_value;engage_date;junk\nX1;Ana;Won;12,50;31.01.2026;?\nX2;Bo;Lost;;;\n";
    const found = await inspectFile(scope, { source: pieces(text) });
    expect(found).toMatchObject({ encoding: "utf-8", delimiter: ";", suggestedKind: "deals" });
    expect(found.rows).toHaveLength(2);
    expect(found.columns.map(({ column, field }) => [column, field])).toEqual([
      ["opportunity_id", "external_id"],
      ["sales_agent", "rep"],
      ["deal_stage", "stage"],
      ["close_value", "amount"],
      ["engage_date", "opened_on"],
      ["junk", null],
    ]);
    expect(found.columns[1]?.samples).toEqual(["Ana", "Bo"]);
    expect((await inspectFile(scope, { source: pieces("on,currency,rate\n2026-01-01,EUR,1.1\n") })).suggestedKind).toBe(
      "fx_rates",
    );
  });

  it("keep the columns that are named well and filled badly, so that their cells are refused and not left out", async () => {
    const text = "external_id,rep,stage,close_date,amount\nD1,Ana,Won,2026-13-40,1000000000000000000\n";
    const { columns } = await inspectFile(testWriteScope("imports.write"), { source: pieces(text), kind: "deals" });
    expect(columns.map(({ field }) => field)).toEqual(["external_id", "rep", "stage", "closed_on", "amount"]);
    expect(columns.map(({ confidence }) => confidence > 0.5)).toEqual([true, true, true, false, false]);
  });

  it("wait in the data folder until they are imported or removed", async () => {
    const scope = testWriteScope("imports.write", { organisation: { timeZone: "America/New_York" } });
    const upload = await storeUpload(scope, pieces("name\nBo\n"), "my reps.csv");
    expect(await findUpload(scope, upload.id)).toMatchObject({ fileName: "my reps.csv", bytes: 8 });
    const report = await importFile(scope, { kind: "reps", source: upload.path, fileName: upload.fileName });
    expect(report.rows.created).toBe(1);
    await removeUpload(scope, upload.id);
    expect(await findUpload(scope, upload.id)).toBeNull();
    expect(await findUpload(scope, "../../etc/passwd")).toBeNull();
  });

  it("may be rows of a program, which come in by the same rules", async () => {
    const scope = await commandWriteScope("imports.write");
    const report = await importRows(scope, "deals", [
      { external_id: "D1", rep: "Ana", stage: "Won", closed_on: "2026-01-01", amount: "5" },
      { external_id: "D2", rep: "Ana", stage: "Talks" },
    ]);
    expect(report).toMatchObject({ state: "done", rows: { read: 2, created: 2 }, file: "deals" });
    expect((await importRows(scope, "teams", [])).rows.read).toBe(0);
  });

  it("may begin from a template of each kind, which lacks nothing but rows", async () => {
    for (const { id, fields } of listKinds()) {
      expect(templateFor(id).startsWith(fields[0]?.name ?? "")).toBe(true);
      await expect(importText(id, templateFor(id))).rejects.toThrow("has no rows");
    }
  });
});
