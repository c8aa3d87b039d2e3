import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { lockLookups } from "@/lib/db/lookup-lock";
import { AppError } from "@/lib/errors/app-error";
import { KINDS } from "../kinds";
import type { KindId } from "../kinds/types";
import { findPreset } from "../presets";
import type { CellFormat } from "../reading/cells/types";
import { type ColumnMap, mapColumns } from "../reading/columns/map-columns";
import type { TableRow } from "../reading/records";
import type { ImportOptions, ImportProgress, ImportReport } from "../types";
import { writeAuditEntry } from "./audit";
import { checkImportOptions } from "./check-options";
import { toAppError } from "./database-problem";
import { type Outcome, processRows } from "./engine/process";
import { ImportRun } from "./engine/run";
import { ImportHistory } from "./history";
import { createReport } from "./report";

/** Rows to import and how they came: from a file that was read, or from a program. */
export type RowSource = {
  readonly fileName: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly TableRow[]>;
  readonly bytesRead: () => number;
  /** Writes the refused rows to a file and returns where; null: there is no file they are from. */
  readonly writeRefused: ((run: ImportRun, importId: number) => Promise<string>) | null;
};

export type Import = {
  readonly kind: KindId;
  readonly fileName: string;
  readonly options: ImportOptions;
  readonly open: () => Promise<RowSource>;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/** Carries the report out of a transaction that is to be rolled back. */
class RolledBack extends Error {
  constructor(readonly report: ImportReport) {
    super("rolled back");
  }
}

/**
 * Imports rows in one transaction and tells what became of them. A report in state `refused` means that nothing was written.
 * Throws `invalid_input` for a file that cannot be read as the kind at all.
 */
export async function runImport(scope: WriteScope, import_: Import): Promise<ImportReport> {
  if (scope.action !== "imports.write") throw new AppError("misuse", "An import needs leave for imports.write.");
  checkImportOptions(import_.kind, import_.options);
  const history = import_.options.dryRun ? null : await ImportHistory.start(scope, import_);
  try {
    const report = await inOneTransaction(scope, import_, history);
    if (report.state === "refused") await history?.failed(report);
    return report;
  } catch (error) {
    const problem = toAppError(error);
    await history?.failed({
      message: problem instanceof AppError ? problem.message : "It failed for an unknown reason.",
    });
    throw problem;
  }
}

async function inOneTransaction(
  scope: WriteScope,
  import_: Import,
  history: ImportHistory | null,
): Promise<ImportReport> {
  const started = performance.now();
  const source = await import_.open();
  const kind = KINDS[import_.kind];
  const { mapping, preset } = import_.options;
  const found = preset === undefined ? null : findPreset(preset, import_.kind);
  const columns = mapColumns(kind, source.header, mapping, found?.columns);
  const aliases = [...(found?.aliases ?? []), ...(import_.options.aliases ?? [])];
  try {
    return await withBulkTransaction(async (bulk) => {
      await prepare(bulk, scope);
      const run = new ImportRun(kind, columns, scope, bulk);
      const outcome = await processRows(run, source.rows, {
        format: formatOf(import_.options),
        aliases,
        presetAliases: found?.aliases ?? [],
        skipBadRows: import_.options.skipBadRows ?? false,
        headerLength: source.header.length,
        onProgress: (phase, rows) => {
          history?.progress(rows);
          import_.onProgress?.({ phase, rows, bytes: source.bytesRead() });
        },
      });
      return await finish(run, outcome, { source, import_, history, columns, started });
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.report;
    throw error;
  }
}

async function prepare(bulk: BulkTransaction, scope: WriteScope): Promise<void> {
  await lockLookups(bulk);
  await requireSameSettings(bulk, scope);
  await bulk.query("set local work_mem = '64MB'");
  await bulk.query("set local jit = off");
  // Working tables live for a moment: a small sample of them is enough to plan by.
  await bulk.query("set local default_statistics_target = 10");
}

/** An import that had to wait converts by the currency and the clock that it began with, or not at all. */
async function requireSameSettings({ transaction }: BulkTransaction, { organisation }: WriteScope): Promise<void> {
  const now = await transaction.organisation.findUnique({ where: { id: 1 } });
  if (now && (now.currency !== organisation.currency || now.timeZone !== organisation.timeZone)) {
    throw new AppError("conflict", "The organisation's settings changed while this import waited. Start it again.");
  }
}

type Finishing = {
  readonly source: RowSource;
  readonly import_: Import;
  readonly history: ImportHistory | null;
  readonly columns: ColumnMap;
  readonly started: number;
};

async function finish(run: ImportRun, outcome: Outcome, finishing: Finishing): Promise<ImportReport> {
  const { source, import_, history, started } = finishing;
  const refused = outcome.state === "refused";
  const writesFile = !refused && outcome.rows.refused > 0 && history !== null;
  const refusedFile = writesFile ? ((await source.writeRefused?.(run, history.id)) ?? null) : null;
  const report = createReport(run, outcome, {
    ...source,
    importId: history?.id ?? null,
    dryRun: import_.options.dryRun ?? false,
    refusedFile,
    milliseconds: Math.round(performance.now() - started),
  });
  if (refused || history === null) throw new RolledBack(report);
  await run.dropTables();
  await writeAuditEntry(run, report);
  await history.done(run.bulk, report);
  return report;
}

function formatOf({ dates = "iso", decimal = "." }: ImportOptions): CellFormat {
  return { dates, decimal };
}
