import { keepFormer } from "@/lib/features/teams/mutations";
import { derived, plain } from "./columns";
import { reference, text } from "./fields";
import type { Kind, KindRun } from "./types";

export const teams: Kind = {
  id: "teams",
  one: "team",
  many: "teams",
  fields: [
    text("name", { required: true, synonyms: ["team", "team name", "group", "department"] }),
    text("parent", { synonyms: ["parent team", "part of", "reports to"] }),
    text("manager", { synonyms: ["team lead", "team manager", "lead", "head"] }),
  ],
  table: "teams",
  identity: { by: "name" },
  columns: [
    plain("name"),
    plain("manager_name", { field: "manager" }),
    derived(
      "manager_user_id",
      "money",
      "(select min(u.id) from users u where lower(u.name) = lower(e.manager_name) or u.email = lower(e.manager_name))",
    ),
  ],
  carry: [
    derived("old_parent", "plain", "t.parent_id"),
    derived("old_manager", "plain", "t.manager_user_id"),
    derived("old_name", "plain", "t.manager_name"),
  ],
  before: [refuseCircles],
  after: [placeUnderParents, keepFormerPlaces],
  statements: "all",
};

/** Parents may be teams of the same file, so they are looked up once all of it is there. */
async function placeUnderParents(run: KindRun): Promise<void> {
  if (!run.has("parent")) return;
  const created = await run.query<{ name: string }>(
    `insert into teams (name) select min(s.parent) from {stage} s join {next} n on n.line = s.line
     where s.parent is not null and not n.superseded and not exists (select 1 from teams t where lower(t.name) = lower(s.parent))
     group by lower(s.parent) order by min(s.line) returning name`,
  );
  run.noteCreated(
    "team",
    created.rows.map(({ name }) => name),
    created.count,
  );
  await run.query(
    `with moved as (
       update teams t set parent_id = p.id
       from {next} n join {stage} s on s.line = n.line left join teams p on lower(p.name) = lower(s.parent)
       where t.id = n.row_id and not n.superseded and t.parent_id is distinct from p.id and p.id is distinct from t.id
       returning t.id)
     update {next} n set changed = true where n.matched and n.row_id in (select id from moved)`,
  );
}

/** A parent or manager that the file changes holds from today; a name that only now has an account is who it was. */
async function keepFormerPlaces(run: KindRun): Promise<void> {
  const named = "n.old_manager is null and lower(n.old_name) = lower(n.manager_name)";
  const given = `select n.row_id as team_id, n.old_parent as parent_id,
      case when ${named} then n.manager_user_id else n.old_manager end as manager_user_id
    from {next} n where n.matched and not n.superseded`;
  await run.query(keepFormer(given, "{today}"));
}

type Circle = { line: number; parent: string; names: string[]; begins: number };

/** A team may not be below itself. Those that would be are refused, and those below them, whose place is unknown then. */
async function refuseCircles(run: KindRun): Promise<void> {
  if (!run.has("parent")) return;
  const { rows } = await run.query<Circle>(
    `with recursive links as (
       select n.line, lower(n.name) as key, n.name::text as name, s.parent, lower(s.parent) as parent_key
       from {next} n join {stage} s on s.line = n.line where not n.superseded
       union all
       select null, lower(t.name), t.name, p.name, lower(p.name) from teams t left join teams p on p.id = t.parent_id
       where not exists (select 1 from {next} n where not n.superseded and lower(n.name) = lower(t.name))),
     walks as (
       select line, parent, array[key] as keys, array[name] as names, parent_key as next_key from links where line is not null
       union all
       select w.line, w.parent, w.keys || l.key, w.names || l.name, l.parent_key
       from walks w join links l on l.key = w.next_key where not w.next_key = any(w.keys))
     select line, parent, names, array_position(keys, next_key) as begins from walks where next_key = any(keys) order by line`,
  );
  await run.refuse(
    rows.map(({ line, parent, names, begins }) => {
      const circle = [...names.slice(begins - 1), names[begins - 1]].join(" → ");
      const message =
        begins === 1
          ? `would put the team below itself: ${circle}; name a team that is not below it`
          : `is refused, because it would be below itself or below one that is: ${circle}`;
      return { line, field: "parent", value: parent, message };
    }),
  );
}

/** A team by its name, for kinds that have one. */
export const teamField = (name = "team", synonyms: readonly string[] = ["team name", "group"]) =>
  reference(name, "team", { synonyms });
