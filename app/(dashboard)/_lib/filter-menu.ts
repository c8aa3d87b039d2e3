import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { DIMENSIONS, type Dimension, isTimeDimension, SELLER_DIMENSIONS } from "@/lib/metrics/dimensions";

export type FilterDimension = { readonly id: Dimension; readonly label: string };

/** What this person may filter by, of the dimensions that fit: who sold is for those who may see results of reps. */
export function filterMenu(scope: ReadScope, dimensions: readonly Dimension[]): FilterDimension[] {
  const seesReps = reachOf(scope.actor.roles, "sales.read") !== null;
  return dimensions
    .filter((dimension) => !isTimeDimension(dimension) && (seesReps || !SELLER_DIMENSIONS.includes(dimension)))
    .map((id) => ({ id, label: DIMENSIONS[id].label }));
}
