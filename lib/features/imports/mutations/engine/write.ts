import { quoted } from "../../kinds/columns";
import { hasId, writtenColumns } from "./next-table";
import type { ImportRun } from "./run";

/** Writes the rows: updates those that are there and differ, inserts those that are not, then the kind's own steps. */
export async function writeRows(run: ImportRun): Promise<void> {
  const { kind } = run;
  const columns = writtenColumns(run).map(quoted);
  const key = hasId(run) ? "t.id = n.row_id" : keyJoin(run);
  await run.query(
    `update ${kind.table} t set ${columns.map((column) => `${column} = n.${column}`).join(", ")}
     from {next} n where n.matched and n.changed and not n.superseded and ${key}`,
  );
  const inserted = hasId(run) ? ["id", ...columns] : columns;
  const values = hasId(run) ? ["row_id", ...columns] : columns;
  await run.query(
    `insert into ${kind.table} (${inserted.join(", ")})
     select ${values.map((column) => `n.${column}`).join(", ")} from {next} n where not n.matched and not n.superseded`,
  );
  for (const step of kind.after ?? []) await step(run.forKind);
}

function keyJoin({ kind: { identity } }: ImportRun): string {
  if (identity.by !== "columns") throw new TypeError("rows without an id are known by their columns");
  return identity.columns.map((name) => `t.${quoted(name)} = n.${quoted(name)}`).join(" and ");
}

export type Written = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly repeated: number;
};

/** What became of the rows. */
export async function countWritten(run: ImportRun): Promise<Written> {
  const { rows } = await run.query<Written>(
    `select count(*) filter (where not matched and not superseded)::int as created,
            count(*) filter (where matched and changed and not superseded)::int as updated,
            count(*) filter (where matched and not changed and not superseded)::int as unchanged,
            count(*) filter (where superseded)::int as repeated
     from {next}`,
  );
  return rows[0] ?? { created: 0, updated: 0, unchanged: 0, repeated: 0 };
}
