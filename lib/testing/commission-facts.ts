import { createHash } from "node:crypto";
import type { WriteScope } from "@/lib/auth/scope";
import type { Client } from "@/lib/db/client";
import { execute, queryRows, raw, type Sql, sql } from "@/lib/db/sql";
import type { CommissionFacts, Deal } from "@/lib/domain/commissions/facts";
import { importPlan } from "@/lib/features/commissions/mutations";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { allocateLargestRemainder } from "@/lib/values/money";

type StoredFacts = Pick<
  CommissionFacts,
  "rep" | "startedOn" | "endedOn" | "assignments" | "quotas" | "deals" | "fxRates" | "team"
>;

/** Stores the facts of a preview file as an organisation's own data: the plan, the rep on it, quotas, deals, rates, the team. */
export async function storeCommissionFacts(
  client: Client,
  scope: WriteScope,
  facts: StoredFacts,
  plan: unknown,
): Promise<void> {
  await importPlan(scope, plan);
  await execute(
    client,
    sql`insert into stages (name, position, outcome) values ('Won', 1, 'won') on conflict (name) do nothing`,
  );
  const repId = await storeRep(client, facts.rep, facts);
  for (const { from, to, targetIncentive } of facts.assignments) {
    await execute(
      client,
      sql`insert into plan_assignments (rep_id, plan_id, from_on, to_on, target_incentive_minor)
          select ${repId}, id, ${from}::date, ${to}::date, ${targetIncentive}::bigint from plans where name = ${facts.assignments[0]?.plan}`,
    );
  }
  await storeQuotas(client, repId, facts.quotas);
  for (const { on, currency, rate } of facts.fxRates) {
    const text = `${rate.units}e-${rate.scale}`;
    await execute(
      client,
      sql`insert into fx_rates (currency, "on", rate) values (${currency}, ${on}::date, ${text}::numeric)`,
    );
  }
  if (facts.team.length > 0) await storeTeam(client, facts, repId);
  for (const deal of facts.deals) await storeDeal(client, deal);
}

/** Takes away what storeCommissionFacts stored; much quicker than emptying every table. */
export async function clearCommissionFacts(client: Client): Promise<void> {
  await clearStatements(client);
  for (const table of [
    "statement_adjustments",
    "deals",
    "plan_assignments",
    "plan_versions",
    "plans",
    "quotas",
    "fx_rates",
    "team_memberships",
    "team_history",
    "former_names",
  ])
    await execute(client, sql`delete from ${raw(table)}`);
  for (const table of ["teams", "reps", "accounts", "products", "promotions", "stages"])
    await execute(client, sql`delete from ${raw(table)}`);
}

/** Those that are locked too, which nothing but a test may do. */
async function clearStatements(client: Client): Promise<void> {
  const guarded = ["statements", "statement_lines", "statement_holds", "statement_adjustments", "locked_periods"];
  for (const table of guarded) await execute(client, sql`alter table ${raw(table)} disable trigger user`);
  for (const table of ["disputes", "locked_periods", "statements"])
    await execute(client, sql`delete from ${raw(table)}`);
  for (const table of guarded) await execute(client, sql`alter table ${raw(table)} enable trigger user`);
}

/** The id of the rep of that name, made if need be. */
export async function storeRep(
  client: Client,
  name: string,
  days: { readonly startedOn?: CalendarDate | null; readonly endedOn?: CalendarDate | null } = {},
): Promise<number> {
  const known = await queryRows<{ id: number }>(client, sql`select id from reps where name = ${name}`);
  return (
    known[0]?.id ??
    (await insertedId(
      client,
      sql`insert into reps (name, started_on, ended_on)
          values (${name}, ${days.startedOn ?? null}::date, ${days.endedOn ?? null}::date) returning id`,
    ))
  );
}

async function storeTeam(client: Client, { team, rep }: StoredFacts, repId: number): Promise<void> {
  const teamId = await insertedId(client, sql`insert into teams (name) values (${`${rep}'s team`}) returning id`);
  await execute(
    client,
    sql`insert into team_memberships (rep_id, from_on, team_id) values (${repId}, '0001-01-01', ${teamId})`,
  );
  for (const { rep: member, from, to } of team.filter((entry) => entry.rep !== rep)) {
    const memberId = await storeRep(client, member);
    await execute(
      client,
      sql`insert into team_memberships (rep_id, from_on, team_id) values (${memberId}, ${from}::date, ${teamId})`,
    );
    if (to !== null)
      await execute(
        client,
        sql`insert into team_memberships (rep_id, from_on, team_id) values (${memberId}, ${to}::date, null)`,
      );
  }
}

/** Stores a won deal with its credits and events. */
export async function storeDeal(client: Client, deal: Deal): Promise<number> {
  const { segment, product, promotion, currency } = deal;
  const accountId =
    deal.name === null
      ? null
      : await insertedId(
          client,
          sql`insert into accounts (name, segment) values (${deal.name}, ${segment}) returning id`,
        );
  const productId =
    product === null
      ? null
      : await insertedId(
          client,
          sql`with known as (select id from products where name = ${product}),
                   made as (insert into products (name, currency) select ${product}, ${currency} where not exists (select 1 from known) returning id)
              select id from known union all select id from made`,
        );
  if (promotion !== null)
    await execute(client, sql`insert into promotions (name) values (${promotion}) on conflict (name) do nothing`);
  const id = await insertedId(
    client,
    sql`insert into deals (external_id, name, account_id, product_id, units, stage_id, outcome, closed_on, currency, amount_minor, recurring_minor,
                           list_minor, cost_minor, type, promotion_id, channel)
        select ${deal.id}, ${deal.name}, ${accountId}::int, ${productId}::int, ${deal.units / 1_000_000n}::int, s.id, 'won', ${deal.on}::date, ${currency},
               ${deal.amount}, ${deal.recurringAmount}::bigint, ${deal.listAmount}::bigint, ${deal.cost}::bigint, ${deal.type}::deal_type,
               (select id from promotions where name = ${promotion}), ${deal.channel}
        from stages s where s.name = 'Won' returning id`,
  );
  await storeCredits(client, id, deal);
  await storeEvents(client, id, deal);
  return id;
}

/** Stores what became known since: other quotas, and deals as they are now. */
export async function updateCommissionFacts(client: Client, { rep, quotas, deals }: StoredFacts): Promise<void> {
  await execute(client, sql`delete from quotas`);
  await storeQuotas(client, await storeRep(client, rep), quotas);
  for (const deal of deals) {
    const [known] = await queryRows<{ id: number }>(
      client,
      sql`update deals set closed_on = ${deal.on}::date, amount_minor = ${deal.amount} where external_id = ${deal.id} returning id`,
    );
    if (!known) {
      await storeDeal(client, deal);
      continue;
    }
    await execute(client, sql`delete from deal_credits where deal_id = ${known.id}`);
    await execute(client, sql`delete from deal_events where deal_id = ${known.id}`);
    await storeCredits(client, known.id, deal);
    await storeEvents(client, known.id, deal);
  }
}

async function storeQuotas(client: Client, repId: number, quotas: StoredFacts["quotas"]): Promise<void> {
  for (const { from, to, amount, currency, ramp } of quotas) {
    await execute(
      client,
      sql`insert into quotas (rep_id, from_on, to_on, amount_minor, currency, ramp_ppm)
          values (${repId}, ${from}::date, ${to}::date, ${amount}, ${currency}, ${ramp}::int)`,
    );
  }
}

async function storeEvents(client: Client, dealId: number, deal: Deal): Promise<void> {
  for (const [index, { type, on, amount }] of deal.events.entries()) {
    const hash = createHash("sha256").update(`${deal.id} ${index}`).digest("hex");
    await execute(
      client,
      sql`insert into deal_events (deal_id, type, "on", recorded_on, amount_minor, content_hash)
          values (${dealId}, ${type}::deal_event_type, ${on}::date, ${on}::date, ${amount}::bigint, ${hash})`,
    );
  }
}

async function storeCredits(client: Client, dealId: number, { credits, amount }: Deal): Promise<void> {
  const parts = allocateLargestRemainder(
    amount ?? 0n,
    credits.map(({ share }) => share),
  );
  for (const [position, { rep, share, overlay }] of credits.entries()) {
    const repId = await storeRep(client, rep);
    await execute(
      client,
      sql`insert into deal_credits (deal_id, rep_id, kind, share_ppm, position, amount_minor)
          values (${dealId}, ${repId}, ${overlay ? "overlay" : "direct"}::credit_kind, ${share}::int, ${position}, ${parts[position]}::bigint)`,
    );
  }
}

async function insertedId(client: Client, statement: Sql): Promise<number> {
  const [row] = await queryRows<{ id: number }>(client, statement);
  if (!row) throw new Error("nothing was stored");
  return row.id;
}
