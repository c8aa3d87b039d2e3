import type { ImportReport } from "../types";
import type { Outcome } from "./engine/process";
import type { ImportRun } from "./engine/run";

type Circumstances = Pick<
  ImportReport,
  "importId" | "dryRun" | "refusedFile" | "milliseconds" | "encoding" | "delimiter"
> & { readonly fileName: string };

const NONE = { count: 0, names: [] };
const NOTHING: ImportReport["created"] = { account: NONE, team: NONE, stage: NONE };

export function createReport(run: ImportRun, outcome: Outcome, about: Circumstances): ImportReport {
  return {
    kind: run.kind.id,
    file: about.fileName,
    state: outcome.state,
    dryRun: about.dryRun,
    importId: about.importId,
    encoding: about.encoding,
    delimiter: about.delimiter,
    mapping: run.columns.fields.map(({ field, column }) => ({ field: field.name, column })),
    ignoredColumns: run.columns.ignored,
    rows: outcome.rows,
    created: outcome.state === "refused" ? NOTHING : run.created,
    rounded: outcome.rounded,
    warnings: outcome.warnings,
    badRows: outcome.badRows,
    unknown: run.unknown,
    unknownCount: run.unknownCount,
    refusedFile: about.refusedFile,
    statementsChanged: outcome.statementsChanged,
    milliseconds: about.milliseconds,
  };
}
