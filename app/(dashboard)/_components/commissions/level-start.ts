import type { NextTier } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";

/** Where a level begins. A share of the quota is called plan attainment, as what the component adds up is not all revenue. */
export function levelStart({ at, quota }: Pick<NextTier, "at" | "quota">): string {
  return quota ? `${at} plan attainment of the ${formatMoney(quota, "exact")} quota` : at;
}
