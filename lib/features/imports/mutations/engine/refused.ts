import { MAX_LISTED } from "../../reading/limits";
import type { BadRow } from "../../types";
import type { ImportRun } from "./run";

/** Takes the problems that reading found out of the staging table, and the rows that have them. */
export async function moveProblems(run: ImportRun): Promise<void> {
  const { count } = await run.query(
    `insert into {refused}
     select s.line, p.problem->>'field', p.problem->>'value', p.problem->>'message'
     from {stage} s cross join lateral jsonb_array_elements(s.problems) with ordinality as p(problem, nr)
     where s.problems is not null order by s.line, p.nr`,
  );
  if (count > 0) await run.query("delete from {stage} where problems is not null");
}

/** How many rows are refused so far. */
export async function countRefused(run: ImportRun): Promise<number> {
  const { rows } = await run.query<{ count: number }>("select count(distinct line)::int as count from {refused}");
  return (rows[0]?.count ?? 0) + run.unlistedRefused;
}

type Problem = { line: number; field: string; value: string | null; message: string };

/** The first refused rows with their reasons, without those whose name is unknown, which are reported by name. */
export async function listBadRows(run: ImportRun): Promise<BadRow[]> {
  const unknown = [...new Set(run.unknown.map(({ field }) => field))];
  const { rows } = await run.query<Problem>(
    `select line, field, value, message from {refused} where not (field = any($1::text[]) and message like 'is not a known %')
     order by line limit ${MAX_LISTED}`,
    [unknown],
  );
  return rows.map((problem) => toBadRow(run, problem));
}

/** Every refused line with its reasons, in the order of the file, in pages. */
export async function* readRefused(run: ImportRun): AsyncGenerator<{ line: number; reason: string }> {
  let after = 0;
  for (;;) {
    const { rows } = await run.query<{ line: number; problems: Problem[] }>(
      `select line, json_agg(json_build_object('field', field, 'value', value, 'message', message)) as problems
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
