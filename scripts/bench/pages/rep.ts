import { loadDeals } from "@/app/(dashboard)/_components/deals/load-deals";
import { loadCommission } from "@/app/(dashboard)/reps/_lib/load-commission";
import { loadRepDays, loadRepFigures, loadRepMonths, loadTeamFigures } from "@/app/(dashboard)/reps/_lib/load-rep";
import { loadRepActivities } from "@/app/(dashboard)/reps/_lib/load-rep-activities";
import { loadRepView } from "@/app/(dashboard)/reps/_lib/load-rep-view";
import { pageOfDeals } from "./deals";
import { type BenchContext, benchPage, numberOf } from "./page";
import { monthOf, of } from "./rows";
import {
  both,
  CLOSINGS,
  CREDITS,
  closedColumns,
  EARLIEST,
  expected,
  isNow,
  MEMBERSHIPS,
  month,
  now,
  quotas,
  takenBack,
  year,
} from "./sql";

/** What every tab of a rep's page reads: who it is, and how they did. */
async function loadHead({ sales, repId }: BenchContext) {
  return await loadRepView(sales, repId, {});
}

const head = (rep: number) => ({
  earliest: EARLIEST,
  rep: `select r.*, t.id as team_id, t.name as team from reps r
    left join lateral (select team_id from team_memberships m where m.rep_id = r.id and m.from_on <= '2026-11-23' order by m.from_on desc limit 1) m on true
    left join teams t on t.id = m.team_id where r.id = ${rep}`,
  closed: `select ${isNow("d.closed_on")} as current, ${closedColumns("c.reporting_amount_minor")} from ${CREDITS}
    where c.rep_id = ${rep} and ${both("d.closed_on")} group by 1`,
  takenBack: takenBack("", CREDITS, "c.share_ppm / 1000000", `c.rep_id = ${rep}`),
  expected: expected("", CREDITS, "c.reporting_amount_minor", `c.rep_id = ${rep}`),
  quotas: quotas("", `q.rep_id = ${rep}`),
  activities: `select ${isNow('"on"')} as current, count(*) as activities from activities where rep_id = ${rep} and ${both('"on"')} group by 1`,
});

export const repPerformance = benchPage({
  name: "A rep",
  product: async (context) => {
    const { rep, view } = await loadHead(context);
    const [figures, months, days, team] = await Promise.all([
      loadRepFigures(context.sales, view, rep.id),
      loadRepMonths(context.sales, view, rep.id),
      loadRepDays(context.sales, view, rep.id),
      rep.team ? loadTeamFigures(context.sales, view, rep.team.id) : null,
    ]);
    return { figures, months, days, team };
  },
  raw: ({ repId, teamId }) => ({
    ...head(repId),
    months: `select ${month("d.closed_on")} as month, ${CLOSINGS}, sum(c.reporting_amount_minor) filter (where d.outcome = 'won') as revenue
      from ${CREDITS} where c.rep_id = ${repId} and ${year("d.closed_on")} group by 1`,
    days: `select d.closed_on as day, sum(c.reporting_amount_minor) as revenue from ${CREDITS}
      where c.rep_id = ${repId} and d.outcome = 'won' and ${now("d.closed_on")} group by 1`,
    team: `select ${closedColumns("d.amount")} from (
        select d.id, d.outcome, d.opened_on, d.closed_on, d.amount_minor, d.list_minor, d.reporting_list_minor, d.promotion_id, sum(c.reporting_amount_minor) as amount
        from ${CREDITS} join ${MEMBERSHIPS} on m.rep_id = c.rep_id and d.closed_on >= m.from_on and d.closed_on < m.to_on
        where m.team_id = ${teamId} and ${now("d.closed_on")} group by d.id
      ) d`,
    teamQuotas: quotas(
      "",
      `exists (select from team_memberships m where m.rep_id = q.rep_id and m.team_id = ${teamId} and m.from_on <= q.from_on)`,
    ),
  }),
  figures: ({ figures, months, days, team }, raw) => [
    ["revenue", numberOf(figures.total.revenue), of(raw.closed, { current: true }).revenue],
    ["taken back", numberOf(figures.total.revenue_taken_back), of(raw.takenBack, { current: true }).taken ?? 0],
    ["won before", numberOf(figures.previousTotal?.won_deals), of(raw.closed, { current: false }).won],
    ["median days", numberOf(figures.total.sales_cycle), of(raw.closed, { current: true }).cycle],
    ["pipeline", numberOf(figures.total.pipeline), of(raw.expected, { current: true }).pipeline],
    ["quota", numberOf(figures.total.quota), of(raw.quotas, { current: true }).quota],
    ["activities", numberOf(figures.total.activities), of(raw.activities, { current: true }).activities],
    [
      "last month",
      numberOf(months.rows.at(-2)?.cells.revenue),
      of(raw.months, { month: monthOf("2026-10") }).revenue ?? 0,
    ],
    ["revenue by day", numberOf(days.total.revenue), raw.days.reduce((sum, row) => sum + Number(row.revenue), 0)],
    ["median days of the team", numberOf(team?.total.sales_cycle), raw.team[0]?.cycle],
  ],
});

export const repDeals = benchPage({
  name: "A rep's deals",
  product: async (context) => {
    const { rep, view } = await loadHead(context);
    const [list] = await Promise.all([loadDeals(context.sales, view), loadRepFigures(context.sales, view, rep.id)]);
    return list;
  },
  raw: ({ repId }) => {
    const within = `join deal_credits c on c.deal_id = d.id and c.kind = 'direct' and c.rep_id = ${repId}`;
    return { ...head(repId), ...pageOfDeals(within, "c.reporting_amount_minor") };
  },
  figures: (list, raw) => [
    ["deals", list.count, raw.count[0]?.count],
    ["first deal", list.rows[0]?.counted?.minor, raw.page[0]?.counted],
    ["shown", list.rows.length, raw.page.length],
  ],
});

export const repActivities = benchPage({
  name: "A rep's activities",
  product: async (context) => {
    const { rep, view } = await loadHead(context);
    const [activities] = await Promise.all([
      loadRepActivities(context.sales, view, rep.id),
      loadRepFigures(context.sales, view, rep.id),
    ]);
    return activities;
  },
  raw: ({ repId }) => ({
    ...head(repId),
    types: `select ${isNow('"on"')} as current, type, count(*) as activities from activities where rep_id = ${repId} and ${both('"on"')} group by 1, 2`,
    weeks: `select date_trunc('week', "on")::date as week, type, count(*) as activities from activities where rep_id = ${repId} and ${now('"on"')} group by 1, 2`,
  }),
  figures: ({ totals, byTime }, raw) => [
    ["calls", numberOf(totals.total.calls), of(raw.types, { current: true, type: "call" }).activities ?? 0],
    [
      "e-mails before",
      numberOf(totals.previousTotal?.emails) ?? 0,
      of(raw.types, { current: false, type: "email" }).activities ?? 0,
    ],
    [
      "meetings by week",
      byTime.rows.reduce((sum, { cells }) => sum + (numberOf(cells.meetings) ?? 0), 0),
      raw.weeks.reduce((sum, row) => sum + (row.type === "meeting" ? Number(row.activities) : 0), 0),
    ],
  ],
});

const LINES = `l."on" >= '2026-10-01' and l."on" < '2027-01-01'`;

export const repCommission = benchPage({
  name: "A rep's commission",
  product: async (context) => {
    const { rep, view } = await loadHead(context);
    const [commission] = await Promise.all([
      loadCommission(context.pay, view, rep.id),
      loadRepFigures(context.sales, view, rep.id),
    ]);
    return commission;
  },
  raw: ({ repId }) => ({
    ...head(repId),
    components: `select l.component, l.plan, count(*) as lines, sum(l.credited_minor) as credited, sum(l.earned_minor) as earned
      from statement_lines l join statements s on s.id = l.statement_id where s.rep_id = ${repId} and ${LINES} group by 1, 2`,
    lines: `select l.*, d.external_id, d.name, a.name as account from statement_lines l join statements s on s.id = l.statement_id
        left join deals d on d.id = l.deal_id left join accounts a on a.id = d.account_id
      where s.rep_id = ${repId} and ${LINES} order by l.component, s.from_on, l.position limit 200`,
    statements: `select s.*, (select count(*) from statement_lines l where l.statement_id = s.id) as lines from statements s
      where s.rep_id = ${repId} and s.from_on < '2027-01-01' and s.to_on > '2026-10-01' order by s.from_on`,
    plan: `select p.name, v.effective_from, v.definition, a.from_on, a.to_on from plan_assignments a join plans p on p.id = a.plan_id join plan_versions v on v.plan_id = p.id
      where a.rep_id = ${repId}`,
    repQuotas: `select * from quotas where rep_id = ${repId}`,
    accumulated: `select coalesce(sum(l.credited_minor), 0) as credited from statement_lines l join statements s on s.id = l.statement_id
      where s.rep_id = ${repId} and l.plan = 'Benchmark plan' and l.component = 'base' and ${LINES}`,
  }),
  figures: ({ summary, lines, statements }, raw) => [
    ["earned", summary.earned?.minor, raw.components.reduce((sum, row) => sum + Number(row.earned), 0)],
    ["lines", lines.count, raw.components.reduce((sum, row) => sum + Number(row.lines), 0)],
    ["shown", lines.components.reduce((sum, component) => sum + component.lines.length, 0), raw.lines.length],
    ["statements", statements.length, raw.statements.length],
  ],
});
