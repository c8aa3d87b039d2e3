import { outcomeOf, positionOf } from "../../kinds/stages";
import type { Target } from "../../kinds/types";
import type { MappedField } from "../../reading/columns/map-columns";
import { MAX_LISTED } from "../../reading/limits";
import type { Created, ImportRun } from "./run";
import { FOUND_BY, TARGETS } from "./targets";
import { reportUnresolved } from "./unresolved";

/**
 * Finds what the file's names stand for: a working table `ref_<field>` with the id of each. Accounts, teams and stages that
 * nothing is known by are made (`made`); rows that name anything else unknown are refused.
 */
export async function resolveReferences(run: ImportRun): Promise<void> {
  for (const mapped of run.references) {
    await lookUpNames(run, mapped);
    const target = targetOf(mapped);
    const { creates } = TARGETS[target];
    if (creates) await createMissing(run, mapped.field.name, creates);
    await reportUnresolved(run, mapped, target);
  }
}

type Creatable = keyof Created;

function targetOf({ field }: MappedField): Target {
  if (field.type.is !== "reference") throw new TypeError(`${field.name} is no reference`);
  return field.type.to;
}

async function lookUpNames(run: ImportRun, mapped: MappedField): Promise<void> {
  const { name, type } = mapped.field;
  const { table, keys } = TARGETS[targetOf(mapped)];
  const shares = type.is === "reference" && type.shares;
  const sources = [
    `select s."${name}" as text, s.line from {stage} s where s."${name}" is not null`,
    ...(shares
      ? [
          `select x.name, s.line from {stage} s cross join lateral jsonb_to_recordset(s."${name}_shares") as x(name text) where s."${name}_shares" is not null`,
        ]
      : []),
  ];
  const tiers = keys.map(
    (key, tier) =>
      `found_${tier} as (select n.text, min(x.id) as id, count(*)::int as matches from names n join ${table} x on ${FOUND_BY[key]} group by n.text)`,
  );
  const coalesced = (column: string) => keys.map((_, tier) => `found_${tier}.${column}`).join(", ");
  await run.query(
    `create temp table {ref_${name}} as
     with names as (
       select text, lower(text) as key, count(*)::int as rows, min(line) as first_line
       from (${sources.join(" union all ")}) u group by text),
     ${tiers.join(", ")}
     select n.text, n.key, n.rows, n.first_line, coalesce(${coalesced("id")}) as id, coalesce(${coalesced("matches")}, 0) as matches, false as made
     from names n ${keys.map((_, tier) => `left join found_${tier} on found_${tier}.text = n.text`).join(" ")}`,
  );
  await run.query(`analyze {ref_${name}}`);
}

async function createMissing(run: ImportRun, field: string, what: Creatable): Promise<void> {
  const { table } = TARGETS[what];
  const columns = what === "stage" ? "name, outcome, position" : "name";
  const values = what === "stage" ? `m.name, m.outcome, ${positionOf("m.outcome", "m.first_line")}` : "m.name";
  const { count } = await run.query(
    `with missing as (
       select min(r.text) as name, ${what === "stage" ? `${outcomeOf("min(r.text)")} as outcome, ` : ""}min(r.first_line) as first_line
       from {ref_${field}} r where r.matches = 0 group by r.key)
     insert into ${table} (${columns}) select ${values} from missing m order by m.first_line`,
  );
  if (count === 0) return;
  await run.query(
    `update {ref_${field}} r set id = x.id, matches = 1, made = true from ${table} x
     where r.matches = 0 and lower(x.name) = r.key${what === "account" ? " and x.external_id is null" : ""}`,
  );
  run.makes.add(what);
}

/** Takes away what was made for rows that are not taken after all, and notes the rest. */
export async function settleMade(run: ImportRun, rowsAreMissing: boolean): Promise<void> {
  for (const what of run.makes) {
    const fields = run.references.filter((mapped) => targetOf(mapped) === what).map(({ field }) => field.name);
    const { table } = TARGETS[what];
    const made = fields.map((name) => `select id from {ref_${name}} where made`).join(" union ");
    if (rowsAreMissing) {
      const taken = run.kind.repeatsCount ? "true" : "not n.superseded";
      const used = fields.map(
        (name) =>
          `select r.id from {ref_${name}} r join {stage} s on s."${name}" = r.text join {next} n on n.line = s.line where ${taken}`,
      );
      await run.query(`delete from ${table} where id in ((${made}) except (${used.join(" union ")}))`);
    }
    const { rows } = await run.query<{ name: string; count: number }>(
      `select name, (count(*) over ())::int as count from ${table} where id in (${made}) order by id limit ${MAX_LISTED}`,
    );
    run.noteCreated(
      what,
      rows.map(({ name }) => name),
      rows[0]?.count ?? 0,
    );
  }
}
