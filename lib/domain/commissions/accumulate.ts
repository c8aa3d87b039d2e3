import { type Choice, type CreditItem, type GroupNote, rulesOf } from "./credit-item";
import { convert, type Exchange } from "./exchange";
import type { CommissionFacts } from "./facts";
import { roundFraction } from "./fraction";
import { bringsNothing, highest, keeper, type Trial } from "./highest-of-group";
import type { PaidBefore } from "./locked";
import { type Accumulated, type PayoutRule, payoutRule } from "./payout";
import type { PlacedItem } from "./placed-item";
import type { Component } from "./plan";
import type { Missing } from "./plan-error";
import { type WindowQuota, windowQuota } from "./quota";
import { needsQuota, needsTarget, type RateBasis } from "./scale";
import { addToWindow, NOTHING_DUE, type WindowDue } from "./window-due";

type Terms = { readonly rule: PayoutRule; readonly quota: WindowQuota | null; readonly terms: string };

type Window = {
  accumulated: Accumulated;
  due: WindowDue;
  blocked: Missing | null;
  readonly rules: Map<string, Terms | { missing: Missing }>;
};

/** `paid`: what locked statements carry, by a line's key. */
type AccumulationContext = {
  readonly facts: CommissionFacts;
  readonly exchange: Exchange;
  readonly paid: ReadonlyMap<string, PaidBefore>;
};

/**
 * Walks through the credits in their order and gives each what it is owed. Nothing is left out: where a fact is missing, this credit and
 * all after it in the same window are blocked, since what they are owed depends on it.
 */
export function accumulate(choices: readonly Choice[], context: AccumulationContext): PlacedItem[] {
  const windows = new Map<string, Window>();
  const picked = new Map<string, string>();
  const { paid } = context;

  const outcomes = choices.map(({ candidates, note }): PlacedItem | readonly Trial[] => {
    const options = candidates.map((item) => ({ item, window: windowOf(item, windows) }));
    const trials = options.map(({ item, window }) => trial(item, window, note, context));
    const blocked = trials.find(({ placed }) => placed.blocked !== null)?.placed.blocked ?? null;
    if (blocked !== null) {
      for (const { window } of options) window.blocked ??= blocked;
      return { ...keeper(trials, picked, paid).placed, owed: 0n, blocked };
    }
    if (trials.length > 1 && trials.every(bringsNothing)) return trials;
    const { placed, due } = highest(trials, picked);
    const window = options.find(({ item }) => item === placed.item)?.window;
    if (window) Object.assign(window, { accumulated: placed.after, due });
    return placed;
  });
  return outcomes.map((outcome) => ("item" in outcome ? outcome : keeper(outcome, picked, paid).placed));
}

/** What the credit would be owed in its window as it stands now. */
function trial(item: CreditItem, window: Window, note: GroupNote | null, context: AccumulationContext): Trial {
  const before = window.accumulated;
  const after = { amount: before.amount + item.credited, deals: before.deals + item.deals };
  const known = ruleFor(item, window, context);
  const missing = "missing" in known ? known.missing : null;
  const blocked = window.blocked ?? item.missing ?? missing;
  if (blocked !== null || "missing" in known)
    return { placed: { item, note, before, after, paid: null, quota: null, owed: 0n, blocked }, due: window.due };
  const { rule, quota, terms } = known;
  const { was, is, paidBefore, next } = addToWindow(window.due, terms, rule, before, after);
  const owed = roundFraction(is.due) - roundFraction(was.due);
  const paid = { rule, was, is, paidBefore };
  return { placed: { item, note, before, after, paid, quota, owed, blocked: null }, due: next };
}

/** Accumulation carries on across versions of a component, as long as it measures the same over the same span. */
function windowOf({ component, inForce, window, deal }: CreditItem, windows: Map<string, Window>): Window {
  const span = window?.key ?? `deal ${deal.id}`;
  const { id, whose, earnsOn, accumulates } = component;
  const key = [inForce.version.plan, id, whose, earnsOn, accumulates, span].join("\n");
  const known = windows.get(key);
  if (known) return known;
  const accumulated = { amount: 0n, deals: 0n };
  const fresh: Window = { accumulated, due: NOTHING_DUE, blocked: null, rules: new Map() };
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
  const basis = { quota: quota?.minor ?? null, targetIncentive };
  return { rule: payoutRule(component, basis), quota, terms: termsOf(component, basis) };
}

/** Names all that decides what is paid on an amount: two versions with the same terms are one. */
function termsOf({ rate, threshold, cap, bonuses }: Component, basis: RateBasis): string {
  return JSON.stringify([rate, threshold, cap, bonuses, basis], (_key, value) =>
    typeof value === "bigint" ? String(value) : value,
  );
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
