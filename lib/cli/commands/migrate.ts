import type { Command } from "commander";
import { withDatabase } from "../context";
import { writeJson, writeResult } from "../output";

/** `attain migrate`: brings the database up to date and says so. */
export function registerMigrateCommand(program: Command): void {
  program
    .command("migrate")
    .description("Bring the database up to date with this version of Attain.")
    .option("--json", "write the result as JSON")
    .action(async ({ json }: { json?: true }) => {
      const migrated = await withDatabase(async () => ({ upToDate: true }));
      if (json) writeJson(migrated);
      else writeResult("The database is up to date.");
    });
}
