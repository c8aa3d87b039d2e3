import type { WriteScope } from "@/lib/auth/scope";
import { KINDS } from "../kinds";
import type { KindId } from "../kinds/types";
import type { TableRow } from "../reading/records";
import type { ImportOptions, ImportReport } from "../types";
import { runImport } from "./run-import";

/** A row as the cells of its fields; a field that is missing is blank. */
export type ImportRecord = Readonly<Record<string, string | null | undefined>>;

export type RowsImport = ImportOptions & {
  /** The fields that the rows have; default those of the first row. */
  readonly fields?: readonly string[];
  /** What the history calls it. */
  readonly name?: string;
};

const BATCH = 1_000;

/** Imports rows that a program makes, by the same rules as a file; a row's number, from 1, is its line. */
export async function importRows(
  scope: WriteScope,
  kind: KindId,
  rows: AsyncIterable<ImportRecord> | Iterable<ImportRecord>,
  { fields, name = kind, ...options }: RowsImport = {},
): Promise<ImportReport> {
  return await runImport(scope, {
    kind,
    fileName: name,
    options,
    open: async () => {
      const iterator = iterate(rows);
      const first = await iterator.next();
      const header = fields ?? (first.done ? KINDS[kind].fields.map((field) => field.name) : Object.keys(first.value));
      return {
        fileName: name,
        encoding: null,
        delimiter: null,
        header,
        rows: toTable(header, first, iterator),
        bytesRead: () => 0,
        writeRefused: null,
      };
    },
  });
}

async function* iterate(rows: AsyncIterable<ImportRecord> | Iterable<ImportRecord>): AsyncGenerator<ImportRecord> {
  yield* rows;
}

async function* toTable(
  header: readonly string[],
  first: IteratorResult<ImportRecord>,
  rest: AsyncGenerator<ImportRecord>,
): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = [];
  let line = 0;
  for (let next = first; !next.done; next = await rest.next()) {
    const record = next.value;
    line += 1;
    batch.push({ line, cells: header.map((field) => record[field] ?? "") });
    if (batch.length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
