import type { Command } from "commander";
import { importPlan } from "@/lib/features/commissions/mutations";
import type { PlanImport } from "@/lib/features/commissions/types";
import { formatQuantity } from "@/lib/format/words";
import { BEGINNING } from "@/lib/values/calendar-date";
import { withDatabase } from "../context";
import { readJsonFile } from "../input";
import { writeJson, writeNote, writeResult } from "../output";

/** `attain plans import`: stores a commission plan, in force from its day on. */
export function registerPlansCommands(program: Command): void {
  const plans = program.command("plans").description("Commission plans.").helpCommand(false);
  plans
    .command("import")
    .description("Store a commission plan from a JSON file; the same file twice changes nothing.")
    .argument("<file>", "the plan, or a preview file with the plan in it")
    .option(
      "--from <date>",
      "the day its rules hold from, such as 2026-01-01; the first version of a plan holds from the beginning",
    )
    .option("--json", "write the result as JSON")
    .action(async (file: string, options: { from?: string; json?: true }) => {
      const json = await readJsonFile(file);
      const result = await withDatabase(async (context) =>
        importPlan(
          await context.writeScope("plans.write"),
          json,
          options.from === undefined ? {} : { from: options.from },
        ),
      );
      for (const note of result.notes) writeNote(note);
      if (options.json) writeJson(resultJson(result));
      else writeResult(resultText(result));
    });
}

function resultJson({ planId: _, statementsChanged, ...result }: PlanImport) {
  return { ...result, statements_changed: statementsChanged };
}

function resultText({ plan, from, outcome, reps, statementsChanged }: PlanImport): string {
  if (outcome === "unchanged") return `${plan} is stored like this already; nothing changed.`;
  const since = from === BEGINNING ? "from the beginning" : `from ${from}`;
  const stored = `${outcome === "created" ? "Stored" : "Replaced"} ${plan}, in force ${since}.`;
  return `${stored} ${formatQuantity(statementsChanged, "open statement")} of ${formatQuantity(reps, "rep")} changed.`;
}
