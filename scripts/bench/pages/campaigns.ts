import { readView } from "@/app/(dashboard)/_lib/view";
import { ofCampaigns } from "@/app/(dashboard)/campaigns/_lib/campaigns-view";
import {
  CAMPAIGN_DIMENSIONS,
  loadCampaignMonths,
  loadCampaigns,
} from "@/app/(dashboard)/campaigns/_lib/load-campaigns";
import { newCustomersByCampaign } from "./customers-sql";
import { benchPage, numberOf } from "./page";
import { byKey, monthOf, of } from "./rows";
import { both, DAYS, EARLIEST, isNow, leads, month, year } from "./sql";

export const CAMPAIGN = `select k.*, t.name as team, (select jsonb_agg(jsonb_build_object('metric', g.metric, 'target', g.target)) from campaign_goals g where g.campaign_id = k.id) as goals
  from campaigns k left join teams t on t.id = k.team_id`;

export const campaigns = benchPage({
  name: "Campaigns",
  product: async ({ marketing }) => {
    const view = ofCampaigns(await readView(marketing, "/campaigns", {}, CAMPAIGN_DIMENSIONS));
    const [data, months] = await Promise.all([loadCampaigns(marketing, view), loadCampaignMonths(marketing, view)]);
    return { data, months };
  },
  raw: () => ({
    earliest: EARLIEST,
    campaigns: `${CAMPAIGN} order by k.name`,
    days: `select campaign_id, ${isNow('"on"')} as current, ${DAYS}, sum(leads_reported) as leads_reported from campaign_days where ${both('"on"')} group by 1, 2`,
    toDate: `select campaign_id, sum(visits) as visits, sum(reporting_spend_minor) as spend, sum(reporting_spend_minor) filter (where "on" < '2026-08-24') as spend_before
      from campaign_days where "on" < '2026-11-24' group by 1`,
    leadsToDate:
      "select campaign_id, count(*) as leads from leads where campaign_id is not null and first_contact_on < '2026-11-24' group by 1",
    leads: leads("campaign_id,", "first_contact_on", "reached_customer_on", "campaign_id is not null"),
    mqls: leads("campaign_id,", "reached_mql_on", null, "campaign_id is not null"),
    sqls: leads("campaign_id,", "reached_sql_on", null, "campaign_id is not null"),
    opportunities: leads("campaign_id,", "reached_opportunity_on", null, "campaign_id is not null"),
    customers: leads("campaign_id,", "reached_customer_on", null, "campaign_id is not null"),
    newCustomers: newCustomersByCampaign,
    closed: `select campaign_id, ${isNow("closed_on")} as current, count(*) as won, sum(reporting_amount_minor) as revenue from deals
      where campaign_id is not null and outcome = 'won' and ${both("closed_on")} group by 1, 2`,
    daysByMonth: `select ${month('"on"')} as month, sum(visits) as visits, sum(reporting_spend_minor) as spend from campaign_days where ${year('"on"')} group by 1`,
    leadsByMonth: `select ${month("first_contact_on")} as month, count(*) as leads from leads where campaign_id is not null and ${year("first_contact_on")} group by 1`,
    closedByMonth: `select ${month("closed_on")} as month, sum(reporting_amount_minor) as revenue from deals
      where campaign_id is not null and outcome = 'won' and ${year("closed_on")} group by 1`,
  }),
  figures: ({ data, months }, raw) => {
    const result = data?.result ?? null;
    const last = months?.rows.at(-2);
    const [budgeted] = (result?.rows ?? []).filter(({ cells }) => cells.budget_used?.value != null);
    const id = typeof budgeted?.key.campaign === "object" ? budgeted.key.campaign?.id : undefined;
    return [
      ["campaigns", data?.campaigns.size, raw.campaigns.length],
      [
        "revenue of last month",
        numberOf(last?.cells.revenue),
        of(raw.closedByMonth, { month: monthOf("2026-10") }).revenue,
      ],
      ["leads of last month", numberOf(last?.cells.leads), of(raw.leadsByMonth, { month: monthOf("2026-10") }).leads],
      [
        "budget used",
        numberOf(budgeted?.cells.budget_used),
        Number(of(raw.toDate, { campaign_id: id }).spend) / 3_000_000,
      ],
      [
        "goal reached",
        numberOf(budgeted?.cells.goal_attainment),
        Math.min(
          Number(of(raw.toDate, { campaign_id: id }).visits) / 40_000,
          Number(of(raw.leadsToDate, { campaign_id: id }).leads) / 500,
        ),
      ],
      ...byKey("campaign", result, "spend", raw.days, "campaign_id", "spend"),
      ...byKey("campaign", result, "leads", raw.leads, "campaign_id", "leads"),
      ...byKey("campaign", result, "mqls", raw.mqls, "campaign_id", "leads"),
      ...byKey("campaign", result, "new_customers", raw.newCustomers, "campaign_id", "customers"),
      ...byKey("campaign", result, "revenue", raw.closed, "campaign_id", "revenue"),
    ];
  },
});
