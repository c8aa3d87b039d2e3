import type { RunException, StatementSummary } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";

/** What stands out, as a sentence with its amount: `More is owed back than before: $250.00.` */
export function exceptionWords({ kind, message, amount }: RunException): string {
  if (!amount && /[.!?]$/.test(message)) return message;
  const words = message.replace(/\.$/, "");
  return amount ? `${words}: ${formatMoney(amount, "exact", kind === "adjusted" ? "always" : "auto")}.` : `${words}.`;
}

const ADVICE: Readonly<Record<Exclude<RunException["kind"], "negative">, string>> = {
  problem: "It pays nothing yet for what waits; import what is missing.",
  left: "Decide on the statement whether it is paid, with a reason.",
  adjusted: "See whether the amount and the reason are right.",
  owed_back: "Later earnings repay it; see whether they can.",
  high: "See whether a deal's amount is right.",
  dispute: "Answer it on the statement.",
  changed: "Look at it again.",
  returned: "Approve it once that is answered.",
};

/** What to do about what stands out on a statement, or what follows from it. */
export function exceptionAdvice(
  { kind }: RunException,
  statement: Pick<StatementSummary, "payable" | "balance">,
): string {
  return kind === "negative" ? paidAllTheSame(statement) : ADVICE[kind];
}

/** A draw or an adjustment may pay although more was taken back than earned, and not every draw is owed back. */
function paidAllTheSame({ payable, balance }: Pick<StatementSummary, "payable" | "balance">): string {
  const paid = payable.minor > 0n ? `${formatMoney(payable, "exact")} is paid all the same` : "Nothing is paid";
  return balance.minor > 0n
    ? `${paid}; what is owed back is carried to the next statement: ${formatMoney(balance, "exact")}.`
    : `${paid}; nothing is owed back.`;
}
