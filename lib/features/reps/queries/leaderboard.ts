import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { getOrganisation } from "@/lib/features/organisation/queries";
import type { Money } from "@/lib/values/money";
import type { Period } from "@/lib/values/period";
import type { Leaderboard, Standing } from "../types";

type Result = { readonly repId: number; readonly name: string; readonly revenue: Money | null };

/**
 * The reps by revenue in a period, for one of them, and no more of the others than the organisation lets reps see. Throws `misuse`
 * without leave for `leaderboard.read`.
 */
export async function loadLeaderboard(scope: ReadScope, period: Period): Promise<Leaderboard> {
  if (scope.action !== "leaderboard.read") {
    throw new AppError("misuse", `The leaderboard is read with leave for leaderboard.read, not for ${scope.action}.`);
  }
  const { leaderboard } = await getOrganisation();
  const { repId, viewedBy } = scope.actor;
  // Who looks at a rep's view learns nothing of others that they may not see anyway.
  const isBeyondViewer = viewedBy !== null && reachOf(viewedBy.roles, "sales.read") !== "all";
  if (leaderboard === "nothing" || repId === null || isBeyondViewer) return { shows: "nothing" };
  const results = await loadResults(scope, period);
  const own = standingOf(results, repId);
  if (leaderboard === "rank_only") return { shows: leaderboard, own };
  const rows = results.map(({ repId: id, name, revenue }) => ({
    place: placeOf(results, revenue),
    name,
    revenue,
    own: id === repId,
  }));
  return { shows: leaderboard, own, rows };
}

async function loadResults(scope: ReadScope, period: Period): Promise<Result[]> {
  const { rows } = await queryMetrics(scope, {
    metrics: ["revenue"],
    by: ["rep"],
    period,
    filters: [],
    rowsOnly: true,
  });
  const results = rows.flatMap(({ key: { rep }, cells }): Result[] => {
    if (!rep || typeof rep === "string") return [];
    const value = cells.revenue?.value ?? null;
    return [{ repId: Number(rep.id), name: rep.name, revenue: typeof value === "number" ? null : value }];
  });
  return results.sort((a, b) => compareMinor(b, a) || a.name.localeCompare(b.name, "en"));
}

function standingOf(results: readonly Result[], repId: number): Standing {
  const own = results.find((result) => result.repId === repId);
  return { place: own ? placeOf(results, own.revenue) : null, of: results.length, revenue: own?.revenue ?? null };
}

function placeOf(results: readonly Result[], revenue: Money | null): number {
  return 1 + results.filter((result) => minorOf(result.revenue) > minorOf(revenue)).length;
}

function compareMinor(a: Result, b: Result): number {
  const [left, right] = [minorOf(a.revenue), minorOf(b.revenue)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function minorOf(revenue: Money | null): bigint {
  return revenue?.minor ?? 0n;
}
