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
  after: [placeUnderParents],
  statements: "all",
};

/** Parents may be teams of the same file, so they are looked up once all of it is there. */
async function placeUnderParents(run: KindRun): Promise<void> {
  if (!run.has("parent")) return;
  const created = await run.query<{ name: string }>(
    `insert into teams (name) select min(s.parent) from {stage} s
     where s.parent is not null and not exists (select 1 from teams t where lower(t.name) = lower(s.parent))
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
  const circles = await run.query<{ line: number; parent: string }>(
    `with recursive up as (
       select id, parent_id, 1 as steps from teams
       union all
       select up.id, t.parent_id, up.steps + 1 from up join teams t on t.id = up.parent_id where up.steps < 100)
     select n.line, s.parent from {next} n join {stage} s on s.line = n.line
     where not n.superseded and (lower(s.parent) = lower(n.name)
        or exists (select 1 from up where up.id = n.row_id and (up.parent_id = n.row_id or up.steps >= 100)))
     order by n.line`,
  );
  run.refuse(
    circles.rows.map(({ line, parent }) => ({
      line,
      field: "parent",
      value: parent,
      message: "would put the team below itself; name a team that is not below it",
    })),
  );
}

/** A team by its name, for kinds that have one. */
export const teamField = (name = "team", synonyms: readonly string[] = ["team name", "group"]) =>
  reference(name, "team", { synonyms });
