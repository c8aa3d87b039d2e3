import { MAX_LISTED } from "../../reading/limits";
import type { BadRow } from "../../types";
import type { ImportRun } from "./run";

/** Notes the problems that reading found; their rows are still staged, so that their names are looked up too. */
export async function noteProblems(run: ImportRun): Promise<void> {
  await run.query(
    `insert into {refused}
     select s.line, p.problem->>'field', p.problem->>'value', p.problem->>'message'
     from {stage} s cross join lateral jsonb_array_elements(s.problems) with ordinality as p(problem, nr)
     where s.problems is not null order by s.line, p.nr`,
  );
}

/** Takes the rows that are refused so far out of the staging table. */
export async function dropRefused(run: ImportRun): Promise<void> {
  if ((await countRefused(run)) > 0) await run.query("delete from {stage} s using {refused} r where r.line = s.line");
}

/** How many rows are refused so far. */
export async function countRefused(run: ImportRun): Promise<number> {
  const { rows } = await run.query<{ count: number }>("select count(distinct line)::int as count from {refused}");
  return (rows[0]?.count ?? 0) + run.unlistedRefused;
}

type Problem = { line: number; field: string; value: string | null; message: string };

/** The first refused rows with their reasons, without those that are reported by the name they have. */
export async function listBadRows(run: ImportRun): Promise<BadRow[]> {
  const { rows } = await run.query<Problem>(
    `select line, field, value, message from {refused} where not by_name order by line, ctid limit ${MAX_LISTED}`,
  );
  return rows.map((problem) => toBadRow(run, problem));
}

/** Every refused line with its reasons, in the order of the file, in pages. */
export async function* readRefused(run: ImportRun): AsyncGenerator<{ line: number; reason: string }> {
  let after = 0;
  for (;;) {
    const { rows } = await run.query<{ line: number; problems: Problem[] }>(
      `select line, json_agg(json_build_object('field', field, 'value', value, 'message', message) order by ctid) as problems
       from {refused} where line > $1 group by line order by line limit 5000`,
      [after],
    );
    for (const { line, problems } of rows) {
      yield { line, reason: problems.map((problem) => toBadRow(run, { ...problem, line }).message).join("; ") };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.line;
  }
}

function toBadRow(run: ImportRun, { line, field, value, message }: Problem): BadRow {
  const column = field === "" ? "" : run.columnOf(field);
  const sentence = column === "" ? message : `${column}${value ? ` "${value}"` : ""} ${message}`;
  return { line, column, value: value ?? "", message: sentence };
}
