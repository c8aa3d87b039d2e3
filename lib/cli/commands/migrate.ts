import type { Command } from "commander";
import { withUpToDateDatabase } from "../context";
import { writeJson, writeResult } from "../output";

/** `attain migrate`: brings the database up to date and says so. It sets up nothing, so that a new one still asks its first user. */
export function registerMigrateCommand(program: Command): void {
  program
    .command("migrate")
    .description("Bring the database up to date with this version of Attain.")
    .option("--json", "write the result as JSON")
    .action(async ({ json }: { json?: true }) => {
      await withUpToDateDatabase(async () => undefined);
      if (json) writeJson({ up_to_date: true });
      else writeResult("The database is up to date.");
    });
}
