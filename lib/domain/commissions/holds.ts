import { moneyToDecimalText } from "@/lib/values/money";
import { percentToText } from "@/lib/values/percentage";
import { smaller, sum } from "./amounts";
import { compareBytewise } from "./bytewise";
import { type ExplanationStep, step } from "./explanation";
import { type HeldPart, heldBefore } from "./hold";
import { lineKey } from "./line-key";
import type { OwedEntry } from "./owed-entry";
import type { PeriodCap } from "./period-cap";
import { STATEMENT_CAP } from "./plan";
import type { HoldLine } from "./statement";
import type { NamedPeriod } from "./window";
import { moneyWords } from "./words";

type Held = { readonly line: Omit<HoldLine, "held">; readonly amount: bigint };

/**
 * What a statement newly keeps back and sets free: what is kept back at the end of its period, of all that has stood on a statement
 * by then, less what `outstanding` says is kept back already. A period's cap comes after its hold: it pays min(earned − held, cap),
 * so of what is held only what then still fits under the cap is owed later.
 */
export function holdLines(
  entries: readonly OwedEntry[],
  caps: readonly PeriodCap[],
  outstanding: ReadonlyMap<string, bigint>,
  period: NamedPeriod,
  currency: string,
): HoldLine[] {
  const now = new Map<string, Held>(entries.map((entry) => heldOf(entry, period, currency)));
  for (const cap of caps) {
    const surplus = heldAboveCap(cap, entries, now);
    if (surplus !== 0n) now.set(...cappedHold(cap, surplus, currency));
  }
  return [...new Set([...now.keys(), ...outstanding.keys()])].sort(compareBytewise).flatMap((key) => {
    const held = (now.get(key)?.amount ?? 0n) - (outstanding.get(key) ?? 0n);
    if (held === 0n) return [];
    return [{ ...(now.get(key)?.line ?? goneHold(key)), held }];
  });
}

function heldOf(entry: OwedEntry, period: NamedPeriod, currency: string): [string, Held] {
  const { key, component, deal, origin, held } = entry;
  const parts = held.map((part) => ({ part, amount: heldBefore(period.span.to, part) }));
  const explanation = parts.map(({ part, amount }) => holdStep(part, amount, currency));
  const amount = sum(parts.map((one) => one.amount));
  return [key, { line: { component, deal, originPeriod: origin.key, explanation }, amount }];
}

function holdStep({ earned, percent, freeOn }: HeldPart, amount: bigint, currency: string): ExplanationStep {
  const until = freeOn === null ? "until it is paid in full" : `until ${freeOn}`;
  const values = {
    percent: percentToText(percent),
    earned: moneyToDecimalText({ minor: earned, currency }),
    held: moneyToDecimalText({ minor: amount, currency }),
    free_on: freeOn ?? "",
  };
  if (amount === 0n) return step("released", `Set free: it was kept back ${until}.`, values);
  const text = `${percentToText(percent)} of ${moneyWords(earned, currency)} is ${moneyWords(amount, currency)}, kept back ${until}.`;
  return step("held", text, values);
}

/** Of what a period holds, the part that its cap would not pay anyway. */
function heldAboveCap(
  { cap, earned, origin }: PeriodCap,
  entries: readonly OwedEntry[],
  now: Map<string, Held>,
): bigint {
  if (cap === null || earned <= cap) return 0n;
  const held = entries
    .filter((entry) => entry.origin.key === origin.key)
    .reduce((total, { key }) => total + (now.get(key)?.amount ?? 0n), 0n);
  const surplus = earned - cap;
  return smaller(surplus, held);
}

function cappedHold({ origin }: PeriodCap, surplus: bigint, currency: string): [string, Held] {
  const text = `${moneyWords(surplus, currency)} of what is kept back for ${origin.key} lies above the cap and is not owed.`;
  const explanation = [step("held", text, { held: moneyToDecimalText({ minor: -surplus, currency }) })];
  const line = { component: STATEMENT_CAP, deal: null, originPeriod: origin.key, explanation };
  return [lineKey(STATEMENT_CAP, null, origin.key), { line, amount: -surplus }];
}

function goneHold(key: string): Omit<HoldLine, "held"> {
  const [originPeriod = "", component = "", deal = ""] = key.split("\n");
  const explanation = [step("released", "Nothing is kept back for it any longer.")];
  return { component, deal: deal === "" ? null : deal, originPeriod, explanation };
}
