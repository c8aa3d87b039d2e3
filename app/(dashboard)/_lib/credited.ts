import type { Credited } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/words";

/** What was credited, in words: an amount to the cent, or a number of units or deals. */
export function formatCredited(credited: Credited): string {
  if ("count" in credited) return formatQuantity(credited.count, credited.of === "units" ? "unit" : "deal");
  return formatMoney(credited, "exact");
}
