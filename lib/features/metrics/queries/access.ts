import { loadGateFacts } from "@/lib/auth/facts";
import { createReadScope } from "@/lib/auth/gates";
import { type Action, PERMISSIONS, reachOf } from "@/lib/auth/permissions";
import type { Reach, ReadScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import { type Dimension, isTimeDimension } from "@/lib/metrics/dimensions";
import type { FactId } from "@/lib/metrics/facts";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricDefinition, MetricId, MetricQuery } from "@/lib/metrics/types";
import { isOfWholeMonths } from "@/lib/values/period";

const DEAL_FACTS: readonly FactId[] = [
  "deals_closed",
  "deals_opened",
  "deals_open",
  "deals_expected",
  "refunds",
  "refunds_of_closed",
];

/** What deals may be told apart by without telling more of one than its name, stage, amount, campaign and days. */
const OPEN_DIMENSIONS: readonly Dimension[] = ["stage", "campaign", "channel"];

/** Figures of deals that tell more of those that are counted. */
const CLOSED_METRICS: ReadonlySet<string> = new Set<MetricId>([
  "discount",
  "discounted_share",
  "offer_revenue",
  "refunds",
  "net_revenue",
  "revenue_taken_back",
  "lost_by_reason",
  "backward_deals",
]);

/** Whether everyone who sees deals may tell them apart by it. */
export function isOpenDimension(dimension: Dimension): boolean {
  return OPEN_DIMENSIONS.includes(dimension) || isTimeDimension(dimension);
}

/** The permission a metric needs when it is split and filtered by these dimensions. */
function actionOf({ id, area, facts }: MetricDefinition, dimensions: readonly Dimension[]): Action {
  switch (area) {
    case "pay":
      return "commissions.read";
    case "customers":
      return "customers.read";
    case "marketing":
    case "awareness":
      return "marketing.read";
    case "sales": {
      const ofDeals = facts.every((fact) => DEAL_FACTS.includes(fact));
      const isOpen = !CLOSED_METRICS.has(id) && dimensions.every(isOpenDimension);
      return ofDeals && isOpen ? "deals.read" : "sales.read";
    }
  }
}

/** What totals of pay may be split and filtered by: nothing that tells one rep's from another's. */
const TOTALS_BY: readonly Dimension[] = ["team", "month", "quarter", "year"];

/** The same for who asks: pay in totals where that is all they may see, and revenue by rep on the leaderboard. */
function actionFor(scope: ReadScope, metric: MetricDefinition, dimensions: readonly Dimension[]): Action {
  if (scope.action === "leaderboard.read") return leaderboardAction(scope, metric, dimensions);
  const action = actionOf(metric, dimensions);
  if (action !== "commissions.read" || !dimensions.every((dimension) => TOTALS_BY.includes(dimension))) return action;
  const onlyTotals = scope.action === "commissions.totals" || reachOf(scope.actor.roles, action) === null;
  return onlyTotals ? "commissions.totals" : action;
}

/**
 * Totals of pay are told for whole months as known today: those of a day, or of yesterday beside today, would be one deal's and
 * with it one rep's. Throws `forbidden` for other days where totals are all the actor may see.
 */
export function requireTotalsOfMonths(
  scope: ReadScope,
  metric: MetricDefinition,
  { period, asOf = scope.today }: Pick<MetricQuery, "period" | "asOf">,
): void {
  if (!isTotalOnly(scope, metric)) return;
  if (isOfWholeMonths(period, scope.today) && asOf === scope.today) return;
  throw new AppError("forbidden", `${scope.actor.name} sees ${metric.name} of whole months only, as known today.`);
}

/** Whether a metric is of pay, and the actor sees it in total only. */
export function isTotalOnly({ action, actor }: ReadScope, { area }: MetricDefinition): boolean {
  const reach = reachOf(actor.roles, "commissions.read");
  return area === "pay" && (action === "commissions.totals" ? reach !== "all" : reach === null);
}

function leaderboardAction(scope: ReadScope, { id, name }: MetricDefinition, dimensions: readonly Dimension[]): Action {
  if (id === "revenue" && dimensions.every((dimension) => dimension === "rep")) return scope.action;
  throw new AppError("forbidden", `The leaderboard shows revenue by rep, and no ${name}.`);
}

/**
 * How far the actor's reading of a metric goes, whatever page asks. Deals may be read without saying who sold them, what and how; that, quotas
 * and activities are results of reps. Throws `forbidden` when no role of the actor's may read the metric so.
 */
export async function reachForMetric(
  scope: ReadScope,
  metric: MetricDefinition,
  dimensions: readonly Dimension[],
): Promise<Reach> {
  if (!seesDealsOf(scope, metric))
    throw new AppError(
      "forbidden",
      `${scope.actor.name} may not see ${metric.name}: that needs leave to see all deals.`,
    );
  return await reachForAction(scope, actionFor(scope, metric, dimensions), metric.name);
}

/** Those of the metrics that the actor may read beside figures of campaigns, which reach over all of them. */
export function readableOfCampaigns(scope: ReadScope, metrics: readonly MetricId[]): MetricId[] {
  return metrics.filter((id) => seesDealsOf(scope, metricOf(id)));
}

/** A figure of all campaigns that is made of deals tells what all reps sold. */
function seesDealsOf({ actor }: ReadScope, { area, facts }: MetricDefinition): boolean {
  const ofAllDeals = area === "marketing" && facts.some((fact) => DEAL_FACTS.includes(fact));
  return !ofAllDeals || reachOf(actor.roles, "deals.read") === "all";
}

/** The actor's reach for an action: the scope's own, or what the actor's roles give. Throws `forbidden` when they give none. */
export async function reachForAction(scope: ReadScope, action: Action, what: string): Promise<Reach> {
  if (action === scope.action) return scope.reach;
  const kind = reachOf(scope.actor.roles, action);
  if (kind === "all") return { kind };
  if (kind === "team" && scope.reach.kind === "team") return scope.reach;
  if (kind === "own" && scope.actor.repId !== null) return { kind, repId: scope.actor.repId };
  if (kind === "team") return createReadScope(scope.actor, action, await loadGateFacts(scope.actor)).reach;
  throw new AppError(
    "forbidden",
    `${scope.actor.name} may not see ${what}: that needs leave to ${PERMISSIONS[action].words.toLowerCase()}.`,
  );
}
