import type { CalendarDate } from "@/lib/values/calendar-date";
import { compareBytewise } from "./bytewise";
import type { Choice, CreditItem, GroupNote } from "./credit-item";
import { checkDeal, creditedPart, measuredAt, type PlanMoney, toPlanMoney } from "./crediting";
import type { Exchange } from "./exchange";
import type { CommissionFacts, Credit, Deal } from "./facts";
import { matchesFilter, needsAmount, needsDiscount, specificity } from "./filter";
import type { Component, Spiff } from "./plan";
import type { Missing } from "./plan-error";
import type { PlanInForce } from "./plan-in-force";
import { creditProgress, type Progress } from "./progress";
import { spiffComponent } from "./spiff";
import type { fiscalUnits } from "./window";

/** What crediting a deal needs beside the deal. Credits on or after `horizon` are not due yet. */
export type CreditContext = {
  readonly facts: CommissionFacts;
  readonly horizon: CalendarDate;
  readonly planOn: (on: CalendarDate) => PlanInForce | null;
  readonly exchange: Exchange;
  readonly units: ReturnType<typeof fiscalUnits>;
};

/** Every credit of the deals, in the order they accumulate: credit date, then external id, then place in the plan. */
export function listChoices(context: CreditContext): Choice[] {
  const inTime = [...context.facts.deals].sort((a, b) => compareBytewise(a.on, b.on) || compareBytewise(a.id, b.id));
  const choices = inTime.flatMap((deal) => choicesOfDeal(deal, context));
  return choices.sort(({ candidates: [a] }, { candidates: [b] }) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1;
    if (a.deal === b.deal) return a.position - b.position;
    return compareBytewise(a.deal.id, b.deal.id) || a.position - b.position;
  });
}

function choicesOfDeal(deal: Deal, context: CreditContext): Choice[] {
  checkDeal(deal);
  const inForce = context.planOn(deal.on);
  if (!inForce) return [];
  const { components, spiffs } = inForce.version.rules;
  const matched = components.flatMap((component, position): Match[] => {
    const place = { deal, inForce, component, position, spiff: null };
    const items = itemsOf(place, context);
    return items.length > 0 || awaitsMoney(place, context) ? [{ component, items }] : [];
  });
  const extra = spiffs
    .filter(({ from, to }) => from <= deal.on && deal.on < to)
    .map((spiff, index) => {
      const place = { component: spiffComponent(spiff), position: components.length + index, spiff };
      return itemsOf({ deal, inForce, ...place }, context);
    });
  return [...groupChoices(matched), ...extra.flat().map(single)];
}

/** A component that a deal matches, with what has been credited to it so far. */
type Match = { readonly component: Component; readonly items: readonly CreditItem[] };

/** Whether a component is the deal's already, though nothing has been invoiced or paid yet: in a group it is chosen all the same. */
function awaitsMoney(place: Place, { exchange, facts }: CreditContext): boolean {
  const { deal, component } = place;
  if (component.creditedAt === "booked" || component.group === null) return false;
  return matchOf(place, exchange) !== null && creditsFor(component, deal, deal.on, facts).length > 0;
}

function single(item: CreditItem): Choice {
  return { candidates: [item], note: null };
}

/** Of components that share a group one pays; where that is the highest, it is chosen when the amounts are known. */
function groupChoices(matched: readonly Match[]): Choice[] {
  const choices: Choice[] = [];
  const groups = new Map<string, Match[]>();
  for (const match of matched) {
    const { group } = match.component;
    if (!group) choices.push(...match.items.map(single));
    else groups.set(group.id, [...(groups.get(group.id) ?? []), match]);
  }
  for (const members of groups.values()) {
    const pick = members[0]?.component.group?.pick;
    if (pick === "highest") choices.push(...highestChoices(members));
    else if (pick) choices.push(...fixedChoices(members, pick));
  }
  return choices;
}

function fixedChoices(members: readonly Match[], pick: "first" | "most_specific"): Choice[] {
  const rank = ({ component }: Match) => specificity(component.when);
  const best = pick === "first" ? 0 : Math.max(...members.map(rank));
  const chosen = pick === "first" ? members[0] : members.find((match) => rank(match) === best);
  const rule = pick === "first" ? "the first in the plan pays" : "the one with the most specific filter pays";
  const others = members.filter((match) => match !== chosen).map(({ component }) => component.name);
  const note: GroupNote | null = others.length > 0 ? { rule, others } : null;
  return (chosen?.items ?? []).map((item) => ({ candidates: [item], note }));
}

function highestChoices(members: readonly Match[]): Choice[] {
  const byProgress = new Map<number, CreditItem[]>();
  for (const item of members.flatMap(({ items }) => items)) {
    const { index } = item.progress;
    byProgress.set(index, [...(byProgress.get(index) ?? []), item]);
  }
  return [...byProgress.values()].flatMap(([first, ...rest]) =>
    first ? [{ candidates: [first, ...rest] as const, note: null }] : [],
  );
}

type Place = {
  readonly deal: Deal;
  readonly inForce: PlanInForce;
  readonly component: Component;
  readonly position: number;
  readonly spiff: Spiff | null;
};

/** How a deal that the component asks for comes into the plan's currency; null when it is not one. */
function matchOf({ deal, inForce, component }: Place, exchange: Exchange) {
  const { currency, fixedRates } = inForce.version.rules;
  const found = rateOf(deal, currency, fixedRates, exchange);
  const money: PlanMoney = { currency, rate: "missing" in found ? null : found.rate };
  const amount = "missing" in found || deal.amount === null ? null : toPlanMoney(deal.amount, deal, money);
  const open = amount === null && needsAmount(component.when);
  if (!matchesFilter(open ? { ...component.when, minAmount: null } : component.when, deal, amount ?? 0n)) return null;
  if (component.earnsOn === "recurring" && deal.recurringAmount === null) return null;
  return { money, missing: "missing" in found ? found.missing : null };
}

function itemsOf(place: Place, context: CreditContext): CreditItem[] {
  const { deal, inForce, component, position, spiff } = place;
  const { rules } = inForce.version;
  const match = matchOf(place, context.exchange);
  if (match === null) return [];
  const { money } = match;

  return creditProgress(deal, component.creditedAt, rules.clawbackDays).flatMap((progress) => {
    const credits = creditsFor(component, deal, progress.on, context.facts);
    if (credits.length === 0 || progress.on >= context.horizon) return [];
    const { credited, deals, lacks } = creditedIn(place, progress, credits, money);
    const missing = match.missing ?? lackingAmount(place, progress) ?? lacks;
    return [
      {
        deal,
        inForce,
        component,
        position,
        spiff,
        progress,
        on: progress.on,
        origin: context.units(context.facts.statements, progress.on),
        window: component.accumulates === "deal" ? null : context.units(component.accumulates, progress.on),
        credits,
        rate: money.rate,
        credited: missing === null ? credited : 0n,
        deals: missing === null ? deals : 0n,
        missing,
      },
    ];
  });
}

/** What one step of a deal's progress adds: the part after it less the part before, so that rounding never adds up. */
function creditedIn(
  { deal, component: { earnsOn, creditedAt, rate } }: Place,
  { before, after, whole }: Progress,
  credits: readonly Credit[],
  money: PlanMoney,
): { credited: bigint; deals: bigint; lacks: Missing | null } {
  const upTo = (measure: Component["earnsOn"], part: bigint): bigint | null => {
    const total = measuredAt(deal, measure, creditedAt, money, { part, whole });
    return total === null ? null : creditedPart(deal, total, credits);
  };
  const [from, to] = [before === 0n ? 0n : upTo(earnsOn, before), upTo(earnsOn, after)];
  const deals = rate.kind === "per_deal" ? (upTo("deals", after) ?? 0n) - (upTo("deals", before) ?? 0n) : 0n;
  if (from === null || to === null)
    return { credited: 0n, deals: 0n, lacks: { kind: "cost", message: `There is no cost of deal ${deal.id}` } };
  return { credited: to - from, deals, lacks: null };
}

/** What cannot be told of a deal without an amount: its revenue and margin, how much of it a payment or refund is, and what a filter asks of it. */
function lackingAmount({ deal, component, spiff }: Place, { reductions }: Progress): Missing | null {
  if (deal.amount !== null) return null;
  const { earnsOn, creditedAt, rate, when } = component;
  const perDeal = spiff !== null && rate.kind === "per_deal";
  const isNeeded =
    ((earnsOn === "revenue" || earnsOn === "margin") && !perDeal) ||
    creditedAt !== "booked" ||
    needsAmount(when) ||
    needsDiscount(when, deal) ||
    reductions.some(({ event, counted }) => counted && event.amount !== null);
  return isNeeded ? { kind: "amount", message: `There is no amount of deal ${deal.id}` } : null;
}

/** Own credits, or the direct credits of those who are in the team on the credit date. */
function creditsFor(component: Component, deal: Deal, on: CalendarDate, { rep, team }: CommissionFacts): Credit[] {
  if (component.whose === "own") return deal.credits.filter((credit) => credit.rep === rep);
  const members = new Set(
    team.filter(({ from, to }) => from <= on && (to === null || on < to)).map((member) => member.rep),
  );
  return deal.credits.filter((credit) => !credit.overlay && members.has(credit.rep));
}

function rateOf(deal: Deal, currency: string, fixed: Parameters<Exchange>[3], exchange: Exchange) {
  if (deal.currency === currency) return { rate: null };
  const rate = exchange(deal.currency, currency, deal.on, fixed);
  if (!("missing" in rate)) return { rate };
  const message = `There is no exchange rate for ${rate.missing} on or before ${deal.on}, which deal ${deal.id} needs`;
  return { missing: { kind: "exchange_rate", message } as const };
}
