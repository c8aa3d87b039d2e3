import { beforeAll, expect, it } from "vitest";
import { execute, queryRows, raw, sql } from "@/lib/db/sql";
import type { Dimension, MetricId } from "@/lib/metrics/types";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { askMetrics, linesOf, totalsOf } from "@/lib/testing/metric-results";
import { testReadScope } from "@/lib/testing/scopes";

const IN_QUARTER = `d.closed_on >= '2026-01-01' and d.closed_on < '2026-04-01'`;
const CREDITS = `deals d join deal_credits c on c.deal_id = d.id and c.kind = 'direct'`;
/** Who was in which team when, written another way than the product does. */
const TEAM_AT = `(select m.team_id from team_memberships m where m.rep_id = c.rep_id and m.from_on <= d.closed_on order by m.from_on desc limit 1)`;

/** Figures by a dimension as someone would write them by hand: key, revenue in cents, deals won, deals lost. */
const BY_HAND: Readonly<Partial<Record<Dimension, string>>> = {
  rep: `select r.name, sum(c.reporting_amount_minor) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'lost')
    from ${CREDITS} join reps r on r.id = c.rep_id where ${IN_QUARTER} group by r.name`,
  team: `select t.name, sum(c.reporting_amount_minor) filter (where d.outcome = 'won'),
      count(distinct d.id) filter (where d.outcome = 'won'), count(distinct d.id) filter (where d.outcome = 'lost')
    from ${CREDITS} left join teams t on t.id = ${TEAM_AT} where ${IN_QUARTER} group by t.name`,
  region: `select r.region, sum(c.reporting_amount_minor) filter (where d.outcome = 'won'),
      count(distinct d.id) filter (where d.outcome = 'won'), count(distinct d.id) filter (where d.outcome = 'lost')
    from ${CREDITS} join reps r on r.id = c.rep_id where ${IN_QUARTER} group by r.region`,
  product: `select p.name, sum(d.reporting_amount_minor) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'lost')
    from deals d left join products p on p.id = d.product_id where ${IN_QUARTER} group by p.name`,
  segment: `select a.segment, sum(d.reporting_amount_minor) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'lost')
    from deals d left join accounts a on a.id = d.account_id where ${IN_QUARTER} group by a.segment`,
  month: `select to_char(d.closed_on, 'YYYY-MM'), sum(d.reporting_amount_minor) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'lost')
    from deals d where ${IN_QUARTER} group by 1`,
  week: `select to_char(d.closed_on, 'IYYY"-W"IW'), sum(d.reporting_amount_minor) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'lost')
    from deals d where ${IN_QUARTER} group by 1`,
  discount_band: `select case when x.off <= 0 then 'At list or above' when x.off < 0.1 then 'Under 10 %' when x.off < 0.2 then '10 to 20 %' when x.off < 0.3 then '20 to 30 %' else '30 % or more' end,
      sum(d.reporting_amount_minor) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'won'), count(*) filter (where d.outcome = 'lost')
    from deals d cross join lateral (select 1 - d.amount_minor::numeric / d.list_minor as off) x where ${IN_QUARTER} group by 1`,
};

/** 3,000 deals of 12 reps, a fifth of them split between two who are often in one team, written in a few statements. */
const STORE = [
  `insert into stages (name, position, outcome) values ('Open', 1, 'open'), ('Won', 2, 'won'), ('Lost', 3, 'lost')`,
  `insert into teams (name) select 'Team ' || n from generate_series(1, 3) n`,
  `insert into reps (name, region) select 'Rep ' || lpad(n::text, 2, '0'), 'Region ' || n % 4 from generate_series(1, 12) n`,
  `insert into team_memberships (rep_id, from_on, team_id) select n, '0001-01-01', 1 + n % 3 from generate_series(1, 12) n`,
  `insert into team_memberships (rep_id, from_on, team_id) select n, '2026-02-10', nullif(1 + (n + 1) % 4, 4) from generate_series(1, 12, 2) n`,
  `insert into products (name, currency) select 'Product ' || n, 'USD' from generate_series(1, 5) n`,
  `insert into accounts (name, segment) select 'Account ' || n, case when n % 3 > 0 then 'Segment ' || n % 3 end from generate_series(1, 40) n`,
  `insert into deals (external_id, stage_id, outcome, opened_on, closed_on, currency, amount_minor, reporting_amount_minor, list_minor, reporting_list_minor, product_id, account_id)
   select n::text, s.id, s.outcome, date '2025-06-01' + n * 7 % 240, case when s.outcome <> 'open' then date '2025-11-01' + n * 13 % 240 end, 'USD',
     1000 + n * 7919 % 100000, 1000 + n * 7919 % 100000, 40000 + n * 104729 % 60000, 40000 + n * 104729 % 60000, nullif(n % 6, 0), 1 + n % 40
   from generate_series(1, 3000) n join stages s on s.id = 1 + n % 3`,
  `insert into deal_credits (deal_id, rep_id, share_ppm, position, amount_minor, reporting_amount_minor)
   select id, 1 + id % 12, case when id % 5 = 0 then 600000 else 1000000 end, 0, amount_minor - x.part, amount_minor - x.part
   from deals cross join lateral (select case when id % 5 = 0 then amount_minor * 4 / 10 else 0 end as part) x`,
  `insert into deal_credits (deal_id, rep_id, share_ppm, position, amount_minor, reporting_amount_minor)
   select id, 1 + (id + 3) % 12, 400000, 1, amount_minor * 4 / 10, amount_minor * 4 / 10 from deals where id % 5 = 0`,
  "analyze",
];

describeOnEachDatabase("figures beside SQL written by hand", (database) => {
  const scope = () => testReadScope("sales.read", { today: "2026-12-31" });
  const metrics: MetricId[] = ["revenue", "won_deals", "lost_deals"];

  beforeAll(async () => {
    for (const statement of STORE) await execute(database.client, sql`${raw(statement)}`);
  });

  it.each(Object.entries(BY_HAND))("by %s", async (dimension, statement) => {
    const result = await askMetrics(scope(), metrics, { by: [dimension as Dimension], compare: "previous" });
    const rows = await queryRows<{ name: string | null; revenue: string | null; won: bigint; lost: bigint }>(
      database.client,
      sql`select name, revenue::text, won, lost from (${raw(statement)}) x (name, revenue, won, lost)`,
    );
    const byHand = rows.map(({ name, revenue, won, lost }) => {
      return [name ?? "none", Number(revenue ?? 0) / 100, Number(won), Number(lost)];
    });
    const byName = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
    expect(linesOf(result).sort(byName)).toEqual(byHand.sort(byName));
    expect(byHand.length).toBeGreaterThan(1);
  });

  it("a total, of all and of what a manager sees", async () => {
    const total = async (where: string) => {
      const [row] = await queryRows<{ revenue: string; won: bigint; lost: bigint }>(
        database.client,
        sql`select sum(c.reporting_amount_minor) filter (where d.outcome = 'won')::text as revenue,
              count(distinct d.id) filter (where d.outcome = 'won') as won, count(distinct d.id) filter (where d.outcome = 'lost') as lost
            from ${raw(CREDITS)} where ${raw(`${IN_QUARTER} and ${where}`)}`,
      );
      return [Number(row?.revenue) / 100, Number(row?.won), Number(row?.lost)];
    };
    expect(totalsOf(await askMetrics(scope(), metrics))).toEqual(await total("true"));
    const manager = testReadScope("sales.read", { role: "sales_manager", teamIds: [1, 2], today: "2026-12-31" });
    expect(totalsOf(await askMetrics(manager, metrics))).toEqual(await total(`${TEAM_AT} in (1, 2)`));
    expect(totalsOf(await askMetrics(manager, metrics, { by: ["rep"] }))).toEqual(await total(`${TEAM_AT} in (1, 2)`));
  });

  it("medians by team and in total", async () => {
    const result = await askMetrics(scope(), ["sales_cycle"], { by: ["team"] });
    const rows = await queryRows<{ name: string | null; median: number | null }>(
      database.client,
      sql`select name, percentile_cont(0.5) within group (order by days) as median from (
            select distinct d.id, t.name, d.closed_on - d.opened_on as days
            from ${raw(CREDITS)} left join teams t on t.id = ${raw(TEAM_AT)}
            where ${raw(IN_QUARTER)} and d.outcome = 'won' and d.opened_on <= d.closed_on
          ) x group by name`,
    );
    const byName = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
    expect(linesOf(result).sort(byName)).toEqual(rows.map(({ name, median }) => [name ?? "none", median]).sort(byName));
  });
});
