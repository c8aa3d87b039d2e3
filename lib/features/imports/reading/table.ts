import { AppError } from "@/lib/errors/app-error";
import { type Delimiter, detectDelimiter, namedDelimiter } from "./delimiter";
import type { Encoding } from "./encoding";
import { MAX_COLUMNS } from "./limits";
import { readRecords, type TableRow } from "./records";
import { type ByteSource, readText } from "./text-stream";

/** A file as a table: how it was read, the names in its first line, and its rows. */
export type Table = {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** The names of the columns, trimmed; "" where the file names none. */
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly TableRow[]>;
};

/** Opens a delimited text file. Throws `invalid_input` on a file that is not one, or whose first line names no columns. */
export async function openTable(source: ByteSource): Promise<Table> {
  const { encoding, head, chunks } = await readText(source);
  const named = namedDelimiter(head);
  const delimiter = named ?? detectDelimiter(head);
  const batches = readRecords(chunks, delimiter);
  const first = await takeRows(batches, named ? 2 : 1);
  const header = (first[named ? 1 : 0]?.cells ?? []).map((cell) => cell.trim());
  checkHeader(header);
  return { encoding, delimiter, header, rows: rowsAfter(first.slice(named ? 2 : 1), batches) };
}

async function takeRows(batches: AsyncGenerator<TableRow[]>, count: number): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  while (rows.length < count) {
    const { value, done } = await batches.next();
    if (done) break;
    rows.push(...value);
  }
  return rows;
}

async function* rowsAfter(first: TableRow[], batches: AsyncGenerator<TableRow[]>): AsyncGenerator<TableRow[]> {
  if (first.length > 0) yield first;
  yield* batches;
}

function checkHeader(header: readonly string[]): void {
  if (header.length === 0) {
    throw new AppError("invalid_input", "This file has no lines. Its first line must name the columns.");
  }
  if (header.length > MAX_COLUMNS) {
    throw new AppError("invalid_input", `This file has ${header.length} columns; at most ${MAX_COLUMNS} are accepted.`);
  }
  const seen = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const earlier = seen.get(name.toLowerCase());
    if (name !== "" && earlier !== undefined) {
      if (looksLikeNoHeader(header)) throw noHeader(header);
      throw new AppError(
        "invalid_input",
        `Two columns of this file are called "${name}": columns ${earlier + 1} and ${index + 1}. Give each its own name.`,
      );
    }
    seen.set(name.toLowerCase(), index);
  }
}

/** Whether a first line holds data rather than names: a number, a date or an address among its cells. */
export function looksLikeNoHeader(header: readonly string[]): boolean {
  return header.some(looksLikeData);
}

/** The refusal of a file whose first line names no columns. */
export function noHeader(header: readonly string[]): AppError {
  const example = header.find(looksLikeData) ?? "";
  return new AppError(
    "invalid_input",
    `The first line of this file does not name its columns: it holds "${example}". Add a first line with a name for each column.`,
  );
}

function looksLikeData(cell: string): boolean {
  return (
    /^[-+(]?[\d.,\s]*\d[\d.,\s]*\)?%?$/.test(cell) ||
    /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?$/.test(cell) ||
    /^\S+@\S+\.\S+$/.test(cell)
  );
}
