import { basename } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { AppError } from "@/lib/errors/app-error";
import { checkImportOptions, importFile } from "@/lib/features/imports/mutations";
import { kindIdSchema, readAlias, readMapping } from "@/lib/features/imports/schema";
import type { Alias, ImportOptions, ImportProgress, KindId } from "@/lib/features/imports/types";
import { withDatabase } from "../context";
import { writeJson, writeResult } from "../output";
import { reportText } from "./import-report";

type Flags = {
  readonly preset?: string;
  readonly map?: Readonly<Record<string, string | null>>;
  readonly alias?: readonly Alias[];
  readonly dates?: "iso" | "dmy" | "mdy";
  readonly decimal?: "." | ",";
  readonly skipBadRows?: true;
  readonly dryRun?: true;
  readonly json?: true;
};

/** `attain import KIND FILE`: takes a file in, all of it or nothing. */
export function registerImportCommand(program: Command): void {
  program
    .command("import")
    .description("Import a CSV file: all of it or nothing; the same file twice changes nothing.")
    .argument("<kind>", `what its rows are: ${kindIdSchema.options.join(", ")}`, toKind)
    .argument("<file>", "CSV in UTF-8 or UTF-16, with commas, semicolons or tabs; its first line names the columns")
    .option("--preset <name>", "read the columns of an export of hubspot, salesforce or pipedrive")
    .option("--map <field=Column>", "read a field from that column; may be given again for others", toMapping)
    .option('--alias <field:"from=to">', "take one text for another in a field; may be given again", toAliases)
    .addOption(new Option("--dates <order>", "the order its dates are written in").choices(["iso", "dmy", "mdy"]))
    .addOption(new Option("--decimal <sign>", "its decimal sign").choices([".", ","]))
    .option("--skip-bad-rows", "leave out rows that cannot be understood, and write them to a file")
    .option("--dry-run", "do everything and take it back, to see the report")
    .option("--json", "write the report as JSON")
    .action(runImportCommand);
}

async function runImportCommand(kind: KindId, file: string, flags: Flags): Promise<void> {
  const options = toOptions(flags);
  requireFitting(kind, options);
  const progress = flags.json ? null : createProgress();
  const report = await withDatabase(async (context) =>
    importFile(await context.writeScope("imports.write"), {
      kind,
      source: file,
      fileName: basename(file),
      options,
      ...(progress ? { onProgress: progress.show } : {}),
    }),
  ).finally(() => progress?.clear());
  if (flags.json) writeJson(report);
  const text = reportText(report);
  if (report.state === "refused") throw new AppError("invalid_input", text);
  if (!flags.json) writeResult(text);
}

/** A preset or field that there is not is wrong usage, before any file is opened. */
function requireFitting(kind: KindId, options: ImportOptions): void {
  try {
    checkImportOptions(kind, options);
  } catch (error) {
    throw error instanceof AppError ? new AppError("misuse", error.message, { cause: error }) : error;
  }
}

function toOptions({ preset, map, alias, dates, decimal, skipBadRows, dryRun }: Flags): ImportOptions {
  return {
    ...(preset === undefined ? {} : { preset }),
    ...(map ? { mapping: map } : {}),
    ...(alias ? { aliases: alias } : {}),
    ...(dates ? { dates } : {}),
    ...(decimal ? { decimal } : {}),
    skipBadRows: skipBadRows ?? false,
    dryRun: dryRun ?? false,
  };
}

function toKind(text: string): KindId {
  const found = kindIdSchema.safeParse(text.toLowerCase().replace(/-/g, "_"));
  if (found.success) return found.data;
  throw new InvalidArgumentError(`Accepted are ${kindIdSchema.options.join(", ")}.`);
}

function toMapping(text: string, known: Readonly<Record<string, string | null>> = {}) {
  const read = readMapping(text);
  if (!read) throw new InvalidArgumentError("Write it as field=Column, such as rep=sales_agent.");
  return { ...known, [read.field]: read.column };
}

function toAliases(text: string, known: readonly Alias[] = []): readonly Alias[] {
  const read = readAlias(text);
  if (!read) throw new InvalidArgumentError('Write it as field:"from=to", such as product:"GTXPro=GTX Pro".');
  return [...known, read];
}

const WORDS = { reading: "rows read", checking: "rows to check", writing: "rows to write", statements: "rows written" };

/** One line on stderr that is written over, where a person watches. */
function createProgress() {
  if (!process.stderr.isTTY) return null;
  let shown = 0;
  return {
    show: ({ phase, rows }: ImportProgress) => {
      const now = performance.now();
      if (phase === "reading" && now - shown < 100) return;
      shown = now;
      process.stderr.write(`\r\u001b[K${rows} ${WORDS[phase]}`);
    },
    clear: () => void process.stderr.write("\r\u001b[K"),
  };
}
