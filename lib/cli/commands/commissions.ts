import type { Command } from "commander";
import type { StatementsJson } from "@/lib/domain/commissions/statement-json";
import { previewCommissions } from "@/lib/features/commissions/queries";
import { readJsonFile } from "../input";
import { writeJson, writeResult } from "../output";

type StatementJson = StatementsJson["statements"][number];

/** `attain commissions preview`: one plan and its facts in, statements out. */
export function registerCommissionsCommands(program: Command): void {
  const commissions = program.command("commissions").description("What reps are owed, and why.").helpCommand(false);
  commissions
    .command("preview")
    .description("Compute the statements of one plan and its facts from a JSON file; no database is opened.")
    .argument("<file>", "the plan with its facts")
    .option("--json", "write the statements as JSON (the default)")
    .option("--text", "write the statements with their explanations to read")
    .action(async (file: string, { text }: { text?: true }) => {
      const result = previewCommissions(await readJsonFile(file));
      if (text) writeResult(result.statements.map(statementText).join("\n\n"));
      else writeJson(result);
    });
}

function statementText({ period, currency, lines, earned, payable, problems }: StatementJson): string {
  return [
    `${period}: earned ${earned} ${currency}, payable ${payable} ${currency}`,
    ...lines.flatMap(({ component, deal, origin_period, earned: pays, explanation }) => [
      `  ${deal ?? "period"} ${component} (${origin_period}): ${pays}`,
      ...explanation.map(({ text }) => `    ${text}`),
    ]),
    ...problems.map(({ where, message }) => `  ! ${where}: ${message}`),
  ].join("\n");
}
