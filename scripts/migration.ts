// Writes the migration from what prisma/migrations makes to what prisma/schema says: `npm run migration -- NAME`.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { openEmbedded } from "@/lib/db/embedded/open";
import { applyMigrations, findDrift } from "@/lib/db/migrate";
import { MIGRATIONS_FOLDER } from "@/lib/db/schema-engine";
import { AppError } from "@/lib/errors/app-error";

async function main(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new AppError("misuse", "Name the migration in lower case with underscores: npm run migration -- add_goals");
  }
  const sql = await differences();
  if (sql === "") return log("prisma/schema and prisma/migrations agree: there is nothing to write.");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
  log(`Wrote ${relative(process.cwd(), folder)}/migration.sql. Read it, and add what the schema cannot say.`);
}

/** Found on a database of its own, so that no server has to run. */
async function differences(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "attain-migration-"));
  chmodSync(dataDir, 0o711);
  const prepare = async (url: string) => {
    await applyMigrations(url);
  };
  try {
    const database = await openEmbedded({ dataDir, engine: null, role: "command", log, prepare });
    try {
      return await findDrift(database.url);
    } finally {
      await database.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

main(process.argv[2]).catch((error: unknown) => {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
