import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { type PlanInForce, plansInForce } from "@/lib/domain/commissions/plan-in-force";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import type { NextTier } from "../types";
import { calculateTiersAhead, hasLevels, windowOn } from "./next-tier";
import { findRepFacts, loadPlanVersions, type RepFacts } from "./plan-facts";
import { createRateLoader } from "./rate-facts";
import { isRepReached } from "./reach";

/** The plan that a rep is on on a day. */
export type PlanOn = { readonly rep: RepFacts; readonly inForce: PlanInForce; readonly day: CalendarDate };

/** The plan that a rep is on on a day; null without one, and for a rep who is out of reach on that day. */
export async function findPlanOn(scope: ReadScope, repId: number, day: CalendarDate): Promise<PlanOn | null> {
  // Of a day ahead what has accumulated is today's.
  const days = day > scope.today ? [day, scope.today] : [day];
  const reached = await Promise.all(days.map((one) => isRepReached(scope, repId, one)));
  if (reached.includes(false)) return null;
  const [rep, planVersions] = await Promise.all([findRepFacts(database(), repId), loadPlanVersions(database(), repId)]);
  if (!rep) return null;
  const inForce = plansInForce({ planVersions, assignments: rep.assignments })(day);
  return inForce && { rep, inForce, day };
}

/** What a component accumulates in a span beside what statements say: what supposed deals would add. */
export type Addition = (plan: string, component: string, span: Period) => bigint;

/** The next tier, threshold or bonus of each component that has one ahead, from all that counts in the window that is running. */
export async function listNextTiers(scope: ReadScope, plan: PlanOn): Promise<NextTier[]> {
  return firstTiers(await listTiersAhead(scope, [plan]));
}

/** Of each component in each window the level that comes first. */
export function firstTiers(ahead: readonly NextTier[]): NextTier[] {
  return ahead.filter((tier, place) => ahead.findIndex((other) => isSameRate(other, tier)) === place);
}

/** Whether two levels are of the same component in the same window. */
export function isSameRate(one: NextTier, other: NextTier): boolean {
  return one.component.id === other.component.id && one.window.key === other.window.key;
}

/** Every level ahead of each component of the plans on their days, the next one first; days in one window are looked at once. */
export async function listTiersAhead(
  scope: ReadScope,
  plans: readonly PlanOn[],
  addition: Addition = () => 0n,
): Promise<NextTier[]> {
  const tiers = await Promise.all(plans.map((plan) => listTiersOn(scope, plan, addition)));
  return tiers.flatMap((own, place) => {
    const known = tiers.slice(0, place).flat();
    return own.filter((tier) => !known.some((one) => isSameRate(one, tier)));
  });
}

async function listTiersOn(
  { organisation }: ReadScope,
  { rep, inForce, day }: PlanOn,
  addition: Addition,
): Promise<NextTier[]> {
  const { currency: reportingCurrency, fiscalYearStartMonth } = organisation;
  const { rules } = inForce.version;
  const foreign = new Set([rules.currency, ...rep.quotas.map(({ currency }) => currency)]);
  const fxRates = foreign.size > 1 ? await createRateLoader(database())(foreign) : [];
  const tiers: NextTier[] = [];
  for (const component of rules.components) {
    const window = windowOn(component, day, fiscalYearStartMonth);
    if (!window || !hasLevels(component)) continue;
    const { plan } = inForce.version;
    const stored = await readAccumulated(rep.id, { plan, component: component.id }, window.span);
    const accumulated = stored + addition(plan, component.id, window.span);
    tiers.push(...calculateTiersAhead(component, window, accumulated, { rep, inForce, fxRates, reportingCurrency }));
  }
  return tiers;
}

async function readAccumulated(
  repId: number,
  { plan, component }: { readonly plan: string; readonly component: string },
  { from, to }: Period,
): Promise<bigint> {
  const [row] = await queryRows<{ credited: bigint }>(
    database(),
    sql`select coalesce(sum(l.credited_minor), 0)::bigint as credited from statement_lines l join statements s on s.id = l.statement_id
        where s.rep_id = ${repId}::int and s.to_on > ${from}::date
          and l.plan = ${plan} and l.component = ${component} and l.origin_on >= ${from}::date and l.origin_on < ${to}::date`,
  );
  return row?.credited ?? 0n;
}
