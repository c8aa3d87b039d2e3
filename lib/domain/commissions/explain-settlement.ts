import { moneyToDecimalText } from "@/lib/values/money";
import { type Explanation, type ExplanationStep, step } from "./explanation";
import { moneyWords } from "./words";

/** What a statement says of its pay, in minor units of its currency. `balanceBefore` is what the rep owed back after the statement before it. */
export type SettledFigures = {
  readonly earned: bigint;
  /** What it newly keeps back, or below zero what it sets free. */
  readonly withheld: bigint;
  readonly draw: bigint;
  readonly carried: bigint;
  readonly adjusted: bigint;
  readonly balanceBefore: bigint;
  readonly balance: bigint;
  readonly payable: bigint;
};

/** Why a statement's draw, what it carries and what is owed back after it are their numbers; none of what is nothing. */
export type SettlementExplanation = {
  readonly draw: Explanation;
  readonly carried: Explanation;
  readonly balance: Explanation;
};

/** Explains from a statement's own figures what `settle` made of its earnings, so that statements locked long ago say it too. */
export function explainSettlement(figures: SettledFigures, currency: string): SettlementExplanation {
  const { draw, carried, balanceBefore, balance } = figures;
  const owing = [draw, carried, balanceBefore, balance].some((amount) => amount !== 0n);
  return {
    draw: draw === 0n ? [] : [draw > 0n ? topUpStep(figures, currency) : drawRepaidStep(figures, currency)],
    carried:
      carried === 0n ? [] : [carried > 0n ? carriedStep(figures, currency) : carriedRepaidStep(figures, currency)],
    balance: owing ? [balanceStep(figures, currency)] : [],
  };
}

function topUpStep(figures: SettledFigures, currency: string): ExplanationStep {
  const { draw, carried, balanceBefore, balance } = figures;
  const floor = netOf(figures) + draw;
  const recoverable = balance - carried !== balanceBefore;
  const kind = recoverable ? "recoverable" : "non-recoverable";
  const back = recoverable ? "later earnings above the draw repay it" : "nobody owes it back";
  const text = `${netWords(figures, currency)}. The ${kind} draw of ${moneyWords(floor, currency)} adds ${moneyWords(draw, currency)}; ${back}.`;
  return step("draw", text, {
    net: plain(netOf(figures), currency),
    draw: plain(floor, currency),
    added: plain(draw, currency),
    recoverable: recoverable ? "yes" : "no",
  });
}

/** How high the draw is can be told as long as something is left to repay: pay is then taken down to it. */
function drawRepaidStep(figures: SettledFigures, currency: string): ExplanationStep {
  const { draw, carried, balanceBefore, balance } = figures;
  const left = balance - carried > 0n;
  const floor = netOf(figures) + draw;
  const which = left ? `the draw of ${moneyWords(floor, currency)}` : "the draw";
  const text = `${netWords(figures, currency)}. What is above ${which} repays ${repaidWords(-draw, balanceBefore, currency)}.`;
  return step("repaid", text, {
    net: plain(netOf(figures), currency),
    ...(left ? { draw: plain(floor, currency) } : {}),
    repaid: plain(-draw, currency),
    balance_before: plain(balanceBefore, currency),
  });
}

/** Where something is paid all the same it is what was adjusted: that is not carried. */
function carriedStep(figures: SettledFigures, currency: string): ExplanationStep {
  const { draw, carried, adjusted, payable } = figures;
  const beside =
    payable === 0n
      ? besideWords(
          [
            ["by the draw", draw],
            ["by adjustments", adjusted],
          ],
          currency,
        )
      : "";
  const together = beside === "" ? "" : `: together ${moneyWords(-carried, currency)}`;
  const text = `${netWords(figures, currency)}${beside}${together}. A statement asks for no money: ${moneyWords(carried, currency)} is carried to the next one, for later earnings to repay.`;
  return step("carried", text, {
    net: plain(netOf(figures), currency),
    adjusted: plain(adjusted, currency),
    carried: plain(carried, currency),
  });
}

function carriedRepaidStep(figures: SettledFigures, currency: string): ExplanationStep {
  const { carried, adjusted, payable, balanceBefore } = figures;
  const beside = payable === 0n ? besideWords([["by adjustments", adjusted]], currency) : "";
  const text = `${netWords(figures, currency)}${beside}. That repays ${repaidWords(-carried, balanceBefore, currency)}.`;
  return step("repaid", text, {
    net: plain(netOf(figures), currency),
    repaid: plain(-carried, currency),
    balance_before: plain(balanceBefore, currency),
  });
}

function balanceStep({ balanceBefore, balance }: SettledFigures, currency: string): ExplanationStep {
  const owed = (amount: bigint) => (amount === 0n ? "nothing" : moneyWords(amount, currency));
  const later = balance === 0n ? "" : " Later earnings repay it; nobody is asked for money.";
  const text = `Owed back before it: ${owed(balanceBefore)}; after it: ${owed(balance)}.${later}`;
  return step("balance", text, { before: plain(balanceBefore, currency), after: plain(balance, currency) });
}

function netOf({ earned, withheld }: SettledFigures): bigint {
  return earned - withheld;
}

/** What a statement earned, less what it keeps back and with what it sets free: the sum that a draw looks at. */
function netWords(figures: SettledFigures, currency: string): string {
  const { earned, withheld } = figures;
  const net = moneyWords(netOf(figures), currency);
  if (withheld === 0n) return `${net} earned`;
  const hold =
    withheld > 0n
      ? `less ${moneyWords(withheld, currency)} kept back`
      : `and ${moneyWords(-withheld, currency)} set free`;
  return `${moneyWords(earned, currency)} earned ${hold} is ${net}`;
}

function besideWords(parts: readonly (readonly [string, bigint])[], currency: string): string {
  return parts.flatMap(([by, amount]) => (amount === 0n ? [] : [`, ${moneyWords(amount, currency)} ${by}`])).join("");
}

function repaidWords(repaid: bigint, before: bigint, currency: string): string {
  const all = moneyWords(before, currency);
  return repaid === before ? `all of the ${all} owed back` : `${moneyWords(repaid, currency)} of the ${all} owed back`;
}

function plain(minor: bigint, currency: string): string {
  return moneyToDecimalText({ minor, currency });
}
