import { placeInTeams } from "@/lib/features/teams/mutations";
import { day, dayOf, plain } from "./columns";
import { date, email, text } from "./fields";
import { teamField } from "./teams";
import type { Check, Kind, KindRun } from "./types";

const sharedAddress = (where: string): Check => ({
  field: "email",
  needs: "email",
  compares: true,
  where,
  value: "n.email",
  message: "belongs to another rep too; each rep has an address of their own, or none",
});

const alreadyThere =
  "the team that the rep is in already, from an earlier day than team_from; that day stays. To move it, give the former team from the earlier day and this one from the later";

/** SQL of whether a row's team is the one that the rep is in on `team_from`, since a day that the file says nothing of. */
const sinceEarlier = `exists (
  select 1 from {stage} s join {ref_team} r on r.text = s.team join team_memberships m on m.rep_id = n.row_id and m.team_id = r.id
  where s.line = n.line and m.from_on > date '0001-01-01' and m.from_on < ${dayOf("team_from")}
    and not exists (select 1 from team_memberships x where x.rep_id = n.row_id and x.from_on > m.from_on and x.from_on <= ${dayOf("team_from")})
    and not exists (select 1 from {next} o join {stage} s on s.line = o.line where o.row_id = n.row_id and ${dayOf("team_from")} = m.from_on))`;

export const reps: Kind = {
  id: "reps",
  one: "rep",
  many: "reps",
  fields: [
    text("name", {
      required: true,
      synonyms: ["rep", "sales rep", "sales agent", "agent", "owner", "full name", "salesperson"],
    }),
    text("external_id", { synonyms: ["id", "rep id", "user id", "owner id", "employee id"] }),
    email("email", { synonyms: ["e-mail", "mail", "email address"] }),
    teamField("team", ["team name", "group", "department"]),
    date("team_from", { synonyms: ["in team since"] }),
    text("manager", { synonyms: ["sales manager", "reports to", "supervisor"] }),
    text("region", { synonyms: ["regional office", "territory", "office", "area"] }),
    date("started_on", { synonyms: ["start date", "hire date", "hired on", "hired"] }),
    date("ended_on", { synonyms: ["end date", "termination date", "left on"] }),
  ],
  table: "reps",
  identity: { by: "entity" },
  repeatsCount: true,
  columns: [
    plain("name"),
    plain("external_id"),
    plain("email"),
    plain("region"),
    plain("manager_name", { field: "manager" }),
    day("started_on"),
    day("ended_on"),
  ],
  checks: [
    {
      field: "ended_on",
      where: "n.ended_on < n.started_on",
      value: "n.ended_on::text",
      message: "is before started_on; the last day at work may not come before the first",
    },
    sharedAddress(
      "exists (select 1 from reps t where t.email = n.email and t.id <> n.row_id and not exists (select 1 from {next} o where o.row_id = t.id and not o.superseded))",
    ),
    sharedAddress(
      "exists (select 1 from {next} o where o.email = n.email and o.row_id <> n.row_id and not o.superseded)",
    ),
  ],
  warnings: [
    {
      needs: ["team", "team_from"],
      where: sinceEarlier,
      one: `names ${alreadyThere}`,
      many: `name ${alreadyThere}`,
    },
  ],
  after: [keepMemberships],
  statements: "all",
};

/** The team of a row holds from `team_from` on, by default from today. */
async function keepMemberships(run: KindRun): Promise<void> {
  if (!run.has("team")) return;
  const from = run.has("team_from") ? `coalesce(${dayOf("team_from")}, {today})` : "{today}";
  const given = `select distinct on (n.row_id, ${from}) n.row_id as rep_id, ${from} as from_on, r.id as team_id
    from {next} n join {stage} s on s.line = n.line left join {ref_team} r on r.text = s.team
    order by n.row_id, ${from}, n.line desc`;
  const { rows } = await run.query<{ rep_id: number }>(placeInTeams(given));
  await run.query("update {next} n set changed = true where n.matched and n.row_id = any($1::int[])", [
    rows.map((row) => row.rep_id),
  ]);
}
