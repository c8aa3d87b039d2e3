import type { Readable } from "node:stream";
import pg from "pg";
import type { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { withBulkTransaction } from "../bulk";
import type { BulkTransaction } from "../bulk-transaction";
import { databaseAt } from "../client";
import { withConnection } from "../connection";
import { applyMigrations } from "../migrate";
import { type Migration, readMigrations } from "../schema-engine";
import { type BackupSummary, END_OF_TABLE, endSchema, headSchema, tableSchema } from "./format";
import { readLines } from "./read-lines";
import { listTables } from "./tables";

/**
 * Fills the empty database at `url` with a backup, in one transaction, and brings it up to date. Throws `conflict` when rows are there already
 * or a newer version wrote the backup, `invalid_input` on what is no backup or only a part of one; then nothing is written.
 */
export async function restoreBackup(
  url: string,
  source: Readable,
  migrations: readonly Migration[] = readMigrations(),
): Promise<BackupSummary> {
  const lines = readLines(source);
  try {
    const head = parse(headSchema, (await lines.next()).value);
    const had = migrationsOf(head.migrations, migrations);
    await withConnection(url, requireEmpty);
    if (had.length < migrations.length) await startOver(url, had);
    const summary = await withBulkTransaction((bulk) => fill(bulk, lines), databaseAt(url));
    await applyMigrations(url, [...migrations]);
    return summary;
  } finally {
    source.destroy();
  }
}

function migrationsOf(names: readonly string[], known: readonly Migration[]): Migration[] {
  const unknown = names.find((name, index) => known[index]?.name !== name);
  if (unknown === undefined) return known.slice(0, names.length);
  throw new AppError(
    "conflict",
    `This backup is of a newer Attain: its database has had the migration ${unknown}, which this version does not know. Restore it with that version.`,
  );
}

async function requireEmpty(connection: pg.Client): Promise<void> {
  for (const { name } of await listTables(connection)) {
    const { rowCount } = await connection.query(`select from ${pg.escapeIdentifier(name)} limit 1`);
    if (rowCount === 0) continue;
    throw new AppError(
      "conflict",
      `The database holds data already (${name}), and a backup is restored into an empty one only: choose another folder with ATTAIN_DATA_DIR, or an empty database with DATABASE_URL.`,
    );
  }
}

/** Makes the tables as they were when the backup was written. */
async function startOver(url: string, migrations: Migration[]): Promise<void> {
  await withConnection(url, (connection) => connection.query("drop schema public cascade; create schema public"));
  await applyMigrations(url, migrations);
}

/** The tables whose triggers refuse lines of what is locked: a backup brings them after their statements. */
const GUARDED = ["statement_lines", "statement_holds"] as const;

async function setTriggers(bulk: BulkTransaction, to: "enable" | "disable"): Promise<void> {
  for (const table of GUARDED)
    await bulk.query(
      `do $$ begin if to_regclass('${table}') is not null then alter table ${table} ${to} trigger user; end if; end $$`,
    );
}

async function fill(bulk: BulkTransaction, lines: AsyncGenerator<string>): Promise<BackupSummary> {
  const rows: Record<string, number> = {};
  await setTriggers(bulk, "disable");
  for (;;) {
    const line = (await lines.next()).value;
    const end = endSchema.safeParse(toJson(line));
    if (end.success) {
      await setTriggers(bulk, "enable");
      const missing = Object.entries(end.data.rows).find(([table, count]) => rows[table] !== count);
      if (missing)
        throw new AppError("invalid_input", `This backup is damaged: ${missing[0]} should have ${missing[1]} rows.`);
      for (const [name, last] of Object.entries(end.data.sequences))
        await bulk.query("select setval($1::regclass, $2::bigint)", [pg.escapeIdentifier(name), last]);
      return { rows };
    }
    const { table, columns } = parse(tableSchema, line);
    rows[table] = await bulk.copyRows(table, columns, fieldsOf(lines));
  }
}

/** The rows of one table, up to the line that ends it. */
async function* fieldsOf(lines: AsyncGenerator<string>): AsyncGenerator<(string | null)[]> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw incomplete();
    if (value === END_OF_TABLE) return;
    yield value.split("\t").map(toField);
  }
}

const ESCAPED: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** A field as COPY writes it. */
function toField(text: string): string | null {
  if (text === "\\N") return null;
  return text.includes("\\") ? text.replace(/\\(.)/gs, (_, letter: string) => ESCAPED[letter] ?? letter) : text;
}

function parse<T>(schema: z.ZodType<T>, line: string | undefined): T {
  if (line === undefined) throw incomplete();
  const result = schema.safeParse(toJson(line));
  if (result.success) return result.data;
  throw new AppError("invalid_input", "This is no backup of Attain: it does not say what it holds.");
}

function incomplete(): AppError {
  return new AppError("invalid_input", "This backup is not complete: it ends before its last line.");
}

function toJson(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? "");
  } catch {
    return null;
  }
}
