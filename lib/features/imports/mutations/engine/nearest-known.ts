import type { Target } from "../../kinds/types";
import { NearestNames } from "../../reading/columns/nearest-name";
import type { ImportRun } from "./run";
import { TARGETS } from "./targets";

/** How many pairs of names are compared at most: where more are known, fewer unknown ones get a suggestion. */
const MAX_COMPARED = 5_000_000;
const PAGE = 20_000;

/** What is known of a target: how many there are, and which of all that they are called by is nearest to the first of the names. */
export type Known = { readonly count: number; readonly nearest: (name: string) => string | null };

export async function findNearest(run: ImportRun, target: Target, names: readonly string[]): Promise<Known> {
  const { table, keys, label } = TARGETS[target];
  const counted = await run.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  const count = counted.rows[0]?.count ?? 0;
  const compared = Math.max(1, Math.floor(MAX_COMPARED / Math.max(count * keys.length, 1)));
  const nearest = new NearestNames(names.slice(0, compared));
  const columns = [label, ...keys.filter((key) => key !== label)];
  for (let after = 0; names.length > 0; ) {
    const { rows } = await run.query<{ id: number; names: (string | null)[] }>(
      `select id, array[${columns.join(", ")}] as names from ${table} where id > $1 order by id limit ${PAGE}`,
      [after],
    );
    nearest.offer(rows.flatMap((row) => row.names.filter((name) => name !== null)));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = last.id;
  }
  return { count, nearest: (name) => nearest.of(name) };
}
