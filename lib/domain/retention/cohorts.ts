import type { CalendarDate } from "@/lib/values/calendar-date";
import { bucketKey } from "@/lib/values/period";
import { ValueError } from "@/lib/values/value-error";
import type { ActivityRun } from "./activity-runs";
import { bucketNumbering, type CohortColumns, type CohortView, cohortColumns } from "./cohort-buckets";

/** One row of a cohort table, as `attain retention --json` prints it. */
export type CohortRow = {
  /** The bucket's key: `2026-W05`, `2026-01`, `2026-Q1`. */
  readonly cohort: string;
  /** Customers whose first purchase was in the bucket. */
  readonly size: number;
  /** Customers active in the k-th bucket after it, k from 0; null unless that bucket is over. */
  readonly active: readonly (number | null)[];
  /** `active ÷ size`, not rounded. */
  readonly rate: readonly (number | null)[];
};

type Tally = { start: CalendarDate; size: number; readonly changes: number[] };
type Group = Map<number, Tally>;

/**
 * The cohort table, oldest cohort first; cohorts nobody belongs to are left out. Every row has one cell for each
 * bucket from the oldest cohort's own through the last one that has begun, so all are of one length; a bucket that is
 * not over by `to` and `asOf`, or is past the table's end, is null. Groups are taken together. Linear in runs plus
 * cells. Throws ValueError on an offset below 0 or a run that ends before it begins.
 *
 * What SQL has to deliver instead of raw rows: one row per (bucket of the first purchase, group, from, through) with
 * the number of customers, where the runs of one customer do not overlap and one of them begins at offset 0. Bounded,
 * `from = through = k` will do: per cohort and k, `count(distinct customer)` active in bucket k (bought in it, or
 * recurring amount above zero on one of its days), with a row for k = 0. Unbounded: one run per customer, from 0
 * through their last active bucket (null while recurring), counted per cohort and last bucket. Both only of facts
 * before `to` and up to `asOf`.
 * Source: metrics, `retention`; contract of `attain retention`.
 */
export function calculateCohorts(runs: Iterable<ActivityRun>, view: CohortView): CohortRow[] {
  const [groups, columns] = tally(runs, view, () => null);
  const rows = groups.get(null) ?? new Map<number, Tally>();
  return toRows(rows, columns, Math.min(...rows.keys()), view);
}

/**
 * The cohort table of each group (see `calculateCohorts`); the rows of all groups are of one length. Groups stand in
 * the order they first appear.
 */
export function calculateCohortsByGroup(
  runs: Iterable<ActivityRun>,
  view: CohortView,
): ReadonlyMap<string | null, CohortRow[]> {
  const [groups, columns] = tally(runs, view, ({ group }) => group ?? null);
  const oldest = Math.min(...Array.from(groups.values(), (rows) => Math.min(...rows.keys())));
  return new Map(Array.from(groups, ([group, rows]) => [group, toRows(rows, columns, oldest, view)]));
}

function tally(
  runs: Iterable<ActivityRun>,
  view: CohortView,
  groupOf: (run: ActivityRun) => string | null,
): [Map<string | null, Group>, CohortColumns] {
  const columns = cohortColumns(view);
  const numberOf = bucketNumbering(view.unit, view.calendar);
  const groups = new Map<string | null, Group>();
  for (const run of runs) {
    const number = numberOf(run.cohort);
    const end = columns.last - number;
    const through = run.through ?? end;
    if (run.from < 0 || (run.through !== null && run.through < run.from))
      throw new ValueError(`active from offset ${run.from} through ${run.through} is no run of buckets`);
    if (run.from > end) continue;
    const group = getOrAdd(groups, groupOf(run), () => new Map<number, Tally>());
    const row = getOrAdd(group, number, () => ({ start: run.cohort, size: 0, changes: [] }));
    if (run.from === 0) row.size += run.customers;
    row.changes[run.from] = (row.changes[run.from] ?? 0) + run.customers;
    row.changes[through + 1] = (row.changes[through + 1] ?? 0) - run.customers;
  }
  return [groups, columns];
}

function toRows(group: Group, { last, open }: CohortColumns, oldest: number, view: CohortView): CohortRow[] {
  const ordered = Array.from(group).sort(([a], [b]) => a - b);
  return ordered.map(([number, { start, size, changes }]) => {
    const active: (number | null)[] = [];
    let count = 0;
    for (let offset = 0; offset <= last - oldest; offset += 1) {
      count += changes[offset] ?? 0;
      active.push(number + offset < open ? count : null);
    }
    const rate = active.map((cell) => (cell === null || size === 0 ? null : cell / size));
    return { cohort: bucketKey(view.unit, start, view.calendar), size, active, rate };
  });
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
