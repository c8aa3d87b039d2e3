import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Transaction } from "./client";
import { rowTypes, toParameter, toText } from "./types";

/** A column to fill: its name and its SQL type, such as `bigint` or `objective`. */
export type BulkColumn = { readonly name: string; readonly type: string };
/** Rows in the order of the columns; values as queryRows gives them. */
export type BulkRows = AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>;

const COPY_CHUNK_CHARACTERS = 64 * 1024;
const UNNEST_ROWS = 5_000;

/** A transaction for large writes: statements, rows by the hundred thousand, and the typed client, all on one connection. */
export class BulkTransaction {
  constructor(
    readonly transaction: Transaction,
    readonly connection: pg.PoolClient,
    private readonly takesCopy: boolean,
  ) {}

  /** Runs one statement with `$1`… parameters; values as in queryRows. */
  async query<Row extends object>(
    text: string,
    params: readonly unknown[] = [],
  ): Promise<{ rows: Row[]; count: number }> {
    const result = await this.connection.query({ text, values: params.map(toParameter), types: rowTypes });
    return { rows: result.rows as Row[], count: result.rowCount ?? 0 };
  }

  /** Inserts rows as fast as this database takes them, in flat memory; returns how many. */
  async copyRows(table: string, columns: readonly BulkColumn[], rows: BulkRows): Promise<number> {
    return this.takesCopy ? await this.copy(table, columns, rows) : await this.unnest(table, columns, rows);
  }

  private async copy(table: string, columns: readonly BulkColumn[], rows: BulkRows): Promise<number> {
    const names = columns.map(({ name }) => pg.escapeIdentifier(name)).join(", ");
    const target = this.connection.query(copyFrom(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin`));
    await pipeline(Readable.from(copyChunks(rows), { objectMode: true, highWaterMark: 4 }), target);
    return target.rowCount;
  }

  private async unnest(table: string, columns: readonly BulkColumn[], rows: BulkRows): Promise<number> {
    const names = columns.map(({ name }) => pg.escapeIdentifier(name)).join(", ");
    const values = columns.map(({ type }, index) => `c${index}::${type}`).join(", ");
    const lists = columns.map((_, index) => `$${index + 1}::text[]`).join(", ");
    const aliases = columns.map((_, index) => `c${index}`).join(", ");
    const text = `insert into ${pg.escapeIdentifier(table)} (${names}) select ${values} from unnest(${lists}) as r(${aliases})`;
    let count = 0;
    for await (const batch of batches(rows, UNNEST_ROWS)) {
      const params = columns.map((_, index) => batch.map((row) => toText(row[index])));
      count += (await this.connection.query(text, params)).rowCount ?? 0;
    }
    return count;
  }
}

async function* copyChunks(rows: BulkRows): AsyncGenerator<Buffer> {
  let chunk = "";
  for await (const row of rows) {
    for (let index = 0; index < row.length; index += 1) {
      if (index > 0) chunk += "\t";
      chunk += copyField(row[index]);
    }
    chunk += "\n";
    if (chunk.length >= COPY_CHUNK_CHARACTERS) {
      yield Buffer.from(chunk);
      chunk = "";
    }
  }
  if (chunk !== "") yield Buffer.from(chunk);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function copyField(value: unknown): string {
  const text = toText(value);
  if (text === null) return "\\N";
  return /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character) : text;
}

async function* batches(rows: BulkRows, size: number): AsyncGenerator<(readonly unknown[])[]> {
  let batch: (readonly unknown[])[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length >= size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
