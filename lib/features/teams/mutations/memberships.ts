/**
 * SQL that puts reps into teams, and returns the `rep_id` of each whose teams it changed. `given` lists `rep_id`, `from_on` and `team_id`
 * (null: in no team). A rep's first team holds from the beginning of time, another from its day on; what the rep's teams say already is
 * not written again.
 */
export function placeInTeams(given: string): string {
  return `with given as (${given}),
     placed as (
       select g.rep_id, g.team_id,
              case when row_number() over (partition by g.rep_id order by g.from_on) = 1
                    and not exists (select 1 from team_memberships m where m.rep_id = g.rep_id)
                   then date '0001-01-01' else g.from_on end as from_on
       from given g),
     joined as (
       select rep_id, from_on, team_id, true as given from placed
       union all
       select m.rep_id, m.from_on, m.team_id, false from team_memberships m
       where m.rep_id in (select rep_id from placed)
         and not exists (select 1 from placed p where p.rep_id = m.rep_id and p.from_on = m.from_on)),
     ordered as (select *, lag(team_id) over (partition by rep_id order by from_on) as before from joined)
     insert into team_memberships (rep_id, from_on, team_id)
     select o.rep_id, o.from_on, o.team_id from ordered o
     where o.given and (o.team_id is distinct from o.before
       or exists (select 1 from team_memberships m where m.rep_id = o.rep_id and m.from_on = o.from_on))
     on conflict (rep_id, from_on) do update set team_id = excluded.team_id
       where team_memberships.team_id is distinct from excluded.team_id
     returning rep_id`;
}
