import type { RunException } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";

/** What stands out, with its amount: `More is owed back than before: $250.00.` */
export function exceptionWords({ kind, message, amount }: RunException): string {
  if (!amount) return message;
  return `${message.replace(/\.$/, "")}: ${formatMoney(amount, "exact", kind === "adjusted" ? "always" : "auto")}.`;
}
