import { calendarDate } from "@/lib/values/calendar-date";
import { generateSampleCompany } from "../generate";
import type { Row } from "../rows/file";

const made = new Map<string, ReadonlyMap<string, readonly Row[]>>();

/** All rows of a day's sample company by file, made once for all tests of a run. */
export function sampleRows(today: string): ReadonlyMap<string, readonly Row[]> {
  const known = made.get(today);
  if (known) return known;
  const { files } = generateSampleCompany({ today: calendarDate(today) });
  const rows = new Map(files.map(({ name, rows: list }) => [name, [...list()]]));
  made.set(today, rows);
  return rows;
}

/** The rows of one file. */
export function rowsOf(today: string, name: string): readonly Row[] {
  const rows = sampleRows(today).get(name);
  if (!rows) throw new RangeError(`the sample company has no file ${name}`);
  return rows;
}

/** A cell, or an error where the file has no such column. */
export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new RangeError(`there is no column ${column}`);
  return value;
}
