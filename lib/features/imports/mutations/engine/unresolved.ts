import type { Target } from "../../kinds/types";
import { type MappedField, shellWord } from "../../reading/columns/map-columns";
import { MAX_LISTED } from "../../reading/limits";
import type { UnknownName } from "../../types";
import { findNearest, type Known } from "./nearest-known";
import type { ImportRun } from "./run";
import { TARGETS } from "./targets";

type Unresolved = { text: string; rows: number; firstLine: number; matches: number };

/** Refuses the rows that name something unknown, or known more than once, and says which known name is near. */
export async function reportUnresolved(run: ImportRun, mapped: MappedField, target: Target): Promise<void> {
  const { name } = mapped.field;
  const counted = await run.query<{ count: number }>(
    `select count(*)::int as count from {ref_${name}} where matches <> 1`,
  );
  const count = counted.rows[0]?.count ?? 0;
  if (count === 0) return;
  const { rows } = await run.query<Unresolved>(
    `select text, rows, first_line as "firstLine", matches from {ref_${name}} where matches <> 1
     order by first_line limit ${MAX_LISTED}`,
  );
  const unknown = rows.filter(({ matches }) => matches === 0).map(({ text }) => text);
  const known = await findNearest(run, target, unknown);
  const names = rows.map((row) => explain(row, mapped, target, known));
  run.unknown.push(...names.slice(0, MAX_LISTED - run.unknown.length));
  run.unknownCount += count;
  await refuseTheirRows(run, mapped, target, names);
}

function explain(row: Unresolved, { field }: MappedField, target: Target, known: Known): UnknownName {
  const { one } = TARGETS[target];
  const base = { field: field.name, name: row.text, rows: row.rows, firstLine: row.firstLine };
  if (row.matches > 1)
    return { ...base, suggestion: null, alias: null, message: ambiguous(target, String(row.matches)) };
  const suggestion = known.nearest(row.text);
  if (suggestion === null) {
    const first = known.count === 0 ? `; there is no ${one} yet` : "";
    return { ...base, suggestion, alias: null, message: `is not a known ${one}${first}` };
  }
  return {
    ...base,
    suggestion,
    alias: `--alias ${field.name}:${shellWord(`${row.text}=${suggestion}`)}`,
    message: `is not a known ${one}; did you mean ${suggestion}?`,
  };
}

function ambiguous(target: Target, matches: string): string {
  const { one, apart } = TARGETS[target];
  return `is the name of ${matches} ${one}s${apart ? `; write its ${apart} instead` : ""}`;
}

/** The rows stay staged until every field was looked up, so that each is told all that is wrong with it. */
async function refuseTheirRows(
  run: ImportRun,
  { field }: MappedField,
  target: Target,
  names: readonly UnknownName[],
): Promise<void> {
  const unlisted = `case r.matches when 0 then 'is not a known ${TARGETS[target].one}' else '${ambiguous(target, "' || r.matches || '")}' end`;
  const ref = `{ref_${field.name}} r left join unnest($1::text[], $2::text[]) as m(text, message) on m.text = r.text`;
  const refuse = (text: string, from: string) =>
    run.query(
      `insert into {refused} select s.line, '${field.name}', ${text}, coalesce(m.message, ${unlisted}), true
       from ${from} join (${ref}) on r.text = ${text} where r.matches <> 1`,
      [names.map(({ name }) => name), names.map(({ message }) => message)],
    );
  await refuse(`s."${field.name}"`, "{stage} s");
  if (field.type.is === "reference" && field.type.shares) {
    await refuse(
      "x.name",
      `{stage} s cross join lateral jsonb_to_recordset(coalesce(s."${field.name}_shares", '[]')) as x(name text)`,
    );
  }
}
