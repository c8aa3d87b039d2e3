import { readView } from "@/app/(dashboard)/_lib/view";
import { loadReps, REP_DIMENSIONS } from "@/app/(dashboard)/reps/_lib/load-reps";
import { benchPage, numberOf } from "./page";
import { byKey, of } from "./rows";
import { both, CREDITS, closedColumns, EARLIEST, expected, isNow, opened, quotas, takenBack } from "./sql";

const BY_REP = CREDITS;
const CLOSED_ACTIVITY = "activities t join deals d on d.id = t.deal_id";

export const reps = benchPage({
  name: "Reps",
  product: async ({ sales }) => await loadReps(sales, await readView(sales, "/reps", {}, REP_DIMENSIONS)),
  raw: () => ({
    earliest: EARLIEST,
    closed: `select ${isNow("d.closed_on")} as current, ${closedColumns("d.reporting_amount_minor")} from deals d where ${both("d.closed_on")} group by 1`,
    closedByRep: `select c.rep_id, ${isNow("d.closed_on")} as current, ${closedColumns("c.reporting_amount_minor")} from ${BY_REP} where ${both("d.closed_on")} group by 1, 2`,
    takenBack: takenBack(""),
    takenBackByRep: takenBack("c.rep_id,", BY_REP, "c.share_ppm / 1000000"),
    opened: opened(""),
    openedByRep: opened("c.rep_id,", BY_REP),
    expected: expected(""),
    expectedByRep: expected("c.rep_id", BY_REP, "c.reporting_amount_minor"),
    quotas: quotas("q.rep_id,"),
    activities: `select rep_id, ${isNow('"on"')} as current, count(*) as activities, count(*) filter (where type = 'call') as calls,
        count(*) filter (where type = 'email') as emails, count(*) filter (where type = 'meeting') as meetings, count(*) filter (where type = 'demo') as demos
      from activities where ${both('"on"')} group by 1, 2`,
    activitiesOnClosed: `select t.rep_id, ${isNow("d.closed_on")} as current, count(*) as activities from ${CLOSED_ACTIVITY}
      where ${both("d.closed_on")} and t."on" <= case when ${isNow("d.closed_on")} then '2026-11-23' else '2026-08-23' end::date group by 1, 2`,
    lines: `select s.rep_id, ${isNow('l."on"')} as current, sum(l.reporting_earned_minor) as earned
      from statement_lines l join statements s on s.id = l.statement_id where ${both('l."on"')} group by 1, 2`,
    credited: `select rep_id, current, sum(credited) as credited from (
        select rep_id, deal_id, current, max(credited) as credited from (
          select s.rep_id, l.deal_id, l.component, ${isNow('l."on"')} as current, sum(l.reporting_credited_minor) as credited
          from statement_lines l join statements s on s.id = l.statement_id
          where ${both('l."on"')} and l.deal_id is not null and l.measure = 'revenue' group by 1, 2, 3, 4
        ) x group by 1, 2, 3
      ) x group by 1, 2`,
    names: `select r.id, r.name, t.name as team from reps r
      left join lateral (select team_id from team_memberships m where m.rep_id = r.id and m.from_on <= '2026-11-23' order by m.from_on desc limit 1) m on true
      left join teams t on t.id = m.team_id order by r.name`,
  }),
  figures: ({ result, teams }, raw) => [
    ["revenue", numberOf(result.total.revenue), of(raw.closed, { current: true }).revenue],
    ["median days", numberOf(result.total.sales_cycle), of(raw.closed, { current: true }).cycle],
    ["created before", numberOf(result.previousTotal?.created_deals), of(raw.opened, { current: false }).created],
    ["pipeline", numberOf(result.total.pipeline), of(raw.expected, { current: true }).pipeline],
    ["reps with a team", teams.size, raw.names.filter(({ team }) => team !== null).length],
    ...byKey("rep", result, "revenue", raw.closedByRep, "rep_id", "revenue"),
    ...byKey("rep", result, "revenue_taken_back", raw.takenBackByRep, "rep_id", "taken"),
    ...byKey("rep", result, "offer_revenue", raw.closedByRep, "rep_id", "offers"),
    ...byKey("rep", result, "pipeline", raw.expectedByRep, "rep_id", "pipeline"),
    ...byKey("rep", result, "quota", raw.quotas, "rep_id", "quota"),
    ...byKey("rep", result, "created_deals", raw.openedByRep, "rep_id", "created"),
    ...byKey("rep", result, "calls", raw.activities, "rep_id", "calls"),
    ...byKey("rep", result, "commission_earned", raw.lines, "rep_id", "earned"),
  ],
});
