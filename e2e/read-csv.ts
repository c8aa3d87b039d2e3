import { parse } from "csv-parse/sync";

/** The rows of a file by the names of its columns. */
export function readCsv(text: string): Record<string, string>[] {
  return parse(text, { columns: true, bom: true });
}
