import type { CalendarDate } from "@/lib/values/calendar-date";
import { accumulate } from "./accumulate";
import { sum } from "./amounts";
import { checkFacts } from "./check-facts";
import { type CreditItem, rulesOf } from "./credit-item";
import { listChoices } from "./credit-items";
import { exchangeOf } from "./exchange";
import type { CommissionFacts } from "./facts";
import { type Hold, heldParts, holdOf } from "./hold";
import { withoutLeavers } from "./leavers";
import { lineKey } from "./line-key";
import type { PaidBefore } from "./locked";
import type { Owed, OwedEntry, OwedProblem } from "./owed-entry";
import type { PlacedItem } from "./placed-item";
import { plansInForce } from "./plan-in-force";
import { spendBudgets } from "./spend-budgets";
import { fiscalUnits } from "./window";

/**
 * owed to date = f(every fact, the plans in force), for credits before `horizon`. `paid` is needed for three things only: a part
 * that is blocked stays as it was paid, a SPIFF's budget that was paid out is not taken back by another deal, and of a deal that a
 * group paid and nothing is left of, the line stays with the component that paid it.
 */
export function calculateOwed(
  facts: CommissionFacts,
  horizon: CalendarDate,
  paid: ReadonlyMap<string, PaidBefore>,
): Owed {
  checkFacts(facts);
  const units = fiscalUnits(facts.fiscalYearStartMonth);
  const exchange = exchangeOf(facts.fxRates, facts.rateCurrency);
  const listed = listChoices({ facts, horizon, planOn: plansInForce(facts), exchange, units });
  const { choices, exceptions } = withoutLeavers(listed, facts);
  const placed = accumulate(choices, { facts, exchange, paid });
  return {
    entries: spendBudgets(entriesOf(placed, paid), paid),
    problems: [...exceptions, ...problemsOf(placed)],
  };
}

function entriesOf(placed: readonly PlacedItem[], paid: ReadonlyMap<string, PaidBefore>): OwedEntry[] {
  const byKey = new Map<string, PlacedItem[]>();
  for (const part of placed) {
    const { component, deal, origin } = part.item;
    const key = lineKey(component.id, deal.id, origin.key);
    const parts = byKey.get(key);
    if (parts) parts.push(part);
    else byKey.set(key, [part]);
  }
  return [...byKey].flatMap(([key, parts]) => {
    const item = parts.at(-1)?.item;
    return item ? [entryOf(key, item, parts, paid.get(key))] : [];
  });
}

function entryOf(key: string, item: CreditItem, parts: readonly PlacedItem[], paid?: PaidBefore): OwedEntry {
  const blocked = parts.some((part) => part.blocked !== null);
  const earned = blocked ? (paid?.earned ?? 0n) : sum(parts.map(({ owed }) => owed));
  return {
    key,
    component: item.component.id,
    componentName: item.component.name,
    plan: item.inForce.version.plan,
    position: item.position,
    deal: item.deal.id,
    origin: item.origin,
    on: item.on,
    measure: item.component.earnsOn,
    credited: blocked ? (paid?.credited ?? 0n) : sum(parts.map((part) => part.item.credited)),
    earned,
    entitled: earned,
    blocked,
    held: heldParts(
      blocked
        ? [{ earned, hold: holdOn(item) }]
        : parts.map((part) => ({ earned: part.owed, hold: holdOn(part.item) })),
    ),
    items: parts,
  };
}

function holdOn(item: CreditItem): Hold | null {
  return holdOf(rulesOf(item), item.deal, item.on);
}

/** One message for each reason and component: which deal it begins with and how many wait behind it. */
function problemsOf(placed: readonly PlacedItem[]): OwedProblem[] {
  const waiting = new Map<string, PlacedItem[]>();
  for (const part of placed) {
    if (part.blocked === null) continue;
    const key = `${part.item.component.id}\n${part.blocked.message}`;
    waiting.set(key, [...(waiting.get(key) ?? []), part]);
  }
  return [...waiting.values()].flatMap(([first, ...rest]) => {
    if (!first?.blocked) return [];
    const { component, deal, on } = first.item;
    const others = rest.length === 0 ? "" : ` and ${rest.length} more after it`;
    const message = `${first.blocked.message}. ${component.name} pays nothing yet for deal ${deal.id}${others}.`;
    return [{ kind: first.blocked.kind, on, where: component.id, message }];
  });
}
