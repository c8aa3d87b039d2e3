import type { DealReversal } from "@/lib/features/deals/types";
import { formatDate } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import type { CalendarDate } from "@/lib/values/calendar-date";

/** `cancelled 12 Mar` where nothing is left of the deal, `refunded $1,200` where something is; with the year unless it is that of `today`. */
export function reversalWords({ type, on, amount, whole }: DealReversal, today?: CalendarDate): string {
  if (!whole) return `${type} ${amount ? formatMoney(amount) : "in part"}`;
  return `${type === "cancelled" ? type : `${type} in full`} ${formatDate(on, today)}`;
}
