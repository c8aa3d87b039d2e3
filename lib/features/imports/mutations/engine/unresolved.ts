import type { Target } from "../../kinds/types";
import { type MappedField, shellWord } from "../../reading/columns/map-columns";
import { nearestName } from "../../reading/columns/nearest-name";
import { MAX_LISTED } from "../../reading/limits";
import type { UnknownName } from "../../types";
import type { ImportRun } from "./run";
import { TARGETS } from "./targets";

type Unresolved = { text: string; rows: number; firstLine: number; matches: number };

/** The most names that a misspelt one is compared with. */
const MAX_KNOWN = 20_000;

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
  const known = await listKnown(run, target);
  const names = rows.map((row) => explain(row, mapped, target, known));
  run.unknown.push(...names.slice(0, MAX_LISTED - run.unknown.length));
  run.unknownCount += count;
  await refuseTheirRows(run, mapped, target, names);
}

async function listKnown(run: ImportRun, target: Target): Promise<readonly string[]> {
  const { table, label } = TARGETS[target];
  const { rows } = await run.query<{ name: string }>(
    `select ${label} as name from ${table} order by id limit ${MAX_KNOWN}`,
  );
  return rows.map(({ name }) => name);
}

function explain(row: Unresolved, { field }: MappedField, target: Target, known: readonly string[]): UnknownName {
  const { one, apart } = TARGETS[target];
  const base = { field: field.name, name: row.text, rows: row.rows, firstLine: row.firstLine };
  if (row.matches > 1) {
    const hint = apart ? `; write its ${apart} instead` : "";
    return { ...base, suggestion: null, alias: null, message: `is the name of ${row.matches} ${one}s${hint}` };
  }
  const suggestion = nearestName(row.text, known);
  if (suggestion === null) {
    const first = known.length === 0 ? `; there is no ${one} yet` : "";
    return { ...base, suggestion, alias: null, message: `is not a known ${one}${first}` };
  }
  return {
    ...base,
    suggestion,
    alias: `--alias ${field.name}:${shellWord(`${row.text}=${suggestion}`)}`,
    message: `is not a known ${one}; did you mean ${suggestion}?`,
  };
}

async function refuseTheirRows(
  run: ImportRun,
  { field }: MappedField,
  target: Target,
  names: readonly UnknownName[],
): Promise<void> {
  const generic = `is not a known ${TARGETS[target].one}`;
  const ref = `{ref_${field.name}} r left join unnest($1::text[], $2::text[]) as m(text, message) on m.text = r.text`;
  const refuse = (text: string, from: string) =>
    run.query(
      `insert into {refused} select s.line, '${field.name}', ${text}, coalesce(m.message, '${generic}')
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
  await run.query("delete from {stage} s using {refused} r where r.line = s.line");
}
