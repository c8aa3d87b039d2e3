import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { KINDS } from "@/lib/features/imports/kinds";
import type { KindId } from "@/lib/features/imports/kinds/types";
import { CellProblem, parserOf } from "@/lib/features/imports/reading/cells";
import { DateOrders } from "@/lib/features/imports/reading/cells/date-orders";
import { calendarDate } from "@/lib/values/calendar-date";
import { generateSampleCompany } from "../generate";
import type { Row } from "../rows/file";
import { cell, rowsOf, sampleRows } from "./sample-rows";

function hashOf(files: Iterable<readonly [string, Iterable<Row>]>): string {
  const hash = createHash("sha256");
  for (const [name, rows] of files) for (const row of rows) hash.update(`${name}${JSON.stringify(row)}`);
  return hash.digest("hex");
}

/** Tests the size of the sample company, and each row against the columns of its kind. */
export function testRows(today: string): void {
  test("the same day gives the same texts again", { timeout: 60_000 }, () => {
    const { files } = generateSampleCompany({ today: calendarDate(today) });
    expect(hashOf(files.map(({ name, rows }) => [name, rows()] as const))).toBe(hashOf(sampleRows(today)));
  });

  test("the company is as large as it is said to be", { timeout: 60_000 }, () => {
    const count = (name: string) => rowsOf(today, name).length;
    expect(count("reps")).toBe(24);
    expect(count("campaigns")).toBe(40);
    expect(count("leads")).toBe(20_000);
    expect(Math.abs(count("deals") - 6000)).toBeLessThan(350);
    expect(new Set(rowsOf(today, "purchases").map((row) => row.account)).size).toBeGreaterThan(850);
    expect(new Set(rowsOf(today, "purchases").map((row) => row.account)).size).toBeLessThan(970);
    expect(new Set(rowsOf(today, "campaigns").map((row) => row.channel)).size).toBe(7);
    expect(count("touches")).toBeGreaterThan(45_000);
  });

  test("every file has the columns of its kind, and every cell can be read", { timeout: 60_000 }, () => {
    for (const [name, rows] of sampleRows(today)) {
      const { fields } = KINDS[(name === "team changes" ? "reps" : name) as KindId];
      const columns = Object.keys(rows[0] ?? {});
      expect(fields.map((field) => field.name)).toEqual(expect.arrayContaining(columns));
      for (const field of fields.filter((candidate) => columns.includes(candidate.name) || candidate.required)) {
        const parse = parserOf(field, { dates: "iso", decimal: "." }, new DateOrders("iso"));
        const refused = rows.filter((row, line) => {
          const text = cell(row, field.name);
          if (text === "") return field.required === true && field.name !== "amount";
          return parse(text, line + 2) instanceof CellProblem;
        });
        expect({ name, field: field.name, refused: refused.slice(0, 3) }).toEqual({
          name,
          field: field.name,
          refused: [],
        });
      }
    }
  });

  test("no two rows of a kind with a key have the same one", { timeout: 60_000 }, () => {
    const keys: Record<string, readonly string[]> = {
      reps: ["name"],
      accounts: ["name"],
      promotions: ["name"],
      campaign_days: ["campaign", "date"],
      campaign_reach: ["campaign", "from", "to"],
      quotas: ["rep", "from"],
      plan_assignments: ["rep", "from"],
      brand_signals: ["on", "market"],
      brand_surveys: ["on", "market", "campaign"],
      leads: ["external_id"],
      deals: ["external_id"],
      purchases: ["external_id"],
    };
    for (const [name, columns] of Object.entries(keys)) {
      const texts = rowsOf(today, name).map((row) =>
        columns.map((column) => cell(row, column).toLowerCase()).join("|"),
      );
      expect({ name, keys: new Set(texts).size }).toEqual({ name, keys: texts.length });
    }
  });
}
