import type { Client } from "@/lib/db/client";
import { execute, queryRows, raw, type Sql, sql } from "@/lib/db/sql";
import { allocateLargestRemainder } from "@/lib/values/money";

type Cell = string | number | bigint | boolean | null | undefined;

/** A deal as a test says it: `reps` as `{ Ana: 60, Bo: 40 }`, amounts in major units of dollars. */
export type DealFact = {
  readonly id: string;
  readonly reps: Readonly<Record<string, number>>;
  readonly stage: "Won" | "Lost" | "Open" | "Early";
  readonly amount?: number | null;
  readonly opened?: string;
  readonly closed?: string;
  readonly expected?: string;
  readonly list?: number;
  readonly recurring?: number;
  readonly cost?: number;
  readonly product?: string;
  readonly account?: string;
  readonly campaign?: string;
  readonly channel?: string;
  readonly promotion?: string;
  readonly reason?: string;
  readonly type?: string;
  readonly lead?: string;
  /** A currency without a rate: the deal has no amount in the organisation's currency. */
  readonly currency?: string;
};

/** Stores small facts for tests of measures, by name; what a fact names is made when it is new. */
export function metricFacts(client: Client) {
  const insert = async (table: string, row: Readonly<Record<string, Cell>>): Promise<number> => {
    const entries = Object.entries(row).filter(([, value]) => value !== undefined);
    const columns = entries.map(([column]) => `"${column}"`).join(", ");
    const values = entries.map(([, value], index) => sql`${raw(index === 0 ? "" : ", ")}${literal(value ?? null)}`);
    const statement = values.reduce<Sql>(
      (all, value) => sql`${all}${value}`,
      sql`insert into ${raw(`${table} (${columns})`)} values (`,
    );
    await execute(client, sql`${statement})`);
    const keyed = "id" in row || NO_ID.has(table);
    if (keyed) return 0;
    const [made] = await queryRows<{ id: number }>(client, sql`select max(id)::int as id from ${raw(table)}`);
    return made?.id ?? 0;
  };
  const named = async (table: string, name: string, row: Readonly<Record<string, Cell>> = {}): Promise<number> => {
    const [known] = await queryRows<{ id: number }>(client, sql`select id from ${raw(table)} where name = ${name}`);
    return known?.id ?? (await insert(table, { name, ...row }));
  };
  const optional = async (table: string, name: string | undefined, row = {}) =>
    name === undefined ? null : await named(table, name, row);

  const facts = {
    insert,
    rep: (name: string, row: Readonly<Record<string, Cell>> = {}) => named("reps", name, row),
    account: (name: string, row: Readonly<Record<string, Cell>> = {}) => named("accounts", name, row),
    campaign: (name: string, row: Readonly<Record<string, Cell>> = {}) =>
      named("campaigns", name, { currency: "USD", ...row }),
    stage: (name: DealFact["stage"]) => named("stages", name, STAGES[name]),
    /** A rep's team from a day on; null for none. */
    async member(rep: string, team: string | null, from = "0001-01-01") {
      const teamId = team === null ? null : await named("teams", team);
      await insert("team_memberships", { rep_id: await facts.rep(rep), team_id: teamId, from_on: from });
    },
    async quota(rep: string, from: string, to: string, amount: number, ramp = 1_000_000) {
      const minor = cents(amount);
      await insert("quotas", {
        rep_id: await facts.rep(rep),
        from_on: from,
        to_on: to,
        amount_minor: minor,
        reporting_amount_minor: minor,
        currency: "USD",
        ramp_ppm: ramp,
      });
    },
    async deal(deal: DealFact): Promise<number> {
      const known = deal.currency === undefined;
      const money = (amount: number | null | undefined) =>
        amount === undefined || amount === null ? null : cents(amount);
      const columns = {
        amount: money(deal.amount),
        list: money(deal.list),
        recurring: money(deal.recurring),
        cost: money(deal.cost),
      };
      const minor = Object.fromEntries(
        Object.entries(columns).flatMap(([name, value]) => [
          [`${name}_minor`, value],
          [`reporting_${name}_minor`, known ? value : null],
        ]),
      );
      const [lead] = deal.lead
        ? await queryRows<{ id: number }>(client, sql`select id from leads where external_id = ${deal.lead}`)
        : [];
      const id = await insert("deals", {
        external_id: deal.id,
        name: deal.id,
        stage_id: await facts.stage(deal.stage),
        outcome: STAGES[deal.stage].outcome,
        opened_on: deal.opened,
        closed_on: deal.closed,
        expected_close_on: deal.expected,
        currency: deal.currency ?? "USD",
        account_id: await optional("accounts", deal.account),
        product_id: await optional("products", deal.product, { currency: "USD" }),
        campaign_id: await optional("campaigns", deal.campaign, { currency: "USD" }),
        promotion_id: await optional("promotions", deal.promotion),
        lead_id: lead?.id,
        channel: deal.channel,
        lost_reason: deal.reason,
        type: deal.type,
        ...minor,
      });
      const shares = Object.entries(deal.reps);
      const parts =
        columns.amount === null
          ? null
          : allocateLargestRemainder(
              columns.amount,
              shares.map(([, share]) => BigInt(share)),
            );
      for (const [position, [rep, share]] of shares.entries()) {
        await insert("deal_credits", {
          deal_id: id,
          rep_id: await facts.rep(rep),
          share_ppm: share * 10_000,
          position,
          amount_minor: parts?.[position] ?? null,
          reporting_amount_minor: known ? (parts?.[position] ?? null) : null,
        });
      }
      return id;
    },
    async refund(deal: string, on: string, amount: number | null, type = "refunded") {
      const [row] = await queryRows<{ id: number }>(client, sql`select id from deals where external_id = ${deal}`);
      const minor = amount === null ? null : cents(amount);
      await insert("deal_events", {
        external_id: `${deal} ${on} ${amount}`,
        deal_id: row?.id,
        type,
        on,
        recorded_on: on,
        amount_minor: minor,
        reporting_amount_minor: minor,
      });
    },
  };
  return facts;
}

export type MetricFacts = ReturnType<typeof metricFacts>;

export const cents = (amount: number): bigint => BigInt(Math.round(amount * 100));

const NO_ID = new Set([
  "team_memberships",
  "deal_credits",
  "statement_lines",
  "campaign_days",
  "campaign_reach",
  "campaign_goals",
  "brand_signals",
]);

const STAGES = {
  Won: { position: 3, outcome: "won", probability_ppm: 1_000_000 },
  Lost: { position: 4, outcome: "lost", probability_ppm: 0 },
  Open: { position: 2, outcome: "open", probability_ppm: 500_000 },
  Early: { position: 1, outcome: "open", probability_ppm: null },
} as const;

/** Values of any column: an untyped literal takes the column's type, which a parameter does not. */
function literal(value: Exclude<Cell, undefined>): Sql {
  return value === null ? raw("null") : raw(`'${String(value).replaceAll("'", "''")}'`);
}
