import type { ImportRun } from "./run";

/**
 * Finds the rows that are already there, for kinds with an external_id beside a name, in the working table `match`: by
 * external_id; else a row of that name which has none takes the file's; a file's row without external_id is whatever has its name.
 */
export async function matchEntities(run: ImportRun): Promise<void> {
  const { table } = run.kind;
  const externalId = run.has("external_id") ? "s.external_id" : "null::text";
  await run.query(
    `create temp table {match} as
     with given as (select s.line, ${externalId} as external_id, lower(s.name) as key from {stage} s),
     by_id as (select g.line, t.id from given g join ${table} t on t.external_id = g.external_id),
     nameless as (
       select g.line, g.key, row_number() over (partition by g.key order by g.line) as nr
       from given g where g.external_id is not null and not exists (select 1 from by_id b where b.line = g.line)),
     adopted as (
       select n.line, t.id from nameless n join ${table} t on lower(t.name) = n.key and t.external_id is null where n.nr = 1),
     known as (
       select lower(t.name) as key, count(*) as matches, min(t.id) as id, min(t.id) filter (where t.external_id is null) as plain_id
       from ${table} t where lower(t.name) in (select g.key from given g where g.external_id is null) group by 1),
     by_name as (
       select g.line, coalesce(k.plain_id, case when k.matches = 1 then k.id end) as id, k.matches
       from given g join known k on k.key = g.key where g.external_id is null)
     select line, id, 1::bigint as matches from by_id
     union all select line, id, 1 from adopted
     union all select line, id, matches from by_name`,
  );
  await run.query("analyze {match}");
  await refuseAmbiguous(run);
}

async function refuseAmbiguous(run: ImportRun): Promise<void> {
  const { count } = await run.query(
    `insert into {refused}
     select m.line, 'name', s.name, 'is the name of ' || m.matches || ' ${run.kind.many}; add a column external_id to say which'
     from {match} m join {stage} s on s.line = m.line where m.id is null`,
  );
  if (count > 0) await run.query("delete from {stage} s using {refused} r where r.line = s.line");
}
