import { lineKey } from "./line-key";
import type { PaidBefore } from "./locked";
import type { PlacedItem } from "./placed-item";
import type { WindowDue } from "./window-due";

/** A component that could pay a credit: what it would be owed there, and what its window would come to. */
export type Trial = { readonly placed: PlacedItem; readonly due: WindowDue };

/** Which component pays a deal, by group and deal. */
type Picked = ReadonlyMap<string, string>;

/** The highest pays, the first in the plan when they are equal; what was chosen for a deal's first payment holds for its later ones. */
export function highest(trials: readonly Trial[], picked: Map<string, string>): Trial {
  const [only] = trials;
  if (only && trials.length === 1) return only;
  const chosen =
    pickedOf(trials, picked) ?? trials.reduce((best, one) => (one.placed.owed > best.placed.owed ? one : best));
  picked.set(pickKey(chosen), chosen.placed.item.component.id);
  return beforeOthers(chosen, trials);
}

/** Whether nothing is left of a credit, as after a full refund: no component is the highest then. */
export function bringsNothing({ placed: { item, owed } }: Trial): boolean {
  return item.credited === 0n && item.deals === 0n && owed === 0n;
}

/**
 * Whose a credit is when no component is the highest: of the one that locked statements paid for it, so that its line stays or is taken back
 * there; else of the one that pays the deal's other credits, or the first in the plan. It pays nothing, so it is not said to pay most.
 */
export function keeper(trials: readonly Trial[], picked: Picked, paid: ReadonlyMap<string, PaidBefore>): Trial {
  const carried = trials.flatMap((one) => {
    const { component, deal, origin } = one.placed.item;
    const before = paid.get(lineKey(component.id, deal.id, origin.key));
    return before ? [{ one, before }] : [];
  });
  const paidOne = carried.find(({ before }) => before.earned !== 0n || before.credited !== 0n) ?? carried[0];
  const kept = paidOne?.one ?? pickedOf(trials, picked) ?? trials[0];
  if (!kept) throw new Error("a choice has a candidate");
  return kept;
}

function pickedOf(trials: readonly Trial[], picked: Picked): Trial | undefined {
  return trials.find((one) => one.placed.item.component.id === picked.get(pickKey(one)));
}

function pickKey({ placed: { item } }: Trial): string {
  return `${item.component.group?.id}\n${item.deal.id}`;
}

function beforeOthers(chosen: Trial, trials: readonly Trial[]): Trial {
  const others = trials.filter((one) => one !== chosen).map(({ placed }) => placed.item.component.name);
  return {
    ...chosen,
    placed: { ...chosen.placed, note: { rule: "the one that pays most for the deal pays", others } },
  };
}
