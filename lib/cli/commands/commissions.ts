import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import {
  approveStatements,
  calculateEveryStatement,
  lockPeriod,
  startReview,
} from "@/lib/features/commissions/mutations";
import {
  listRunStatements,
  listStatements,
  previewCommissions,
  unansweredDisputes,
} from "@/lib/features/commissions/queries";
import { seenStatementSchema } from "@/lib/features/commissions/schema";
import type { StatementSummary } from "@/lib/features/commissions/types";
import { formatDuration, formatMonth } from "@/lib/format/date";
import { formatList, formatQuantity } from "@/lib/format/words";
import { parseInput } from "@/lib/http/parse-input";
import { type CalendarDate, calendarDate, isCalendarDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import { addMoney, type Money, moneyToDecimalText } from "@/lib/values/money";
import { unitAround } from "@/lib/values/period";
import { withDatabase } from "../context";
import { readJsonFile } from "../input";
import { writeJson, writeNote, writeResult } from "../output";
import { statementText } from "../statement-text";
import { toTextTable } from "../text-table";

/** `attain commissions`: what reps are owed, and the way of a month's statements to their locking. */
export function registerCommissionsCommands(program: Command): void {
  const commissions = program.command("commissions").description("What reps are owed, and why.").helpCommand(false);
  commissions
    .command("preview")
    .description(
      "Compute the statements of one plan and its facts from a JSON file; no database is opened. Each period is locked at its end with what was recorded by then, and what is recorded later stands in the next one, as on statements that are locked in time.",
    )
    .argument("<file>", "the plan with its facts")
    .option("--json", "write the statements as JSON (the default)")
    .option("--text", "write the statements with their explanations to read")
    .action(async (file: string, { text }: { text?: true }) => {
      const result = previewCommissions(await readJsonFile(file));
      if (text) writeResult(result.statements.map(statementText).join("\n\n"));
      else writeJson(result);
    });
  commissions
    .command("list")
    .description("List the statements of a month.")
    .argument("<month>", "such as 2026-10", toMonth)
    .option("--json", "write them as JSON")
    .action(async (month: CalendarDate, { json }: JsonOption) => {
      const statements = await withDatabase(async (context) => {
        const scope = await context.readScope("commissions.read");
        return await listStatements(scope, { period: unitAround("month", month, CALENDAR) });
      });
      if (json) writeJson({ statements: statements.map(summaryJson) });
      else writeResult(summaryTable(statements));
    });
  commissions
    .command("calculate")
    .description("Compute every statement that is not locked anew, from all facts there are.")
    .option("--json", "write what it did as JSON")
    .action(async ({ json }: JsonOption) => {
      const begun = performance.now();
      const { reps, changed, withProblems } = await withDatabase(async (context) =>
        calculateEveryStatement(await context.writeScope("statements.lock")),
      );
      const milliseconds = Math.round(performance.now() - begun);
      if (json) writeJson({ reps, changed, with_problems: withProblems, milliseconds });
      else
        writeResult(
          `Computed the statements of ${formatQuantity(reps, "rep")} in ${formatDuration(milliseconds)}: ${changed} changed, ${withProblems} ${withProblems === 1 ? "has" : "have"} a problem.`,
        );
    });
  registerSteps(commissions);
}

type JsonOption = { readonly json?: true };
type Context = Parameters<Parameters<typeof withDatabase>[0]>[0];
type Step = (context: Context, month: CalendarDate) => Promise<number>;

const CALENDAR = { fiscalYearStartMonth: 1, weekStart: 1 };

/** The steps of a month's statements, each for all of them. */
function registerSteps(commissions: Command): void {
  const steps: readonly (readonly [string, string, string, Step])[] = [
    [
      "review",
      "Begin the review of a month that is over.",
      "in review",
      async (context, month) => startReview(await context.writeScope("statements.lock"), month),
    ],
    [
      "lock",
      "Lock a month for good, all of its statements or none; each must be approved.",
      "locked",
      async (context, month) => {
        const locked = await lockPeriod(await context.writeScope("statements.lock"), month);
        await noteDisputes(context, month);
        return locked;
      },
    ],
  ];
  for (const [name, description, state, step] of steps)
    commissions
      .command(name)
      .description(description)
      .argument("<month>", "such as 2026-10", toMonth)
      .option("--json", "write how many as JSON")
      .action(async (month: CalendarDate, { json }: JsonOption) => {
        writeStep(month, await withDatabase((context) => step(context, month)), state, json);
      });
  commissions
    .command("approve")
    .description("Approve every statement of a month that is in review.")
    .argument("<month>", "such as 2026-10", toMonth)
    .option(
      "--seen <file>",
      "what list --json wrote of the month: approve those in review there as they were then, or none",
    )
    .option("--json", "write how many as JSON")
    .action(async (month: CalendarDate, { seen, json }: JsonOption & { readonly seen?: string }) => {
      const given = seen === undefined ? null : parseInput(seenFile, await readJsonFile(seen));
      writeStep(month, await withDatabase((context) => approveMonth(context, month, given)), "approved", json);
    });
}

function writeStep(month: CalendarDate, statements: number, state: string, json: true | undefined): void {
  const name = month.slice(0, 7);
  if (json) writeJson({ month: name, statements });
  else
    writeResult(`${formatQuantity(statements, "statement")} of ${name} ${statements === 1 ? "is" : "are"} ${state}.`);
}

/** Disputes keep no month from being locked; whose nobody answered is worth knowing. */
async function noteDisputes(context: Context, month: CalendarDate): Promise<void> {
  const scope = await context.readScope("commissions.read");
  const unanswered = unansweredDisputes(await listRunStatements(scope, unitAround("month", month, CALENDAR)));
  if (unanswered !== null) writeNote(unanswered);
}

const seenFile = z.object({ statements: z.array(seenStatementSchema.extend({ from: z.string(), state: z.string() })) });

/** Without a file what is read now is what is approved. */
async function approveMonth(
  context: Context,
  month: CalendarDate,
  given: z.infer<typeof seenFile> | null,
): Promise<number> {
  const other = given?.statements.find(({ from }) => from !== month);
  if (other)
    throw new AppError(
      "invalid_input",
      `The file lists statements of ${other.from.slice(0, 7)}, not of ${month.slice(0, 7)}.`,
    );
  const period = unitAround("month", month, CALENDAR);
  const shown = given?.statements ?? (await listStatements(await context.readScope("commissions.read"), { period }));
  const waiting = shown.filter(({ state }) => state === "in_review");
  if (waiting.length === 0) throw new AppError("conflict", nothingWaits(month, shown));
  await approveStatements(await context.writeScope("statements.review"), waiting);
  return waiting.length;
}

/** Why there is nothing to approve. */
function nothingWaits(month: CalendarDate, shown: readonly { readonly state: string }[]): string {
  const name = formatMonth(month);
  if (shown.length === 0) return `There is no statement of ${name}.`;
  if (shown.every(({ state }) => state === "locked"))
    return `${name} is locked already: nothing of it waits for approval.`;
  const counts = [...groupBy(shown, ({ state }) => state)].map(
    ([state, { length }]) => `${length} ${stateWords(state)}`,
  );
  return `No statement of ${name} waits for approval: ${formatList(counts)}.`;
}

function stateWords(state: string): string {
  return state.replace("_", " ");
}

function toMonth(text: string): CalendarDate {
  if (/^\d{4}-\d{2}$/.test(text) && isCalendarDate(`${text}-01`)) return calendarDate(`${text}-01`);
  throw new InvalidArgumentError("Write a month such as 2026-10.");
}

function summaryJson({
  id,
  rep,
  period,
  state,
  earned,
  withheld,
  draw,
  carried,
  adjusted,
  balance,
  payable,
  fingerprint,
}: StatementSummary) {
  return { id, rep, ...period, state, earned, withheld, draw, carried, adjusted, balance, payable, fingerprint };
}

/** With what they come to, for each currency. */
function summaryTable(statements: readonly StatementSummary[]): string {
  const row = (name: string, state: string, earned: Money, payable: Money) => [
    name,
    state,
    `${moneyToDecimalText(earned)} ${earned.currency}`,
    `${moneyToDecimalText(payable)} ${payable.currency}`,
  ];
  const body = statements.map(({ rep, state, earned, payable }) => row(rep.name, stateWords(state), earned, payable));
  const totals = [...groupBy(statements, ({ payable }) => payable.currency).values()].map((own) =>
    row(
      "total",
      "",
      own.map(({ earned }) => earned).reduce(addMoney),
      own.map(({ payable }) => payable).reduce(addMoney),
    ),
  );
  return toTextTable(["rep", "state", "earned", "payable"], [...body, ...totals], 2);
}
