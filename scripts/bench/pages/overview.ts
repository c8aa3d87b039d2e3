import { readView } from "@/app/(dashboard)/_lib/view";
import { loadFigures, loadTrends } from "@/app/(dashboard)/_overview/load";
import { loadCampaignMoves, loadRepMoves } from "@/app/(dashboard)/_overview/moves";
import { loadOffers } from "@/app/(dashboard)/_overview/offers";
import { loadSlowSignals } from "@/app/(dashboard)/_overview/slow-signals";
import { loadTeamChange } from "@/app/(dashboard)/_overview/team-change";
import { benchPage, numberOf } from "./page";
import { byKey, monthOf, namedRows, of } from "./rows";
import {
  both,
  CLOSINGS,
  CREDITS,
  DAYS,
  EARLIEST,
  expected,
  firstPurchases,
  isNow,
  leads,
  MEMBERSHIPS,
  MONTHS,
  month,
  nothingBefore,
  OFFERS,
  QUOTAS_BY_MONTH,
  quotas,
  REVENUE,
  takenBack,
  year,
} from "./sql";

const FIRST = `(case when ${isNow("f.first_on")} then '2026-10-01' else '2026-07-01' end)::date`;
const lines = (when: string, days: string) =>
  `select ${when}, sum(l.reporting_earned_minor) as earned from statement_lines l where ${days} group by 1`;
const costs = (when: string, days: string) =>
  `select ${when}, sum(reporting_amount_minor) filter (where kind = 'sales') as sales, sum(reporting_amount_minor) filter (where kind = 'marketing') as marketing
   from costs where ${days} group by 1`;

export const overview = benchPage({
  name: "Overview",
  product: async (context) => {
    const view = await readView(context.glossary, "/", {}, ["team"]);
    const whole = loadFigures(context, view);
    const [figures, trends, team, signals, offers, reps, campaigns] = await Promise.all([
      whole,
      loadTrends(context, view),
      loadTeamChange(context, view, whole),
      loadSlowSignals(context, view),
      loadOffers(context, view),
      loadRepMoves(context, view),
      loadCampaignMoves(context, view),
    ]);
    return { figures, trends, team, signals, offers, reps, campaigns };
  },
  raw: () => ({
    earliest: EARLIEST,
    closed: `select ${isNow("d.closed_on")} as current, ${CLOSINGS}, ${REVENUE}, ${OFFERS} from deals d where ${both("d.closed_on")} group by 1`,
    takenBack: takenBack(""),
    takenBackByRep: takenBack("c.rep_id,", CREDITS, "c.share_ppm / 1000000"),
    expected: expected(""),
    quotas: quotas(""),
    lines: lines(`${isNow('l."on"')} as current`, both('l."on"')),
    costs: costs(`${isNow('"on"')} as current`, both('"on"')),
    days: `select ${isNow('"on"')} as current, ${DAYS} from campaign_days where ${both('"on"')} group by 1`,
    leads: leads("", "first_contact_on", null, "true"),
    customers: `select ${isNow("f.first_on")} as current, count(*) as customers from ${firstPurchases(both)}
      where ${nothingBefore("f.account_id", FIRST)} group by 1`,
    closedByMonth: `select ${month("d.closed_on")} as month, ${CLOSINGS}, ${REVENUE}, ${OFFERS} from deals d where ${year("d.closed_on")} group by 1`,
    expectedByMonth: `select ${month("d.expected_close_on")} as month, sum(d.reporting_amount_minor) as pipeline from deals d
      where d.outcome = 'open' and d.expected_close_on >= '2025-12-01' and d.expected_close_on < '2026-12-01' group by 1`,
    quotasByMonth: QUOTAS_BY_MONTH,
    linesByMonth: lines(`${month('l."on"')} as month`, year('l."on"')),
    costsByMonth: costs(`${month('"on"')} as month`, year('"on"')),
    daysByMonth: `select ${month('"on"')} as month, ${DAYS} from campaign_days where ${year('"on"')} group by 1`,
    leadsByMonth: `select ${month("first_contact_on")} as month, count(*) as leads from leads where ${year("first_contact_on")} group by 1`,
    customersByMonth: `select ${month("f.first_on")} as month, count(*) as customers from ${firstPurchases(year)}
      where ${nothingBefore("f.account_id", "'2025-12-01'")} group by 1`,
    byTeam: `select m.team_id, t.name, ${isNow("d.closed_on")} as current, sum(c.reporting_amount_minor) as revenue
      from ${CREDITS} left join ${MEMBERSHIPS} on m.rep_id = c.rep_id and d.closed_on >= m.from_on and d.closed_on < m.to_on left join teams t on t.id = m.team_id
      where d.outcome = 'won' and ${both("d.closed_on")} group by 1, 2, 3`,
    byRep: `select c.rep_id as id, r.name, ${isNow("d.closed_on")} as current, ${CLOSINGS}, sum(c.reporting_amount_minor) filter (where d.outcome = 'won') as revenue
      from ${CREDITS} join reps r on r.id = c.rep_id where ${both("d.closed_on")} group by 1, 2, 3`,
    daysByCampaign: namedRows(
      "campaign_id",
      `select campaign_id, ${isNow('"on"')} as current, sum(reporting_spend_minor) as spend from campaign_days where ${both('"on"')} group by 1, 2`,
    ),
    leadsByCampaign: leads("campaign_id,", "first_contact_on", null, "true"),
    closedByCampaign: `select d.campaign_id, ${isNow("d.closed_on")} as current, ${REVENUE} from deals d where d.outcome = 'won' and ${both("d.closed_on")} group by 1, 2`,
    waves: `select ${month('"on"')} as month, sum(aided) as aided, sum(respondents) filter (where aided is not null) as asked from brand_surveys where ${year('"on"')} group by 1`,
    searches: `select b.month, sum(branded_searches) as own, sum(competitor_searches) as others
      from brand_signals g join ${MONTHS} on g."on" >= least(b.month + interval '1 month', '2026-11-24') - interval '12 months' and g."on" < least(b.month + interval '1 month', '2026-11-24') group by 1`,
    offers:
      "select id, name, starts_on, ends_on from promotions where starts_on < '2026-12-01' and ends_on >= '2025-12-01' order by starts_on",
  }),
  figures: ({ figures, trends, reps, campaigns, offers }, raw) => {
    const { sales, pay, marketing, costs: acquisition } = figures;
    const closed = of(raw.closed, { current: true });
    const before = of(raw.closed, { current: false });
    const month = trends.sales?.rows.at(-2);
    const spent = of(raw.days, { current: true }).spend;
    const cost = of(raw.costs, { current: true });
    const earned = of(raw.lines, { current: true }).earned;
    const customers = of(raw.customers, { current: true }).customers;
    return [
      ["revenue", numberOf(sales?.total.revenue), closed.revenue],
      ["revenue before", numberOf(sales?.previousTotal?.revenue), before.revenue],
      ["taken back", numberOf(sales?.total.revenue_taken_back), of(raw.takenBack, { current: true }).taken ?? 0],
      ["offers", numberOf(sales?.total.offer_revenue), closed.offers],
      ["quota", numberOf(sales?.total.quota), of(raw.quotas, { current: true }).quota],
      ["pipeline", numberOf(sales?.total.pipeline), of(raw.expected, { current: true }).pipeline],
      ["commission", numberOf(pay?.total.commission_earned), earned],
      ["leads", numberOf(marketing?.total.leads), of(raw.leads, { current: true }).leads],
      ["spend", numberOf(marketing?.total.spend), spent],
      [
        "acquisition cost",
        numberOf(acquisition?.total.cac),
        Math.round(
          (Number(spent) + Number(cost.sales ?? 0) + Number(cost.marketing ?? 0) + Number(earned)) / Number(customers),
        ),
      ],
      [
        "revenue of last month",
        numberOf(month?.cells.revenue),
        of(raw.closedByMonth, { month: monthOf("2026-10") }).revenue,
      ],
      ["quota of last month", numberOf(month?.cells.quota), of(raw.quotasByMonth, { month: monthOf("2026-10") }).quota],
      ["offers in view", offers.length, raw.offers.length],
      ...byKey("rep", reps, "revenue", raw.byRep, "id", "revenue"),
      ...byKey("campaign", campaigns, "spend", raw.daysByCampaign, "campaign_id", "spend"),
      ...byKey("campaign", campaigns, "leads", raw.leadsByCampaign, "campaign_id", "leads"),
    ];
  },
});
