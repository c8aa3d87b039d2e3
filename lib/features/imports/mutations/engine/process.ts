import { recalculateStatements } from "@/lib/features/commissions/mutations";
import type { CellFormat } from "../../reading/cells/types";
import type { TableRow } from "../../reading/records";
import type { Alias, BadRow, ImportPhase, ImportWarning, RowCounts } from "../../types";
import { checkRows } from "./checks";
import { matchEntities } from "./entity-match";
import { buildNextTable } from "./next-table";
import { resolveReferences, settleMade } from "./references";
import { countRefused, dropRefused, listBadRows, noteProblems } from "./refused";
import { settleRepeats } from "./repeats";
import type { ImportRun } from "./run";
import { stageRows } from "./stage";
import { countWritten, writeRows } from "./write";

export type ProcessOptions = {
  readonly format: CellFormat;
  readonly aliases: readonly Alias[];
  /** Those that need not occur in the file. */
  readonly presetAliases: readonly Alias[];
  readonly skipBadRows: boolean;
  readonly headerLength: number;
  readonly onProgress: (phase: ImportPhase, rows: number) => void;
};

/** What became of the rows; `refused`: the transaction must be rolled back. */
export type Outcome = {
  readonly state: "done" | "refused";
  readonly rows: RowCounts;
  readonly rounded: number;
  readonly warnings: readonly ImportWarning[];
  readonly badRows: readonly BadRow[];
  readonly statementsChanged: number;
};

/** Takes rows from cells to tables, inside the run's transaction. */
export async function processRows(
  run: ImportRun,
  rows: AsyncIterable<readonly TableRow[]>,
  options: ProcessOptions,
): Promise<Outcome> {
  const { onProgress } = options;
  const unused = await stageRows(run, rows, { ...options, onRows: (count) => onProgress("reading", count) });
  onProgress("checking", run.rowsRead);
  await noteProblems(run);
  await resolveReferences(run);
  await dropRefused(run);
  if (run.kind.identity.by === "entity") await matchEntities(run);
  await buildNextTable(run);
  const repeated = await settleRepeats(run);
  const { warnings, rounded } = await checkRows(run);
  const notes = [...warnings, ...unusedAliases(unused, options)];
  const refused = await countRefused(run);
  if (!options.skipBadRows && refused > 0) return await refusal(run, notes, rounded);
  onProgress("writing", run.rowsRead);
  await settleMade(run, refused > 0 || repeated);
  await writeRows(run);
  onProgress("statements", run.rowsRead);
  const statementsChanged = await updateStatements(run);
  await run.analyze();
  const written = await countWritten(run);
  const counts = { read: run.rowsRead, ...written, refused: await countRefused(run) };
  return { state: "done", rows: counts, rounded, warnings: notes, badRows: await listBadRows(run), statementsChanged };
}

async function refusal(run: ImportRun, warnings: readonly ImportWarning[], rounded: number): Promise<Outcome> {
  const none = { created: 0, updated: 0, unchanged: 0, repeated: 0 };
  const rows = { read: run.rowsRead, ...none, refused: await countRefused(run) };
  return { state: "refused", rows, rounded, warnings, badRows: await listBadRows(run), statementsChanged: 0 };
}

function unusedAliases(unused: readonly Alias[], { presetAliases }: ProcessOptions): ImportWarning[] {
  return unused
    .filter((alias) => !presetAliases.includes(alias))
    .map(({ field, from, to }) => ({
      rows: 0,
      firstLine: null,
      message: `have "${from}" as ${field}, so its alias ${to} was not needed`,
    }));
}

/** Works out again what reps are owed, where the rows that changed can have moved it. */
async function updateStatements(run: ImportRun): Promise<number> {
  const { statements } = run.kind;
  if (!statements) return 0;
  const assigned = await run.query("select 1 from plan_assignments limit 1");
  const stored = await run.query("select 1 from statements limit 1");
  if (assigned.count + stored.count === 0) return 0;
  if (statements === "all") {
    const changed = await run.query("select 1 from {next} where matched and changed limit 1");
    if (changed.count === 0) return 0;
    return (await recalculateStatements(run.bulk, run.scope, { repIds: "all" })).changed;
  }
  const { rows } = await run.query<{ repId: number }>(
    `select distinct x.rep_id as "repId" from (${statements.repsOf}) x where x.rep_id is not null`,
  );
  const repIds = [...new Set([...rows.map(({ repId }) => repId), ...run.repIds])];
  if (repIds.length === 0) return 0;
  return (await recalculateStatements(run.bulk, run.scope, { repIds })).changed;
}
