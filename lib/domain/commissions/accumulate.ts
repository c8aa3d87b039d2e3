import { type Choice, type CreditItem, type GroupNote, rulesOf } from "./credit-item";
import { convert, type Exchange } from "./exchange";
import type { CommissionFacts } from "./facts";
import { roundFraction } from "./fraction";
import { type Accumulated, type PayoutRule, payoutRule } from "./payout";
import type { Missing } from "./plan-error";
import { type WindowQuota, windowQuota } from "./quota";
import { needsQuota, needsTarget } from "./scale";

/** A credit with what it is owed: F after it less F before it, each rounded. `blocked` says what has to be known first. */
export type PlacedItem = {
  readonly item: CreditItem;
  readonly note: GroupNote | null;
  readonly before: Accumulated;
  readonly after: Accumulated;
  readonly rule: PayoutRule | null;
  readonly quota: WindowQuota | null;
  readonly owed: bigint;
  readonly blocked: Missing | null;
};

type Window = {
  accumulated: Accumulated;
  blocked: Missing | null;
  readonly rules: Map<string, { rule: PayoutRule; quota: WindowQuota | null } | { missing: Missing }>;
};

type AccumulationContext = { readonly facts: CommissionFacts; readonly exchange: Exchange };

/**
 * Walks through the credits in their order and gives each what it is owed. Nothing is left out: where a fact is missing, this credit and
 * all after it in the same window are blocked, since what they are owed depends on it.
 */
export function accumulate(choices: readonly Choice[], context: AccumulationContext): PlacedItem[] {
  const windows = new Map<string, Window>();
  const picked = new Map<string, string>();

  return choices.map(({ candidates, note }) => {
    const options = candidates.map((item) => ({ item, window: windowOf(item, windows) }));
    const trials = options.map(({ item, window }) => trial(item, window, note, context));
    const blocked = trials.find((placed) => placed.blocked !== null)?.blocked ?? null;
    if (blocked !== null) {
      for (const { window } of options) window.blocked ??= blocked;
      return { ...firstOf(trials), owed: 0n, blocked };
    }
    const chosen = trials.length === 1 ? firstOf(trials) : highest(trials, picked);
    const window = options.find(({ item }) => item === chosen.item)?.window;
    if (window) window.accumulated = chosen.after;
    return chosen;
  });
}

/** What the credit would be owed in its window as it stands now. */
function trial(item: CreditItem, window: Window, note: GroupNote | null, context: AccumulationContext): PlacedItem {
  const before = window.accumulated;
  const after = { amount: before.amount + item.credited, deals: before.deals + item.deals };
  const known = ruleFor(item, window, context);
  const missing = "missing" in known ? known.missing : null;
  const blocked = window.blocked ?? item.missing ?? missing;
  if (blocked !== null || "missing" in known)
    return { item, note, before, after, rule: null, quota: null, owed: 0n, blocked };
  const owed = roundFraction(known.rule.pays(after).due) - roundFraction(known.rule.pays(before).due);
  return { item, note, before, after, ...known, owed, blocked: null };
}

/** The highest pays, the first in the plan when they are equal; what was chosen for a deal's first payment holds for its later ones. */
function highest(trials: readonly PlacedItem[], picked: Map<string, string>): PlacedItem {
  const { item } = firstOf(trials);
  const key = `${item.component.group?.id}\n${item.deal.id}`;
  const before = trials.find((placed) => placed.item.component.id === picked.get(key));
  const chosen = before ?? trials.reduce((best, placed) => (placed.owed > best.owed ? placed : best));
  picked.set(key, chosen.item.component.id);
  const others = trials.filter((placed) => placed !== chosen).map(({ item: { component } }) => component.name);
  return others.length === 0
    ? chosen
    : { ...chosen, note: { rule: "the one that pays most for the deal pays", others } };
}

function firstOf(trials: readonly PlacedItem[]): PlacedItem {
  const [first] = trials;
  if (!first) throw new Error("a choice has a candidate");
  return first;
}

/** Accumulation carries on across versions of a component, as long as it measures the same over the same span. */
function windowOf({ component, inForce, window, deal }: CreditItem, windows: Map<string, Window>): Window {
  const span = window?.key ?? `deal ${deal.id}`;
  const { id, whose, earnsOn, accumulates } = component;
  const key = [inForce.version.plan, id, whose, earnsOn, accumulates, span].join("\n");
  const known = windows.get(key);
  if (known) return known;
  const fresh: Window = { accumulated: { amount: 0n, deals: 0n }, blocked: null, rules: new Map() };
  windows.set(key, fresh);
  return fresh;
}

function ruleFor(item: CreditItem, window: Window, context: AccumulationContext) {
  const key = `${item.inForce.version.from} ${item.inForce.assignment.from}`;
  const known = window.rules.get(key);
  if (known) return known;
  const made = makeRule(item, context);
  window.rules.set(key, made);
  return made;
}

function makeRule(item: CreditItem, context: AccumulationContext) {
  const { component, inForce } = item;
  const { targetIncentive } = inForce.assignment;
  if (needsTarget(component) && targetIncentive === null) {
    const message = `There is no target incentive of ${context.facts.rep} on ${inForce.version.plan} from ${inForce.assignment.from}`;
    return { missing: { kind: "target_incentive", message } as const };
  }
  const quota = item.window && needsQuota(component) ? quotaOf(item, item.window, context) : null;
  if (quota !== null && "missing" in quota) return quota;
  return { rule: payoutRule(component, { quota: quota?.minor ?? null, targetIncentive }), quota };
}

function quotaOf(
  item: CreditItem,
  window: NonNullable<CreditItem["window"]>,
  { facts, exchange }: AccumulationContext,
) {
  const { currency, fixedRates } = rulesOf(item);
  return windowQuota(
    { ...facts, plan: item.inForce.version.plan },
    window,
    (quota) => {
      if (quota.currency === currency) return quota.amount;
      const rate = exchange(quota.currency, currency, quota.from, fixedRates);
      if (!("missing" in rate)) return convert(quota.amount, quota.currency, currency, rate);
      const message = `There is no exchange rate for ${rate.missing} on or before ${quota.from}, which the quota from that day needs`;
      return { missing: { kind: "exchange_rate", message } };
    },
    currency,
  );
}
