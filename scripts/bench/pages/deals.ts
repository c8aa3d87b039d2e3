import { DEAL_DIMENSIONS } from "@/app/(dashboard)/_components/deals/deals-view";
import { loadDeals, loadDealsFigure } from "@/app/(dashboard)/_components/deals/load-deals";
import { readView } from "@/app/(dashboard)/_lib/view";
import { loadGroups } from "@/app/(dashboard)/rows/_lib/load-groups";
import { benchPage, numberOf } from "./page";
import { EARLIEST, now } from "./sql";

const IN_PLAY =
  "(d.opened_on is null or d.opened_on < '2026-11-24') and (d.closed_on is null or d.closed_on >= '2026-10-01')";

/** A page of deals, the biggest first, with their number and sum. */
export function pageOfDeals(within: string, amount: string, where = IN_PLAY) {
  return {
    count: `select count(*) as count, sum(${amount}) as sum from deals d ${within} where ${where}`,
    page: `select d.*, x.counted, a.name as account, p.name as product, s.name as stage, o.name as promotion, k.name as campaign, k.channel as campaign_channel,
        (select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'kind', e.kind, 'share', e.share_ppm, 'amount', e.amount_minor) order by e.kind, e.position)
          from deal_credits e join reps r on r.id = e.rep_id where e.deal_id = d.id) as reps
      from (select d.id, ${amount} as counted from deals d ${within} where ${where} order by 2 desc nulls last, d.id desc limit 50) x
        join deals d on d.id = x.id join stages s on s.id = d.stage_id left join accounts a on a.id = d.account_id left join products p on p.id = d.product_id
        left join promotions o on o.id = d.promotion_id left join campaigns k on k.id = d.campaign_id
      order by x.counted desc nulls last, d.id desc`,
    reversals: `select e.deal_id, e.type, e."on", e.amount_minor from deal_events e
      where e.type in ('refunded', 'cancelled') and greatest(e."on", e.recorded_on) <= '2026-11-23' and e.deal_id in (
        select d.id from deals d ${within} where ${where} order by ${amount} desc nulls last, d.id desc limit 50
      ) order by e.deal_id, e."on"`,
  };
}

export const deals = benchPage({
  name: "Deals",
  product: async ({ deals: scope }) => await loadDeals(scope, await readView(scope, "/deals", {}, DEAL_DIMENSIONS)),
  raw: () => ({ earliest: EARLIEST, ...pageOfDeals("", "d.reporting_amount_minor") }),
  figures: (list, raw) => [
    ["deals", list.count, raw.count[0]?.count],
    ["sum", list.sum?.minor, raw.count[0]?.sum],
    ...list.rows.map((row, index) => [`deal ${index + 1}`, row.id, raw.page[index]?.id] as const),
  ],
});

const WON = `d.outcome = 'won' and ${now("d.closed_on")}`;

export const dealsWon = benchPage({
  name: "Deals behind revenue",
  product: async ({ deals: scope }) => {
    const view = await readView(scope, "/deals", { metric: "revenue" }, DEAL_DIMENSIONS);
    const [list, figure] = await Promise.all([loadDeals(scope, view), loadDealsFigure(scope, view, "revenue")]);
    return { list, figure };
  },
  raw: () => ({
    earliest: EARLIEST,
    ...pageOfDeals("", "d.reporting_amount_minor", WON),
    figure: `select sum(reporting_amount_minor) as revenue from deals d where ${WON}`,
  }),
  figures: ({ list, figure }, raw) => [
    ["revenue", numberOf(figure), raw.figure[0]?.revenue],
    ["sum", list.sum?.minor, raw.count[0]?.sum],
    ...list.rows.map((row, index) => [`deal ${index + 1}`, row.id, raw.page[index]?.id] as const),
  ],
});

export const rowsBehindActivities = benchPage({
  name: "Rows behind activities",
  product: async ({ sales }) => {
    const view = await readView(sales, "/rows", { metric: "activities" }, ["rep", "team", "region", "activity_type"]);
    return await loadGroups(sales, view, "activities");
  },
  raw: () => ({
    earliest: EARLIEST,
    groups: `select a.rep_id, r.name, a.activities from (
        select rep_id, count(*) as activities from activities where ${now('"on"')} group by 1
      ) a join reps r on r.id = a.rep_id order by a.activities desc, r.name`,
    total: `select count(*) as activities from activities where ${now('"on"')}`,
  }),
  figures: ({ rows, total }, raw) => [
    ["groups", rows.length, raw.groups.length],
    ["activities", numberOf(total.activities), raw.total[0]?.activities],
    ["first group", numberOf(rows[0]?.cells.activities), raw.groups[0]?.activities],
  ],
});
