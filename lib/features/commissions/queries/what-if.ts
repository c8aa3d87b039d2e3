import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { sum } from "@/lib/domain/commissions/amounts";
import type { CommissionFacts } from "@/lib/domain/commissions/facts";
import { unpaidWords } from "@/lib/domain/commissions/unpaid";
import { AppError } from "@/lib/errors/app-error";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { WHOLE } from "@/lib/values/percentage";
import { contains, type Period } from "@/lib/values/period";
import type { NextTier, OpenDeal, Supposed, TypedDeal, WhatIf } from "../types";
import { loadSupposedDeals, type StoredDeal } from "./deal-facts";
import { type Addition, findPlanOn, firstTiers, isSameRate, listTiersAhead } from "./next-tiers";
import { findRepFacts, type RepFacts } from "./plan-facts";
import { isRepReached } from "./reach";
import { loadRepCommissionFacts, loadRepStatements, loadSharedFacts, type SharedFacts } from "./rep-commission-facts";
import type { RepStatement } from "./rep-statements";
import { compareMonths } from "./what-if-months";

const MILLION = 1_000_000n;
/** Names the typed deal among the facts; no stored deal has this row. */
const TYPED_ROW = 0;

type OpenDealRow = Omit<OpenDeal, "amount"> & { amount: bigint | null; currency: string };

/** The deals in play in which a rep has a credit, those that close first on top. Throws `not_found` for a rep out of reach today. */
export async function listOpenDeals(scope: ReadScope, repId: number): Promise<OpenDeal[]> {
  await requireReached(scope, repId);
  const rows = await queryRows<OpenDealRow>(
    database(),
    sql`select d.id, coalesce(case when d.name is null or strpos(d.name, a.name) > 0 then null else a.name || ': ' || d.name end, d.name, a.name, d.external_id) as name,
               d.amount_minor as amount, d.currency, sum(c.share_ppm)::int as share, g.name as stage, d.expected_close_on as "expectedCloseOn"
        from deals d join deal_credits c on c.deal_id = d.id join stages g on g.id = d.stage_id left join accounts a on a.id = d.account_id
        where c.rep_id = ${repId}::int and d.outcome = 'open'
        group by d.id, a.name, g.name
        order by d.expected_close_on nulls last, d.amount_minor desc nulls last, d.id`,
  );
  return rows.map(({ amount, currency, ...row }) => ({
    ...row,
    amount: amount === null ? null : money(amount, currency),
  }));
}

/**
 * What a rep's open statements would become if some deals were won: the engine over the facts and these, beside the engine over the facts. Nothing
 * is written. Null for a rep who is on no plan. Throws `not_found` for a rep out of reach today: open statements are of today's team.
 */
export async function getWhatIf(scope: ReadScope, repId: number, supposed: Supposed): Promise<WhatIf | null> {
  await requireReached(scope, repId);
  const rep = await findRepFacts(database(), repId);
  if (!rep) return null;
  const shared = await loadSharedFacts(database(), scope);
  const deals = [
    ...(await loadSupposedDeals(database(), repId, supposed.days, shared.keys)),
    ...(supposed.typed ? [await toDeal(supposed.typed, rep, shared)] : []),
  ];
  const { before, after, facts } = await calculateBothSides(rep, shared, deals);
  const currency = (after.at(-1) ?? before.at(-1))?.currency ?? scope.organisation.currency;
  const tiers = await compareTiers(scope, repId, { days: deals.map(({ on }) => on), before, after });
  const unpaid = deals
    .filter(({ id }) => !after.some(({ lines }) => lines.some((line) => line.deal === id)))
    .flatMap((deal) => unpaidDeal(deal, facts));
  return { ...compareMonths(before, after, deals, currency), ...tiers, unpaid, currency };
}

/** The same months with the deals and without them: one that only they bring is owed its draw all the same. */
async function calculateBothSides(rep: RepFacts, shared: SharedFacts, deals: readonly StoredDeal[]) {
  const known = await loadRepCommissionFacts(rep, shared, deals);
  const won = known.facts.deals.filter((deal) => !deals.some((supposed) => supposed === deal));
  const before = await loadRepStatements(database(), rep.id, { ...known, facts: { ...known.facts, deals: won } });
  const after = deals.length === 0 ? before : await loadRepStatements(database(), rep.id, known);
  return { before, after, facts: known.facts };
}

function unpaidDeal(deal: StoredDeal, facts: CommissionFacts): WhatIf["unpaid"] {
  const why = unpaidWords(deal, facts);
  return why === null ? [] : [{ name: deal.rowId === TYPED_ROW ? null : (deal.name ?? deal.id), why }];
}

type Compared = {
  /** On which the supposed deals are won. */
  readonly days: readonly CalendarDate[];
  readonly before: readonly RepStatement[];
  readonly after: readonly RepStatement[];
};

/** The tiers, thresholds and bonuses ahead if the deals were won, and those that would be reached by them: of the windows that are running and of those the deals come in. */
async function compareTiers(
  scope: ReadScope,
  repId: number,
  { days, before, after }: Compared,
): Promise<Pick<WhatIf, "nextTiers" | "reachedTiers">> {
  // No window is shorter than a month, so one day of each is enough.
  const wanted = [...new Map([...days, scope.today].map((day) => [day.slice(0, "2026-01".length), day])).values()]
    .filter((day) => day >= scope.today)
    .sort();
  const plans = (await Promise.all(wanted.map((day) => findPlanOn(scope, repId, day)))).filter((plan) => plan !== null);
  const add: Addition = (...part) => creditedBy(after, ...part) - creditedBy(before, ...part);
  const [ahead, still] = await Promise.all([listTiersAhead(scope, plans), listTiersAhead(scope, plans, add)]);
  const isStill = (reached: NextTier) =>
    still.some((tier) => isSameRate(tier, reached) && tier.level === reached.level && tier.at === reached.at);
  return { nextTiers: firstTiers(still), reachedTiers: ahead.filter((tier) => !isStill(tier)) };
}

function creditedBy(statements: readonly RepStatement[], plan: string, component: string, span: Period): bigint {
  const lines = statements.flatMap((statement) => statement.lines);
  return sum(
    lines
      .filter((line) => line.plan === plan && line.component === component && contains(span, line.originFrom))
      .map(({ credited }) => credited),
  );
}

async function requireReached(scope: ReadScope, repId: number): Promise<void> {
  if (!(await isRepReached(scope, repId, scope.today))) throw new AppError("not_found", "There is no such rep.");
}

async function toDeal(
  { amount, on, type, productId }: TypedDeal,
  rep: RepFacts,
  { keys }: SharedFacts,
): Promise<StoredDeal> {
  return {
    rowId: TYPED_ROW,
    id: "What if",
    name: null,
    on,
    currency: amount.currency,
    amount: amount.minor,
    cost: null,
    recurringAmount: null,
    listAmount: null,
    units: MILLION,
    type,
    product: productId === null ? null : await findProductName(productId),
    segment: null,
    channel: null,
    promotion: null,
    credits: [{ rep: keys.get(rep.id) ?? String(rep.id), name: null, share: WHOLE, overlay: false }],
    events: [],
  };
}

async function findProductName(id: number): Promise<string | null> {
  const [row] = await queryRows<{ name: string }>(database(), sql`select name from products where id = ${id}::int`);
  return row?.name ?? null;
}
