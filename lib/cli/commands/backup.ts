import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { PassThrough } from "node:stream";
import type { Command } from "commander";
import { parseDatabaseUrl } from "@/lib/config/env";
import type { BackupSummary } from "@/lib/db/backup/format";
import { restoreBackup } from "@/lib/db/backup/restore-backup";
import { writeBackup } from "@/lib/db/backup/write-backup";
import { closeDatabase } from "@/lib/db/client";
import { applyMigrations } from "@/lib/db/migrate";
import { AppError } from "@/lib/errors/app-error";
import { formatQuantity } from "@/lib/format/words";
import { withUpToDateDatabase } from "../context";
import { aboutFile } from "../input";
import { writeJson, writeResult } from "../output";

type Options = { json?: true };

/** `attain backup`, `attain restore` and `attain move`: everything in the database into a file, out of one, or into another database. */
export function registerBackupCommands(program: Command): void {
  program
    .command("backup")
    .description("Write everything in the database to a file, as it is at one moment, while others go on working.")
    .argument("<file>", "the file to make, such as attain.backup; it holds pay, so only its owner may read it")
    .option("--json", "write the result as JSON")
    .action(async (file: string, options: Options) => {
      const summary = await withUpToDateDatabase((url) => backupTo(url, file));
      report(options, summary, `Wrote ${file}`);
    });
  program
    .command("restore")
    .description("Fill an empty database from a backup: all of it or, when something is wrong, nothing.")
    .argument("<file>", "what attain backup wrote")
    .option("--json", "write the result as JSON")
    .action(async (file: string, options: Options) => {
      const summary = await withUpToDateDatabase((url) => aboutFile(file, restoreBackup(url, createReadStream(file))));
      report(options, summary, `Restored ${file}`);
    });
  program
    .command("move")
    .description("Copy everything into another, empty PostgreSQL database, to go on there with DATABASE_URL.")
    .requiredOption("--to <url>", "its address, such as postgresql://attain:password@db.example.com:5432/attain")
    .option("--json", "write the result as JSON")
    .action(async ({ to, ...options }: Options & { to: string }) => {
      const target = parseDatabaseUrl("--to", to);
      const summary = await withUpToDateDatabase((url) => move(url, target));
      report(options, summary, "Moved", " Set DATABASE_URL to that address, and ATTAIN_SECRET, before the next start.");
    });
}

async function backupTo(url: string, file: string): Promise<BackupSummary> {
  if (existsSync(file))
    throw new AppError("conflict", `${file} is there already: choose another name, or remove it first.`);
  const part = `${file}.part`;
  try {
    const summary = await aboutFile(file, writeBackup(url, createWriteStream(part, { mode: 0o600 })));
    await rename(part, file);
    return summary;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function move(from: string, to: string): Promise<BackupSummary> {
  await applyMigrations(to);
  const between = new PassThrough();
  try {
    const [, summary] = await Promise.all([writeBackup(from, between), restoreBackup(to, between)]);
    return summary;
  } finally {
    await closeDatabase(to);
  }
}

function report({ json }: Options, { rows }: BackupSummary, what: string, next = ""): void {
  if (json) {
    writeJson({ rows });
    return;
  }
  const tables = Object.values(rows).filter((count) => count > 0);
  const total = tables.reduce((sum, count) => sum + count, 0);
  writeResult(`${what}: ${formatQuantity(total, "row")} of ${formatQuantity(tables.length, "table")}.${next}`);
}
