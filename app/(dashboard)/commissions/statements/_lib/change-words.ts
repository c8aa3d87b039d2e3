import type { StatementSummary } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";
import { addMoney, subtractMoney } from "@/lib/values/money";

type Changed = Pick<StatementSummary, "payable" | "previousPayable" | "lastChange">;

/** How a statement came from what was payable before to what is; the amounts sum to it. Null for one that its facts never changed. */
export function changeWords({ payable, previousPayable, lastChange }: Changed): string | null {
  if (previousPayable === null || lastChange === null) return null;
  const since = subtractMoney(payable, addMoney(previousPayable, lastChange));
  const byHand = since.minor === 0n ? "" : `; adjustments by hand since: ${formatMoney(since, "exact", "always")}`;
  return `It was ${formatMoney(previousPayable, "exact")} before its facts last changed it by ${formatMoney(lastChange, "exact", "always")}${byHand}.`;
}
