import { beforeAll, expect, it } from "vitest";
import { commandWriteScope } from "@/lib/auth/command";
import { queryRows, raw } from "@/lib/db/sql";
import { importPlan } from "@/lib/features/commissions/mutations";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import type { KindId } from "./kinds/types";

/** A file, what becomes of its rows, and then what a query says. */
type Step = {
  readonly file: string;
  readonly counts: Partial<Record<"created" | "updated" | "unchanged", number>>;
  readonly sql: string;
  readonly rows: readonly (readonly unknown[])[];
};
type Story = { readonly kind: KindId; readonly steps: readonly Step[] };

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

const STORIES: readonly Story[] = [
  {
    kind: "teams",
    steps: [
      {
        file: lines("name,parent,manager", "West,Sales,Mia", "Sales,,Max", "East,Sales,"),
        counts: { created: 3 },
        sql: 'select t.name, p.name as parent, t.manager_name from teams t left join teams p on p.id = t.parent_id order by t.name collate "C"',
        rows: [
          ["East", "Sales", null],
          ["Sales", null, "Max"],
          ["West", "Sales", "Mia"],
        ],
      },
      {
        file: lines("name,parent", "west,", "East,World"),
        counts: { updated: 2 },
        sql: "select t.name, p.name as parent, t.manager_name from teams t left join teams p on p.id = t.parent_id where t.name <> 'Sales' order by t.name collate \"C\"",
        rows: [
          ["East", "World", null],
          ["World", null, null],
          ["west", null, "Mia"],
        ],
      },
    ],
  },
  {
    kind: "reps",
    steps: [
      {
        file: lines(
          "name,external_id,email,team,manager,region,started_on,ended_on",
          "Ana,7,Ana@Example.com,West,Mia,North,2024-01-01,",
          "Bo,,,East,,South,,2026-12-31",
        ),
        counts: { created: 2 },
        sql: "select r.name, r.external_id, r.email, r.region, r.manager_name, r.started_on, r.ended_on, m.from_on, lower(t.name) from reps r join team_memberships m on m.rep_id = r.id join teams t on t.id = m.team_id order by r.name",
        rows: [
          ["Ana", "7", "ana@example.com", "North", "Mia", "2024-01-01", null, "0001-01-01", "west"],
          ["Bo", null, null, "South", null, null, "2026-12-31", "0001-01-01", "east"],
        ],
      },
      {
        file: lines("name,region", "ANA,", "Bo,South"),
        counts: { updated: 1, unchanged: 1 },
        sql: "select name, external_id, email, region, started_on from reps order by id",
        rows: [
          ["ANA", "7", "ana@example.com", null, "2024-01-01"],
          ["Bo", null, null, "South", null],
        ],
      },
      {
        file: lines("name,external_id", "Ana,7", "Bo,8"),
        counts: { updated: 2 },
        sql: "select name, external_id from reps order by id",
        rows: [
          ["Ana", "7"],
          ["Bo", "8"],
        ],
      },
    ],
  },
  {
    kind: "accounts",
    steps: [
      {
        file: lines(
          "name,external_id,segment,industry,country,created_on",
          "Acme,A1,large,steel,DE,2020-05-01",
          "Beta,,small,,,",
        ),
        counts: { created: 2 },
        sql: "select name, external_id, segment, industry, country, created_on from accounts order by id",
        rows: [
          ["Acme", "A1", "large", "steel", "DE", "2020-05-01"],
          ["Beta", null, "small", null, null, null],
        ],
      },
      {
        file: lines("external_id,name,segment", "A1,Acme Corp,", "B1,beta,small"),
        counts: { updated: 2 },
        sql: "select name, external_id, segment, industry from accounts order by id",
        rows: [
          ["Acme Corp", "A1", null, "steel"],
          ["beta", "B1", "small", null],
        ],
      },
    ],
  },
  {
    kind: "products",
    steps: [
      {
        file: lines(
          "name,external_id,series,list_price,cost,currency",
          "Disk,P1,Store,100.50,40,",
          "Tape,P2,Store,1000,,JPY",
        ),
        counts: { created: 2 },
        sql: "select name, external_id, series, list_price_minor, cost_minor, currency from products order by id",
        rows: [
          ["Disk", "P1", "Store", 10050n, 4000n, "USD"],
          ["Tape", "P2", "Store", 1000n, null, "JPY"],
        ],
      },
      {
        file: lines("name,external_id,list_price", "Disk,P1,", "Tape,P2,1001"),
        counts: { updated: 2 },
        sql: "select name, list_price_minor, cost_minor, currency from products order by id",
        rows: [
          ["Disk", null, 4000n, "USD"],
          ["Tape", 1001n, null, "JPY"],
        ],
      },
    ],
  },
  {
    kind: "stages",
    steps: [
      {
        file: lines("name,probability", "Talking,20%", "Offer,50%", "WON,", "closed lost,0"),
        counts: { created: 4 },
        sql: "select name, position, probability_ppm, outcome from stages order by position",
        rows: [
          ["Talking", 1, 200_000, "open"],
          ["Offer", 2, 500_000, "open"],
          ["WON", 1000, null, "won"],
          ["closed lost", 1001, 0, "lost"],
        ],
      },
      {
        file: lines("name,position,outcome", "Talking,5,", "Signed,6,won"),
        counts: { updated: 1, created: 1 },
        sql: "select name, position, probability_ppm, outcome from stages where name in ('Talking', 'Signed') order by position",
        rows: [
          ["Talking", 5, 200_000, "open"],
          ["Signed", 6, null, "won"],
        ],
      },
    ],
  },
  {
    kind: "promotions",
    steps: [
      {
        file: lines("name,starts_on,ends_on,discount", "Spring,2026-03-01,2026-03-31,15%", "Always,,,0.05%"),
        counts: { created: 2 },
        sql: "select name, starts_on, ends_on, discount_ppm from promotions order by id",
        rows: [
          ["Spring", "2026-03-01", "2026-03-31", 150_000],
          ["Always", null, null, 500],
        ],
      },
      {
        file: lines("name,discount", "spring,", "Always,0.05%"),
        counts: { updated: 1, unchanged: 1 },
        sql: "select name, starts_on, discount_ppm from promotions order by id",
        rows: [
          ["spring", "2026-03-01", null],
          ["Always", null, 500],
        ],
      },
    ],
  },
  {
    kind: "campaigns",
    steps: [
      {
        file: lines(
          "name,external_id,channel,objective,paid,starts_on,ends_on,budget,currency,utm_campaign,team,goal_leads,goal_revenue,goal_ctr",
          "Launch,C1,Social,Leads,yes,2026-01-01,2026-03-31,5000,,launch26,West,100,20000.50,2.5%",
          "Brand,,TV,,no,,,,,,,,,",
        ),
        counts: { created: 2 },
        sql: "select c.name, c.external_id, c.channel, c.objective, c.paid, c.budget_minor, c.reporting_budget_minor, c.utm_campaign, lower(t.name), (select json_object_agg(metric, target order by metric) from campaign_goals g where g.campaign_id = c.id) from campaigns c left join teams t on t.id = c.team_id order by c.id",
        rows: [
          [
            "Launch",
            "C1",
            "Social",
            "leads",
            true,
            500_000n,
            500_000n,
            "launch26",
            "west",
            { ctr: 0.025, leads: 100, revenue: 2_000_050 },
          ],
          ["Brand", null, "TV", null, false, null, null, null, null, null],
        ],
      },
      {
        file: lines("name,external_id,goal_leads,goal_revenue,channel", "Launch,C1,120,,Social", "Brand,,,,TV"),
        counts: { updated: 1, unchanged: 1 },
        sql: "select c.name, c.paid, g.metric, g.target from campaigns c join campaign_goals g on g.campaign_id = c.id order by g.metric",
        rows: [
          ["Launch", true, "ctr", "0.025000"],
          ["Launch", true, "leads", "120.000000"],
        ],
      },
    ],
  },
  {
    kind: "leads",
    steps: [
      {
        file: lines(
          "external_id,first_contact_on,campaign,channel,account,email,owner,mql_on,sql_on,opportunity_on,customer_on,disqualified_on",
          "L1,2026-01-05,Launch,Social,Acme Corp,x@y.z,Ana,,2026-01-20,,,",
          "L2,2026-01-06,,,,,,,,,,2026-02-01",
        ),
        counts: { created: 2 },
        sql: "select l.external_id, l.first_contact_on, c.name, l.channel, a.name as account, l.email, r.name as owner, l.mql_on, l.sql_on, l.reached_mql_on, l.reached_sql_on, l.reached_opportunity_on, l.disqualified_on from leads l left join campaigns c on c.id = l.campaign_id left join accounts a on a.id = l.account_id left join reps r on r.id = l.owner_rep_id order by l.id",
        rows: [
          [
            "L1",
            "2026-01-05",
            "Launch",
            "Social",
            "Acme Corp",
            "x@y.z",
            "Ana",
            null,
            "2026-01-20",
            "2026-01-20",
            "2026-01-20",
            null,
            null,
          ],
          ["L2", "2026-01-06", null, null, null, null, null, null, null, null, null, null, "2026-02-01"],
        ],
      },
      {
        file: lines(
          "external_id,first_contact_on,sql_on,channel",
          "L1,2026-01-05,,Social",
          "L2,2026-01-06,2026-01-09,",
        ),
        counts: { updated: 2 },
        sql: "select external_id, email, sql_on, reached_mql_on, reached_sql_on from leads order by id",
        rows: [
          ["L1", "x@y.z", null, null, null],
          ["L2", null, "2026-01-09", "2026-01-09", "2026-01-09"],
        ],
      },
    ],
  },
  {
    kind: "deals",
    steps: [
      {
        file: lines(
          "external_id,rep,stage,name,account,product,units,opened_on,closed_on,expected_close_on,amount,recurring_amount,currency,list_amount,cost,type,promotion,lead,campaign,channel,lost_reason",
          "D1,ana@example.com,Won,Big,A1,P1,3,2026-01-10,2026-02-10,,250.555,20,,,,New,Spring,L1,Launch,Social,",
          "D2,8,Talking,,New Account,,,,,2026-09-30,1000,,,1200,,,,,,,",
        ),
        counts: { created: 2 },
        sql: "select d.external_id, d.name, a.name as account, p.name as product, d.units, s.name as stage, d.outcome, d.opened_on, d.closed_on, d.expected_close_on, d.amount_minor, d.recurring_minor, d.list_minor, d.cost_minor, d.reporting_amount_minor, d.type, o.name as offer, l.external_id as lead, m.name as campaign, d.channel, r.name as rep, c.share_ppm, c.amount_minor as credit from deals d left join accounts a on a.id = d.account_id left join products p on p.id = d.product_id join stages s on s.id = d.stage_id left join promotions o on o.id = d.promotion_id left join leads l on l.id = d.lead_id left join campaigns m on m.id = d.campaign_id join deal_credits c on c.deal_id = d.id join reps r on r.id = c.rep_id order by d.id",
        rows: [
          [
            "D1",
            "Big",
            "Acme Corp",
            "Disk",
            3,
            "WON",
            "won",
            "2026-01-10",
            "2026-02-10",
            null,
            25_056n,
            2_000n,
            null,
            12_000n,
            25_056n,
            "new",
            "spring",
            "L1",
            "Launch",
            "Social",
            "Ana",
            1_000_000,
            25_056n,
          ],
          [
            "D2",
            null,
            "New Account",
            null,
            1,
            "Talking",
            "open",
            null,
            null,
            "2026-09-30",
            100_000n,
            null,
            120_000n,
            null,
            100_000n,
            null,
            null,
            null,
            null,
            null,
            "Bo",
            1_000_000,
            100_000n,
          ],
        ],
      },
      {
        file: lines(
          "external_id,rep,stage,closed_on,amount,channel",
          "D1,Ana,Won,2026-02-10,250.56,",
          "D2,Bo,Closed Lost,2026-05-05,1000,",
        ),
        counts: { updated: 2 },
        sql: "select d.external_id, d.name, d.channel, d.type, d.outcome, d.closed_on, d.expected_close_on, d.list_minor, (select count(*) from deal_stage_changes h where h.deal_id = d.id) as moves from deals d order by d.id",
        rows: [
          ["D1", "Big", null, "new", "won", "2026-02-10", null, null, 0n],
          ["D2", null, null, null, "lost", "2026-05-05", "2026-09-30", 120_000n, 1n],
        ],
      },
    ],
  },
  {
    kind: "deal_events",
    steps: [
      {
        file: lines(
          "deal,type,on,amount,external_id,recorded_on",
          "D1,invoiced,2026-02-11,,,",
          "D1,paid,2026-02-20,100,E1,2026-02-22",
          "D1,paid,2026-02-20,50,,",
          "D1,paid,2026-02-20,50,,",
        ),
        counts: { created: 4 },
        sql: 'select d.external_id as deal, e.type, e."on", e.recorded_on, e.amount_minor, e.reporting_amount_minor, e.external_id, e.occurrence from deal_events e join deals d on d.id = e.deal_id order by e.id',
        rows: [
          ["D1", "invoiced", "2026-02-11", "2026-02-11", null, 25_056n, null, 1],
          ["D1", "paid", "2026-02-20", "2026-02-22", 10_000n, 10_000n, "E1", 1],
          ["D1", "paid", "2026-02-20", "2026-02-20", 5_000n, 5_000n, null, 1],
          ["D1", "paid", "2026-02-20", "2026-02-20", 5_000n, 5_000n, null, 2],
        ],
      },
      {
        file: lines(
          "deal,type,on,amount,external_id",
          "D1,paid,2026-02-20,,E1",
          "D1,paid,2026-02-20,50,",
          "D1,refunded,2026-03-01,5,",
        ),
        counts: { updated: 1, unchanged: 1, created: 1 },
        sql: "select type, recorded_on, amount_minor, reporting_amount_minor from deal_events order by id",
        rows: [
          ["invoiced", "2026-02-11", null, 25_056n],
          ["paid", "2026-02-22", null, 25_056n],
          ["paid", "2026-02-20", 5_000n, 5_000n],
          ["paid", "2026-02-20", 5_000n, 5_000n],
          ["refunded", "2026-03-01", 500n, 500n],
        ],
      },
    ],
  },
  {
    kind: "activities",
    steps: [
      {
        file: lines(
          "rep,type,at,external_id,deal,account,lead,minutes,outcome",
          "Ana,Call,2026-01-05T23:30,X1,D1,,L1,12,reached",
          "Bo,email,2026-01-05T23:30:00Z,,,Fresh,,,",
        ),
        counts: { created: 2 },
        sql: 'select r.name, v.type, extract(epoch from v.at)::bigint as at, v."on", d.external_id as deal, a.name as account, l.external_id as lead, v.minutes, v.outcome from activities v join reps r on r.id = v.rep_id left join deals d on d.id = v.deal_id left join accounts a on a.id = v.account_id left join leads l on l.id = v.lead_id order by v.id',
        rows: [
          ["Ana", "call", BigInt(Date.UTC(2026, 0, 5, 22, 30) / 1000), "2026-01-05", "D1", null, "L1", 12, "reached"],
          ["Bo", "email", BigInt(Date.UTC(2026, 0, 5, 23, 30) / 1000), "2026-01-06", null, "Fresh", null, null, null],
        ],
      },
      {
        file: lines(
          "rep,type,at,external_id,minutes",
          "Ana,Call,2026-01-05T23:30,X1,",
          "Bo,email,2026-01-05T23:30:00Z,,",
        ),
        counts: { updated: 1, created: 1 },
        sql: "select type, minutes, outcome from activities order by id",
        rows: [
          ["call", null, "reached"],
          ["email", null, null],
          ["email", null, null],
        ],
      },
    ],
  },
  {
    kind: "quotas",
    steps: [
      {
        file: lines(
          "rep,from,to,amount,currency,ramp",
          "Ana,2026-01-01,2026-04-01,100000,,50%",
          "Ana,2026-04-01,2026-07-01,100000,,",
          "Bo,2026-01-01,2026-04-01,90000,,",
        ),
        counts: { created: 3 },
        sql: "select r.name, q.from_on, q.to_on, q.amount_minor, q.reporting_amount_minor, q.ramp_ppm from quotas q join reps r on r.id = q.rep_id order by q.id",
        rows: [
          ["Ana", "2026-01-01", "2026-04-01", 10_000_000n, 10_000_000n, 500_000],
          ["Ana", "2026-04-01", "2026-07-01", 10_000_000n, 10_000_000n, 1_000_000],
          ["Bo", "2026-01-01", "2026-04-01", 9_000_000n, 9_000_000n, 1_000_000],
        ],
      },
      {
        file: lines("rep,from,to,amount", "Ana,2026-01-01,2026-04-01,120000", "Bo,2026-01-01,2026-04-01,90000"),
        counts: { updated: 1, unchanged: 1 },
        sql: "select q.amount_minor, q.ramp_ppm from quotas q order by q.id",
        rows: [
          [12_000_000n, 500_000],
          [10_000_000n, 1_000_000],
          [9_000_000n, 1_000_000],
        ],
      },
    ],
  },
  {
    kind: "campaign_days",
    steps: [
      {
        file: lines(
          "campaign,date,channel,impressions,clicks,visits,likes,comments,shares,saves,leads_reported,spend",
          "launch26,2026-01-01,,1000,10,8,1,2,,4,2,12.345",
          "C1,2026-01-01,Search,,,,,,,,,",
          "Brand,2026-01-01,,,,,,,,,,99.99",
        ),
        counts: { created: 3 },
        sql: 'select c.name, d."on", d.channel, d.impressions, d.clicks, d.visits, d.engagements, d.leads_reported, d.spend_minor, d.reporting_spend_minor from campaign_days d join campaigns c on c.id = d.campaign_id order by c.id, d.channel',
        rows: [
          ["Launch", "2026-01-01", "", 1000n, 10n, 8n, 7n, 2n, 1235n, 1235n],
          ["Launch", "2026-01-01", "Search", null, null, null, null, null, null, null],
          ["Brand", "2026-01-01", "", null, null, null, null, null, 9999n, 9999n],
        ],
      },
      {
        file: lines("campaign,date,impressions,engagements", "Launch,2026-01-01,,9", "Brand,2026-01-01,,"),
        counts: { updated: 1, unchanged: 1 },
        sql: "select c.name, d.impressions, d.clicks, d.engagements, d.spend_minor from campaign_days d join campaigns c on c.id = d.campaign_id where d.channel = '' order by c.id",
        rows: [
          ["Launch", null, 10n, 9n, 1235n],
          ["Brand", null, null, null, 9999n],
        ],
      },
    ],
  },
  {
    kind: "campaign_reach",
    steps: [
      {
        file: lines("campaign,from,to,reach,visitors", "Launch,2026-01-01,2026-02-01,5000,300"),
        counts: { created: 1 },
        sql: "select from_on, to_on, reach, visitors from campaign_reach",
        rows: [["2026-01-01", "2026-02-01", 5000n, 300n]],
      },
      {
        file: lines("campaign,from,to,reach", "Launch,2026-01-01,2026-02-01,", "Launch,2026-02-01,2026-03-01,7"),
        counts: { updated: 1, created: 1 },
        sql: "select reach, visitors from campaign_reach order by from_on",
        rows: [
          [null, 300n],
          [7n, null],
        ],
      },
    ],
  },
  {
    kind: "touches",
    steps: [
      {
        file: lines(
          "lead,account,at,campaign,channel,external_id",
          "L1,,2026-01-04 10:00,Launch,Social,T1",
          ",Acme Corp,2026-01-04,,Search,",
          ",Acme Corp,2026-01-04,,Search,",
        ),
        counts: { created: 3 },
        sql: 'select l.external_id as lead, a.name as account, extract(epoch from t.at)::bigint as at, t."on", c.name as campaign, t.channel, t.occurrence from touches t left join leads l on l.id = t.lead_id left join accounts a on a.id = t.account_id left join campaigns c on c.id = t.campaign_id order by t.id',
        rows: [
          ["L1", null, BigInt(Date.UTC(2026, 0, 4, 9) / 1000), "2026-01-04", "Launch", "Social", 1],
          [null, "Acme Corp", BigInt(Date.UTC(2026, 0, 3, 23) / 1000), "2026-01-04", null, "Search", 1],
          [null, "Acme Corp", BigInt(Date.UTC(2026, 0, 3, 23) / 1000), "2026-01-04", null, "Search", 2],
        ],
      },
      {
        file: lines("lead,at,channel,external_id", "L1,2026-01-04 10:00,,T1"),
        counts: { updated: 1 },
        sql: "select channel, campaign_id is null as without from touches where external_id = 'T1'",
        rows: [[null, false]],
      },
    ],
  },
  {
    kind: "purchases",
    steps: [
      {
        file: lines(
          "account,on,amount,external_id,currency,kind,term_months,cost,campaign",
          "Acme Corp,2026-01-01,1200,O1,,new,12,300,Launch",
          "Acme Corp,2026-02-01,10,,,,,,",
          "Acme Corp,2026-02-01,10,,,,,,",
          "Buyer,2026-02-02,-5,,,,,,",
        ),
        counts: { created: 4 },
        sql: 'select a.name, p."on", p.amount_minor, p.reporting_amount_minor, p.kind, p.term_months, p.cost_minor, p.reporting_cost_minor, c.name as campaign, p.occurrence from purchases p join accounts a on a.id = p.account_id left join campaigns c on c.id = p.campaign_id order by p.id',
        rows: [
          ["Acme Corp", "2026-01-01", 120_000n, 120_000n, "new", 12, 30_000n, 30_000n, "Launch", 1],
          ["Acme Corp", "2026-02-01", 1_000n, 1_000n, null, null, null, null, null, 1],
          ["Acme Corp", "2026-02-01", 1_000n, 1_000n, null, null, null, null, null, 2],
          ["Buyer", "2026-02-02", -500n, -500n, null, null, null, null, null, 1],
        ],
      },
      {
        file: lines("account,on,amount,external_id,cost", "Acme Corp,2026-01-01,1300,O1,"),
        counts: { updated: 1 },
        sql: "select amount_minor, kind, term_months, cost_minor from purchases where external_id = 'O1'",
        rows: [[130_000n, "new", 12, null]],
      },
    ],
  },
  {
    kind: "feedback",
    steps: [
      {
        file: lines(
          "on,score,survey,account,comment,campaign,external_id",
          '2026-01-01,9,,Acme Corp,"good,\nreally",Launch,F1',
          "2026-01-02,5,CSAT,,,,",
          "2026-01-03,,,,,,",
        ),
        counts: { created: 3 },
        sql: 'select f."on", f.score, f.survey, a.name, f.comment, c.name as campaign from feedback f left join accounts a on a.id = f.account_id left join campaigns c on c.id = f.campaign_id order by f.id',
        rows: [
          ["2026-01-01", 9, "nps", "Acme Corp", "good,\nreally", "Launch"],
          ["2026-01-02", 5, "csat", null, null, null],
          ["2026-01-03", null, "nps", null, null, null],
        ],
      },
      {
        file: lines("on,score,external_id", "2026-01-01,,F1"),
        counts: { updated: 1 },
        sql: "select score, comment is null as silent from feedback where external_id = 'F1'",
        rows: [[null, false]],
      },
    ],
  },
  {
    kind: "brand_surveys",
    steps: [
      {
        file: lines(
          "on,respondents,aided,unaided,exposed_aware,exposed_n,control_aware,control_n,campaign,market",
          "2026-01-01,1000,400,100,60,200,40,200,Launch,DE",
          "2026-01-01,500,100,,,,,,,",
        ),
        counts: { created: 2 },
        sql: 'select s."on", s.market, s.respondents, s.aided, s.unaided, s.exposed_aware, s.exposed_n, s.control_aware, s.control_n, c.name from brand_surveys s left join campaigns c on c.id = s.campaign_id order by s.id',
        rows: [
          ["2026-01-01", "DE", 1000, 400, 100, 60, 200, 40, 200, "Launch"],
          ["2026-01-01", "", 500, 100, null, null, null, null, null, null],
        ],
      },
      {
        file: lines("on,respondents,aided", "2026-01-01,600,"),
        counts: { updated: 1 },
        sql: "select respondents, aided from brand_surveys order by id",
        rows: [
          [1000, 400],
          [600, null],
        ],
      },
    ],
  },
  {
    kind: "brand_signals",
    steps: [
      {
        file: lines(
          "on,branded_searches,competitor_searches,mentions,competitor_mentions,direct_visits,market",
          "2026-01-01,10,90,5,,7,",
          "2026-01-01,1,,,,,DE",
        ),
        counts: { created: 2 },
        sql: 'select "on", market, branded_searches, competitor_searches, mentions, competitor_mentions, direct_visits from brand_signals order by market',
        rows: [
          ["2026-01-01", "", 10n, 90n, 5n, null, 7n],
          ["2026-01-01", "DE", 1n, null, null, null, null],
        ],
      },
      {
        file: lines("on,mentions,market", "2026-01-01,,", "2026-01-01,,DE"),
        counts: { updated: 1, unchanged: 1 },
        sql: "select branded_searches, mentions from brand_signals order by market",
        rows: [
          [10n, null],
          [1n, null],
        ],
      },
    ],
  },
  {
    kind: "costs",
    steps: [
      {
        file: lines(
          "on,kind,amount,currency,team,note",
          "2026-01-31,sales,500,,West,travel",
          "2026-01-31,sales,500,,West,travel",
          "2026-01-31,Marketing,7,,,",
        ),
        counts: { created: 3 },
        sql: 'select c."on", c.kind, c.amount_minor, c.reporting_amount_minor, lower(t.name), c.note, c.occurrence from costs c left join teams t on t.id = c.team_id order by c.id',
        rows: [
          ["2026-01-31", "sales", 50_000n, 50_000n, "west", "travel", 1],
          ["2026-01-31", "sales", 50_000n, 50_000n, "west", "travel", 2],
          ["2026-01-31", "marketing", 700n, 700n, null, null, 1],
        ],
      },
    ],
  },
  {
    kind: "fx_rates",
    steps: [
      {
        file: lines("on,currency,rate", "2026-01-01,EUR,1.0837", "2026-01-01,JPY,0.0064"),
        counts: { created: 2 },
        sql: 'select "on", currency, rate from fx_rates order by currency',
        rows: [
          ["2026-01-01", "EUR", "1.083700000000"],
          ["2026-01-01", "JPY", "0.006400000000"],
        ],
      },
      {
        file: lines("on,currency,rate", "2026-01-01,EUR,1.09", "2026-01-01,JPY,0.0064"),
        counts: { updated: 1, unchanged: 1 },
        sql: "select rate from fx_rates order by currency",
        rows: [["1.090000000000"], ["0.006400000000"]],
      },
    ],
  },
];

describeOnEachDatabase("importing", (database) => {
  beforeAll(async () => {
    await createOrganisation({ timeZone: "Europe/Berlin" });
    const component = { id: "base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } };
    await importPlan(await commandWriteScope("plans.write"), {
      name: "AE 2026",
      currency: "USD",
      components: [component],
    });
  });

  it.each(STORIES)("$kind: creates, knows again, changes, clears and leaves", async ({ kind, steps }) => {
    for (const { file, counts, sql, rows } of steps) {
      const first = await importAll(kind, file);
      expect(first.rows).toMatchObject({ created: 0, updated: 0, unchanged: 0, refused: 0, ...counts });
      const found = await queryRows<Record<string, unknown>>(database.client, raw(sql));
      expect(found.map((row) => Object.values(row))).toEqual(rows);
      const again = await importAll(kind, file);
      expect(again.rows).toMatchObject({ created: 0, updated: 0, unchanged: first.rows.read });
      expect(await queryRows(database.client, raw(sql))).toEqual(found);
    }
  });

  it("plan_assignments: creates, knows again, changes, clears and leaves", async () => {
    await importAll(
      "plan_assignments",
      "rep,plan,from,to,target_incentive\nAna,ae 2026,2026-01-01,2027-01-01,5000\nBo,AE 2026,2026-01-01,,\n",
    );
    const again = await importAll(
      "plan_assignments",
      "rep,plan,from,to\nAna,AE 2026,2026-01-01,\nBo,AE 2026,2026-01-01,\n",
    );
    expect(again.rows).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const rows = await database.client.planAssignment.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ toOn, targetIncentiveMinor }) => [toOn, targetIncentiveMinor])).toEqual([
      [null, 500_000n],
      [null, null],
    ]);
  });
});
