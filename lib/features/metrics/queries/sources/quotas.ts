import { sql } from "@/lib/db/sql";
import { MEMBERSHIPS } from "@/lib/features/teams/queries";
import { sellerColumns } from "../columns";
import { bucketsOf } from "../ranges";
import { spanned } from "../source";
import { missingRate } from "../sql-parts";

/**
 * Effective quotas: amount × ramp, by calendar days for the days of the quota's span that lie in the range (all of it, elapsed or not) or
 * its bucket, and on which the rep was employed and in the team.
 */
export const quotas = spanned((request, range, level) => {
  const buckets = bucketsOf(range, level === "row" ? request.unit : null, request.calendar);
  const byTeam =
    request.reach.kind === "team" ||
    (level === "row" && request.by.includes("team")) ||
    request.filters.some(({ dimension }) => dimension === "team");
  const from = sql`greatest(q.from_on, r.started_on, b.from_on ${byTeam ? sql`, m.from_on` : sql``})`;
  const to = sql`least(q.to_on, r.ended_on + 1, b.to_on ${byTeam ? sql`, m.to_on` : sql``})`;
  const { rep, region } = sellerColumns(sql`q.rep_id`, sql`q.from_on`);
  const amount = sql`round(q.reporting_amount_minor::numeric * q.ramp_ppm * (${to} - ${from}) / (1000000::numeric * (q.to_on - q.from_on)))`;
  return {
    table: sql`quotas q join reps r on r.id = q.rep_id
      join unnest(${buckets.map(({ span }) => span.from)}::date[], ${buckets.map(({ span }) => span.to)}::date[])
        with ordinality b (from_on, to_on, place) on q.from_on < b.to_on and q.to_on > b.from_on
      ${byTeam ? sql`left join ${MEMBERSHIPS} m on m.rep_id = q.rep_id and m.from_on < q.to_on and m.to_on > q.from_on` : sql``}`,
    joins: [],
    columns: {
      ...(rep ? { rep } : {}),
      ...(region ? { region: { key: region.key, joins: [] } } : {}),
      team: { key: byTeam ? sql`m.team_id` : sql`null::int`, joins: [] },
    },
    where: sql`${from} < ${to}`,
    bucket: request.unit === null ? null : sql`(b.place - 1)::int`,
    measures: {
      quota: {
        value: sql`sum(${amount})::bigint`,
        unknown: missingRate(sql`q.currency`, sql`q.from_on`, sql`q.reporting_amount_minor is null`),
      },
    },
  };
});
