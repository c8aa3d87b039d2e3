import { createHash } from "node:crypto";
import type pg from "pg";
import { AppError } from "@/lib/errors/app-error";
import { withConnection } from "./connection";
import { compareWithSchema, type Migration, readMigrations, runMigrations } from "./schema-engine";

const LOCK_KEY = 4_728_331_905;

/**
 * Brings the database at `url` up to date and returns the names of the migrations it applied. All of them or none: they run
 * in one transaction, which also keeps a second instance that starts now waiting until the first is done. Throws AppError
 * `conflict` for a database that a newer version, or another one's migrations, made.
 */
export async function applyMigrations(url: string, migrations = readMigrations()): Promise<string[]> {
  return await withConnection(url, async (connection) => {
    await connection.query("begin");
    await connection.query("select pg_advisory_xact_lock($1)", [LOCK_KEY]);
    const pending = findPending(await readApplied(connection), migrations);
    if (pending.length > 0) await runAll(connection, migrations);
    await connection.query("commit");
    return pending.map(({ name }) => name);
  });
}

/** The SQL that would make the database at `url` what prisma/schema says; blank when they agree. */
export async function findDrift(url: string): Promise<string> {
  return await withConnection(url, compareWithSchema);
}

/** The names of the migrations the database at `connection` has had, oldest first, with their checksums. */
export async function readApplied(connection: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await connection.query<{ known: boolean }>(
    "select to_regclass('public._prisma_migrations') is not null as known",
  );
  if (!rows[0]?.known) return [];
  const applied = await connection.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations
      where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  return applied.rows;
}

function findPending(applied: readonly { name: string; checksum: string }[], migrations: readonly Migration[]) {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of applied) {
    const migration = known.get(name);
    if (!migration) {
      throw new AppError(
        "conflict",
        `This database was used by a newer Attain: it has had the migration ${name}, which this version does not know. ` +
          "Install that version, or restore a backup made with this one.",
      );
    }
    if (createHash("sha256").update(migration.sql).digest("hex") !== checksum) {
      throw new AppError(
        "conflict",
        `This database was made by another version of the migration ${name}. ` +
          "Install the version it was made with, or start with an empty database.",
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function runAll(connection: pg.Client, migrations: readonly Migration[]): Promise<void> {
  try {
    await runMigrations(connection, migrations);
  } catch (cause) {
    throw new AppError("unavailable", `The database could not be brought up to date: ${messageOf(cause)}`, { cause });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
