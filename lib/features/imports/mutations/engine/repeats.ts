import { quoted } from "../../kinds/columns";
import type { ImportRun } from "./run";

/**
 * Rows of one file that are the same thing: the last one counts and the others are marked `superseded`, unless the kind holds
 * measurements and they differ; then all but the first are refused. Returns whether there are any.
 */
export async function settleRepeats(run: ImportRun): Promise<boolean> {
  const key = keyOf(run);
  const { rows } = await run.query<{ repeated: number }>(
    `select count(*)::int as repeated from (select 1 from {next} n where ${key.where} group by ${key.sql} having count(*) > 1) x`,
  );
  if ((rows[0]?.repeated ?? 0) === 0) return false;
  if (run.kind.contradicts) await refuseContradictions(run, key);
  await run.query(
    `update {next} n set superseded = true${key.withId ? ", row_id = w.row_id" : ""}
     from (select n.line, ${key.withId ? "first_value(n.row_id) over same as row_id, " : ""}first_value(n.line) over same as last_line
           from {next} n where ${key.where} window same as (partition by ${key.sql} order by n.line desc)) w
     where n.line = w.line and w.line <> w.last_line`,
  );
  return true;
}

type Key = { readonly sql: string; readonly where: string; readonly withId: boolean };

function keyOf({ kind: { identity } }: ImportRun): Key {
  switch (identity.by) {
    case "external_id":
      return { sql: "n.external_id", where: "true", withId: true };
    case "event":
      return identity.externalId
        ? { sql: "n.external_id", where: "n.external_id is not null", withId: true }
        : { sql: "n.line", where: "false", withId: true };
    case "name":
      return { sql: "lower(n.name)", where: "true", withId: true };
    case "entity": {
      const given = "case when n.external_id is null then 'name ' || lower(n.name) else 'id ' || n.external_id end";
      return { sql: `case when n.matched then 'row ' || n.row_id else ${given} end`, where: "true", withId: true };
    }
    case "columns":
      return {
        sql: identity.columns.map((name) => `n.${quoted(name)}`).join(", "),
        where: "true",
        withId: !identity.withoutId,
      };
  }
}

async function refuseContradictions(run: ImportRun, key: Key): Promise<void> {
  const content = run.kind.columns.map(({ name }) => `n.${quoted(name)}`).join(", ");
  const first = run.columns.fields.find(({ field }) => field.required)?.field.name ?? "";
  await run.query(
    `insert into {refused}
     select w.line, '${first}', null, 'says something else than line ' || w.first_line || ' of the same ${run.kind.one}; one row for each is accepted'
     from (select n.line, first_value(n.line) over same as first_line,
                  row(${content})::text <> first_value(row(${content})::text) over same as differs
           from {next} n where ${key.where} window same as (partition by ${key.sql} order by n.line)) w
     where w.differs order by w.line`,
  );
  await run.query("delete from {next} n using {refused} r where r.line = n.line");
}
