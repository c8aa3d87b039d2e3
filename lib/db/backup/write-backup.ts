import { once } from "node:events";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { withConnection } from "../connection";
import { readApplied } from "../migrate";
import { type BackupSummary, END_OF_TABLE, FORMAT } from "./format";
import { columnList, listTables } from "./tables";

/** Writes all rows of the database at `url` as they are at one moment, while others go on writing, and ends the target. */
export async function writeBackup(url: string, target: Writable): Promise<BackupSummary> {
  const gzip = createGzip();
  const done = pipeline(gzip, target);
  done.catch(() => undefined);
  return await withConnection(url, async (connection) => {
    await connection.query("begin isolation level repeatable read read only");
    const [summary] = await Promise.all([writeAll(connection, gzip), done]);
    await connection.query("commit");
    return summary;
  });
}

async function writeAll(connection: pg.Client, gzip: Writable): Promise<BackupSummary> {
  const write = async (line: string | Buffer) => {
    if (!gzip.write(line)) await once(gzip, "drain");
  };
  const migrations = (await readApplied(connection)).map(({ name }) => name);
  await write(`${JSON.stringify({ format: FORMAT, migrations, written_at: new Date().toISOString() })}\n`);
  const rows: Record<string, number> = {};
  for (const table of await listTables(connection)) {
    await write(`${JSON.stringify({ table: table.name, columns: table.columns })}\n`);
    const source = connection.query(
      copyTo(`copy (select ${columnList(table)} from ${pg.escapeIdentifier(table.name)}) to stdout`),
    );
    for await (const chunk of source) await write(chunk as Buffer);
    await write(`${END_OF_TABLE}\n`);
    rows[table.name] = source.rowCount;
  }
  const sequences = await connection.query<{ name: string; last: string }>(
    "select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and last_value is not null",
  );
  await write(
    `${JSON.stringify({ rows, sequences: Object.fromEntries(sequences.rows.map((r) => [r.name, r.last])) })}\n`,
  );
  gzip.end();
  return { rows };
}
