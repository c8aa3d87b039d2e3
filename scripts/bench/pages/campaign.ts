import { loadBrand } from "@/app/(dashboard)/campaigns/_lib/load-brand";
import {
  loadCampaign,
  loadCampaignTrend,
  loadCourse,
  loadToDate,
} from "@/app/(dashboard)/campaigns/_lib/load-campaign";
import { loadCampaignView } from "@/app/(dashboard)/campaigns/_lib/load-campaign-view";
import { loadCampaignCohorts, loadStay } from "@/app/(dashboard)/campaigns/_lib/load-stay";
import { benchCampaignSpan } from "../dataset-facts";
import { CAMPAIGN } from "./campaigns";
import { cohorts, lifetimes, newCustomersOf } from "./customers-sql";
import { benchPage, numberOf } from "./page";
import { monthOf, of } from "./rows";
import { both, CLOSINGS, DAYS, EARLIEST, expected, isNow, leads, month, now, opened, REVENUE, year } from "./sql";

const { startsOn, endsOn } = benchCampaignSpan(1);
const COHORTS = startsOn > "2025-08-23" ? "month" : "quarter";
const AROUND = `"on" >= '${startsOn}'::date - interval '3 months' and "on" < least('${endsOn}'::date + 1 + interval '3 months', '2026-11-24')`;
const waves = (
  whose: string,
) => `select ${month('"on"')} as month, sum(aided) as aided, sum(unaided) as unaided, sum(respondents) as asked,
    sum(exposed_aware) as exposed_aware, sum(exposed_n) as exposed, sum(control_aware) as control_aware, sum(control_n) as control
  from brand_surveys where ${whose} and ${AROUND} group by grouping sets ((1), ())`;
const open = (until: string) =>
  `count(*) filter (where opened_on < '${until}' and (closed_on is null or closed_on >= '${until}'))`;

export const campaign = benchPage({
  name: "A campaign",
  product: async ({ marketing, campaignId }) => {
    const { campaign: found, view } = await loadCampaignView(marketing, campaignId, {});
    const [figures, trend, toDate, course, stay, stayed, brand] = await Promise.all([
      loadCampaign(marketing, view),
      loadCampaignTrend(marketing, view),
      loadToDate(marketing, view, found),
      loadCourse(marketing, view),
      loadStay(marketing, view),
      loadCampaignCohorts(marketing, view, found),
      loadBrand(marketing, view, found),
    ]);
    return { figures, trend, toDate, course, stay, stayed, brand };
  },
  raw: ({ campaignId: id }) => {
    const mine = `campaign_id = ${id}`;
    return {
      earliest: EARLIEST,
      campaign: `${CAMPAIGN} where k.id = ${id}`,
      days: `select ${isNow('"on"')} as current, ${DAYS} from campaign_days where ${mine} and ${both('"on"')} group by 1`,
      reach: `select z.*, (select sum(impressions) from campaign_days y where y.campaign_id = z.campaign_id and y."on" >= z.from_on and y."on" < z.to_on and y."on" < '2026-11-24') as impressions
        from campaign_reach z where ${mine} and (from_on, to_on) in (('2026-10-01', '2027-01-01'), ('2026-07-01', '2026-10-01'))`,
      leads: leads("", "first_contact_on", "reached_mql_on", mine),
      mqls: leads("", "reached_mql_on", "reached_sql_on", mine),
      sqls: leads("", "reached_sql_on", "reached_opportunity_on", mine),
      opportunities: leads("", "reached_opportunity_on", "reached_customer_on", mine),
      customers: leads("", "reached_customer_on", null, mine),
      newCustomers: newCustomersOf(id),
      closed: `select ${isNow("d.closed_on")} as current, ${CLOSINGS}, ${REVENUE} from deals d where ${mine} and ${both("d.closed_on")} group by 1`,
      opened: opened("", "deals d", mine),
      open: `select ${open("2026-11-24")} as now, ${open("2026-08-24")} as before from deals where ${mine}`,
      expected: expected("", "deals d", "d.reporting_amount_minor", mine),
      trend: `select ${month("closed_on")} as month, sum(reporting_amount_minor) as revenue from deals where ${mine} and outcome = 'won' and ${year("closed_on")} group by 1`,
      toDate: `select sum(visits) as visits, sum(reporting_spend_minor) as spend from campaign_days where ${mine} and "on" < '2026-11-24'`,
      leadsToDate: `select count(*) as leads from leads where ${mine} and first_contact_on < '2026-11-24'`,
      course: `select "on" as day, ${DAYS} from campaign_days where ${mine} and ${now('"on"')} group by 1`,
      leadsByDay: `select first_contact_on as day, count(*) as leads from leads where ${mine} and ${now("first_contact_on")} group by 1`,
      ownLifetimes: lifetimes(id),
      lifetimes: lifetimes(null),
      cohorts: cohorts(id, COHORTS),
      ownWaves: waves(mine),
      waves: waves("campaign_id is null"),
    };
  },
  figures: ({ figures: { total, previousTotal }, trend, toDate, course, stay, stayed, brand }, raw) => {
    const sum = (rows: readonly (typeof raw.lifetimes)[number][]) =>
      rows.reduce((all, row) => all + Number(row.customers), 0);
    const reached = raw.toDate[0];
    return [
      ["spend", numberOf(total.spend), of(raw.days, { current: true }).spend],
      ["leads", numberOf(total.leads), of(raw.leads, { current: true }).leads ?? 0],
      ["leads before", numberOf(previousTotal?.leads), of(raw.leads, { current: false }).leads ?? 0],
      ["new customers", numberOf(total.new_customers), of(raw.newCustomers, { current: true }).customers ?? 0],
      ["created deals", numberOf(total.created_deals), of(raw.opened, { current: true }).created ?? 0],
      ["open deals", numberOf(total.open_deals), raw.open[0]?.now],
      ["open deals before", numberOf(previousTotal?.open_deals), raw.open[0]?.before],
      ["pipeline", numberOf(total.pipeline) ?? 0, of(raw.expected, { current: true }).pipeline ?? 0],
      ["revenue", numberOf(total.revenue) ?? 0, of(raw.closed, { current: true }).revenue ?? 0],
      [
        "revenue of last month",
        numberOf(trend.rows.at(-2)?.cells.revenue) ?? 0,
        of(raw.trend, { month: monthOf("2026-10") }).revenue ?? 0,
      ],
      ["budget used", numberOf(toDate.total.budget_used), Number(reached?.spend) / 3_000_000],
      [
        "goal reached",
        numberOf(toDate.total.goal_attainment),
        Math.min(Number(reached?.visits) / 40_000, Number(raw.leadsToDate[0]?.leads) / 500),
      ],
      ["visits by day", numberOf(course.total.visits), raw.course.reduce((all, row) => all + Number(row.visits), 0)],
      ["customers who may stay", stay.all.total.survival?.n, sum(raw.lifetimes)],
      ["own customers who may stay", stay.own.total.survival?.n ?? 0, sum(raw.ownLifetimes)],
      [
        "customers in cohorts",
        stayed.reduce((all, { size }) => all + size, 0),
        new Set(raw.cohorts.filter(({ from }) => from === 0)).size === 0
          ? 0
          : sum(raw.cohorts.filter(({ from }) => from === 0)),
      ],
      ["asked in the market", brand.market.total.aided_awareness?.n, of(raw.waves, { month: null }).asked],
      ["lift", numberOf(brand.own.total.brand_lift), liftOf(of(raw.ownWaves, { month: null }))],
    ];
  },
});

function liftOf({ exposed_aware, exposed, control_aware, control }: Readonly<Record<string, unknown>>): number {
  return Number(exposed_aware) / Number(exposed) - Number(control_aware) / Number(control);
}
