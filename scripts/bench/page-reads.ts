import type { ReadScope } from "@/lib/auth/scope";
import { listDeals } from "@/lib/features/deals/queries";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { Dimension, MetricFilter, MetricId } from "@/lib/metrics/types";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";

const QUARTER = period(calendarDate("2026-10-01"), calendarDate("2027-01-01"));
const TWELVE_MONTHS = period(calendarDate("2026-01-01"), calendarDate("2027-01-01"));

/** The quarter so far and the same days of the one before, as SQL over a date column. */
const both = (column: string) =>
  `(${column} >= '2026-10-01' and ${column} < '2026-11-24' or ${column} >= '2026-07-01' and ${column} < '2026-08-24')`;
const isCurrent = (column: string) => `${column} >= '2026-10-01'`;

/** The reads behind one page, by the product and by hand. Both run at once what does not depend on each other. */
export type PageReads = {
  readonly page: string;
  readonly product: (scope: ReadScope) => Promise<unknown>;
  readonly raw: readonly string[];
};

type Query = {
  metrics: readonly MetricId[];
  by?: readonly Dimension[];
  months?: boolean;
  filters?: readonly MetricFilter[];
};

function read(scope: ReadScope, { metrics, by = [], months = false, filters = [] }: Query) {
  const shared = { metrics, by, filters };
  return queryMetrics(
    scope,
    months ? { ...shared, period: TWELVE_MONTHS, fill: true } : { ...shared, period: QUARTER, compare: "previous" },
  );
}

const SALES: readonly MetricId[] = [
  "revenue",
  "quota",
  "attainment",
  "pace",
  "win_rate",
  "won_deals",
  "offer_revenue",
  "pipeline",
  "coverage",
];
const MARKETING: readonly MetricId[] = ["leads", "spend", "cpl", "return_on_spend"];
const REPS: readonly MetricId[] = [
  ...[
    "revenue",
    "attainment",
    "quota",
    "pace",
    "projected",
    "won_deals",
    "lost_deals",
    "win_rate",
    "avg_deal",
    "sales_cycle",
  ],
  ...["pipeline", "coverage", "discount", "discounted_share", "offer_revenue", "created_deals", "close_rate"],
  ...[
    "activities",
    "calls",
    "emails",
    "meetings",
    "demos",
    "activities_per_win",
    "commission_earned",
    "commission_rate",
  ],
] as MetricId[];
const CAMPAIGNS: readonly MetricId[] = [
  "spend",
  "impressions",
  "clicks",
  "visits",
  "engagements",
  "engagement_rate",
  "leads",
  "cpl",
  "revenue",
  "return_on_spend",
];

const CLOSINGS = `count(*) filter (where d.outcome = 'won') won, count(*) filter (where d.outcome = 'lost') lost`;
const CREDITS = "deals d join deal_credits c on c.deal_id = d.id and c.kind = 'direct'";
const QUOTAS =
  "select rep_id, sum(reporting_amount_minor) from quotas where from_on < '2027-01-01' and to_on > '2026-07-01' group by grouping sets ((rep_id), ())";
const DAYS = "sum(impressions), sum(clicks), sum(visits), sum(engagements), sum(reporting_spend_minor)";

const firstCampaign: MetricFilter = { dimension: "campaign", values: ["Campaign 1"] };

export const PAGES: readonly PageReads[] = [
  {
    page: "Overview",
    product: (scope) =>
      Promise.all([
        read(scope, { metrics: SALES }),
        read(scope, { metrics: MARKETING }),
        read(scope, { metrics: SALES.filter((id) => id !== "pace"), by: ["month"], months: true }),
        read(scope, { metrics: MARKETING, by: ["month"], months: true }),
        read(scope, { metrics: ["revenue", "won_deals", "lost_deals", "win_rate", "avg_deal"], by: ["rep"] }),
        read(scope, { metrics: MARKETING, by: ["campaign"] }),
      ]),
    raw: [
      `select ${isCurrent("d.closed_on")}, ${CLOSINGS}, sum(d.reporting_amount_minor) filter (where d.outcome = 'won') revenue,
         sum(d.reporting_amount_minor) filter (where d.outcome = 'won' and d.promotion_id is not null) offers
       from deals d where ${both("d.closed_on")} group by 1`,
      "select sum(reporting_amount_minor) from deals where outcome = 'open' and expected_close_on >= '2026-10-01' and expected_close_on < '2027-01-01'",
      QUOTAS,
      `select ${isCurrent('"on"')}, ${DAYS} from campaign_days where ${both('"on"')} group by 1`,
      `select ${isCurrent("d.closed_on")}, sum(d.reporting_amount_minor) from deals d where d.campaign_id is not null and d.outcome = 'won' and ${both("d.closed_on")} group by 1`,
      `select date_trunc('month', d.closed_on), ${CLOSINGS}, sum(d.reporting_amount_minor) filter (where d.outcome = 'won'),
         sum(d.reporting_amount_minor) filter (where d.outcome = 'won' and d.promotion_id is not null)
       from deals d where d.closed_on >= '2026-01-01' and d.closed_on < '2026-11-24' group by 1`,
      `select date_trunc('month', expected_close_on), sum(reporting_amount_minor) from deals where outcome = 'open' and expected_close_on >= '2026-01-01' and expected_close_on < '2027-01-01' group by 1`,
      `select date_trunc('month', "on"), ${DAYS} from campaign_days where "on" >= '2026-01-01' and "on" < '2026-11-24' group by 1`,
      `select date_trunc('month', d.closed_on), sum(d.reporting_amount_minor) from deals d where d.campaign_id is not null and d.outcome = 'won'
         and d.closed_on >= '2026-01-01' and d.closed_on < '2026-11-24' group by 1`,
      `select c.rep_id, ${isCurrent("d.closed_on")}, ${CLOSINGS}, sum(c.reporting_amount_minor) filter (where d.outcome = 'won')
       from ${CREDITS} where ${both("d.closed_on")} group by 1, 2`,
      `select campaign_id, ${isCurrent('"on"')}, ${DAYS} from campaign_days where ${both('"on"')} group by 1, 2`,
      `select d.campaign_id, ${isCurrent("d.closed_on")}, sum(d.reporting_amount_minor) from deals d where d.campaign_id is not null and d.outcome = 'won' and ${both("d.closed_on")} group by 1, 2`,
    ],
  },
  {
    page: "Reps",
    product: (scope) => read(scope, { metrics: REPS, by: ["rep"] }),
    raw: [
      `select c.rep_id, ${isCurrent("d.closed_on")}, ${CLOSINGS}, sum(c.reporting_amount_minor) filter (where d.outcome = 'won'),
         percentile_cont(0.5) within group (order by d.closed_on - d.opened_on) filter (where d.outcome = 'won' and d.closed_on >= d.opened_on),
         sum(d.reporting_list_minor) filter (where d.outcome = 'won' and d.reporting_list_minor is not null),
         sum(d.reporting_amount_minor) filter (where d.outcome = 'won' and d.reporting_list_minor is not null),
         count(*) filter (where d.outcome = 'won' and d.reporting_amount_minor < d.reporting_list_minor),
         sum(c.reporting_amount_minor) filter (where d.outcome = 'won' and d.promotion_id is not null)
       from ${CREDITS} where ${both("d.closed_on")} group by grouping sets ((1, 2), (2))`,
      `select c.rep_id, ${isCurrent("d.opened_on")}, count(*), count(*) filter (where d.outcome = 'won')
       from ${CREDITS} where ${both("d.opened_on")} group by grouping sets ((1, 2), (2))`,
      `select c.rep_id, sum(c.reporting_amount_minor) from ${CREDITS} where d.outcome = 'open' and d.expected_close_on >= '2026-10-01' and d.expected_close_on < '2027-01-01'
       group by grouping sets ((1), ())`,
      QUOTAS,
      `select rep_id, type, ${isCurrent('"on"')}, count(*) from activities where ${both('"on"')} group by 1, 2, 3`,
      `select a.rep_id, ${isCurrent("d.closed_on")}, count(*) from activities a join deals d on d.id = a.deal_id where ${both("d.closed_on")} group by 1, 2`,
      `select s.rep_id, ${isCurrent('l."on"')}, sum(l.reporting_earned_minor), sum(l.reporting_credited_minor) from statement_lines l join statements s on s.id = l.statement_id
       where ${both('l."on"')} group by 1, 2`,
    ],
  },
  {
    page: "A rep",
    product: (scope) => {
      const filters: MetricFilter[] = [{ dimension: "rep", values: ["Rep 1"] }];
      return Promise.all([
        read(scope, { metrics: REPS, filters }),
        read(scope, { metrics: ["revenue", "won_deals"], by: ["month"], months: true, filters }),
      ]);
    },
    raw: [
      `select ${isCurrent("d.closed_on")}, ${CLOSINGS}, sum(c.reporting_amount_minor) filter (where d.outcome = 'won'),
         percentile_cont(0.5) within group (order by d.closed_on - d.opened_on) filter (where d.outcome = 'won' and d.closed_on >= d.opened_on),
         sum(d.reporting_list_minor) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'won' and d.reporting_amount_minor < d.reporting_list_minor)
       from ${CREDITS} join reps r on r.id = c.rep_id where r.name = 'Rep 1' and ${both("d.closed_on")} group by 1`,
      `select ${isCurrent("d.opened_on")}, count(*), count(*) filter (where d.outcome = 'won') from ${CREDITS} join reps r on r.id = c.rep_id where r.name = 'Rep 1' and ${both("d.opened_on")} group by 1`,
      `select sum(c.reporting_amount_minor) from ${CREDITS} join reps r on r.id = c.rep_id where r.name = 'Rep 1' and d.outcome = 'open' and d.expected_close_on >= '2026-10-01' and d.expected_close_on < '2027-01-01'`,
      "select sum(q.reporting_amount_minor) from quotas q join reps r on r.id = q.rep_id where r.name = 'Rep 1' and from_on < '2027-01-01' and to_on > '2026-07-01'",
      `select type, count(*) from activities a join reps r on r.id = a.rep_id where r.name = 'Rep 1' and ${both('a."on"')} group by 1`,
      `select sum(l.reporting_earned_minor) from statement_lines l join statements s on s.id = l.statement_id join reps r on r.id = s.rep_id where r.name = 'Rep 1' and ${both('l."on"')}`,
      `select date_trunc('month', d.closed_on), count(*), sum(c.reporting_amount_minor) from ${CREDITS} join reps r on r.id = c.rep_id
       where r.name = 'Rep 1' and d.outcome = 'won' and d.closed_on >= '2026-01-01' and d.closed_on < '2026-11-24' group by 1`,
    ],
  },
  {
    page: "Deals",
    product: (scope) =>
      listDeals(scope, {
        metric: "revenue",
        period: QUARTER,
        filters: [],
        sort: { by: "closed_on", descending: true },
        page: 1,
        pageSize: 50,
      }),
    raw: [
      `select d.*, a.name, p.name, s.name, c.rep_id, r.name from deals d join stages s on s.id = d.stage_id left join accounts a on a.id = d.account_id
         left join products p on p.id = d.product_id join deal_credits c on c.deal_id = d.id join reps r on r.id = c.rep_id
       where d.outcome = 'won' and d.closed_on >= '2026-10-01' and d.closed_on < '2027-01-01' order by d.closed_on desc, d.id desc limit 50`,
      "select count(*), sum(reporting_amount_minor) from deals where outcome = 'won' and closed_on >= '2026-10-01' and closed_on < '2027-01-01'",
    ],
  },
  {
    page: "Campaigns",
    product: (scope) => read(scope, { metrics: CAMPAIGNS, by: ["campaign"] }),
    raw: [
      `select campaign_id, ${isCurrent('"on"')}, ${DAYS} from campaign_days where ${both('"on"')} group by grouping sets ((1, 2), (2))`,
      `select d.campaign_id, ${isCurrent("d.closed_on")}, sum(d.reporting_amount_minor) from deals d where d.outcome = 'won' and ${both("d.closed_on")} group by grouping sets ((1, 2), (2))`,
      `select campaign_id, ${isCurrent("first_contact_on")}, count(*) from leads where ${both("first_contact_on")} group by 1, 2`,
    ],
  },
  {
    page: "A campaign",
    product: (scope) =>
      Promise.all([
        read(scope, { metrics: CAMPAIGNS, filters: [firstCampaign] }),
        read(scope, { metrics: ["visits", "leads", "engagements"], by: ["day"], filters: [firstCampaign] }),
      ]),
    raw: [
      `select ${isCurrent('"on"')}, ${DAYS} from campaign_days d join campaigns c on c.id = d.campaign_id where c.name = 'Campaign 1' and ${both('d."on"')} group by 1`,
      `select ${isCurrent("d.closed_on")}, sum(d.reporting_amount_minor) from deals d join campaigns c on c.id = d.campaign_id where c.name = 'Campaign 1' and d.outcome = 'won' and ${both("d.closed_on")} group by 1`,
      `select d."on", sum(visits), sum(engagements) from campaign_days d join campaigns c on c.id = d.campaign_id where c.name = 'Campaign 1' and ${both('d."on"')} group by 1`,
      `select first_contact_on, count(*) from leads l join campaigns c on c.id = l.campaign_id where c.name = 'Campaign 1' and ${both("first_contact_on")} group by 1`,
    ],
  },
];
