import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { percentToText } from "@/lib/values/percentage";
import type { Component, Filter, Level, Plan, Spiff, Step, Tiers } from "./plan";
import { needsTarget } from "./scale";
import { choiceWords, levelWords, listWords, moneyWords, targetName } from "./words";

/** A rule of a plan's statements in words. */
export type RuleWords = { readonly kind: "draw" | "holdback" | "clawback" | "cap" | "rates"; readonly text: string };

const PAID = {
  booked: "paid when won",
  invoiced: "paid as it is invoiced",
  paid: "paid as the customer pays",
} as const;

const TYPES = new Map([
  ["new", "new business"],
  ["expansion", "expansions"],
  ["renewal", "renewals"],
]);

/**
 * What a component pays, as a sentence: `12% of new business, added up over each quarter, paid when won.` The plan has been checked. Money
 * stands in `currency`, the plan's.
 */
export function componentWords(component: Component, currency: string): string {
  const { accumulates, creditedAt } = component;
  const span = addsUp(component)
    ? [accumulates === "deal" ? "each deal on its own" : `each ${spanName(component)}`]
    : [];
  const main = [rateWords(component, currency), ...span, PAID[creditedAt]].join(", ");
  return [main, ...limits(component, currency)].map((text) => `${capital(text)}.`).join(" ");
}

/** What a component pays, without when and how much at most: `8% of new business up to 100% of quota, 12% above`. */
function rateWords(component: Component, currency: string): string {
  const { rate, earnsOn } = component;
  if (rate.kind === "flat") return `${percentToText(rate.percent)} of ${subject(component, currency)}`;
  if (rate.kind === "per_deal")
    return `${plainMoney(rate.amount, currency)} for each deal${ofDeals(component, currency)}`;
  if (rate.mode === "interpolated") return curveWords(component, rate, currency);
  const [first, ...later] = rate.steps;
  if (!first) return "";
  const pays = (step: Step) => payWords(step, component, currency);
  const what = first.pays.kind === "percent" ? ` of ${subject(component, currency)}` : ofDeals(component, currency);
  if (later.length === 0) return `${pays(first)}${what}`;
  const place = (step: Step | undefined) => (step ? placeWords(step.from, component, currency) : "");
  if (rate.mode === "retroactive") {
    const word = rate.boundary === "upper" ? "from" : "above";
    const steps = later.map((step) => `${pays(step)} of all of it ${word} ${place(step)}`);
    if (earnsOn === "units" || earnsOn === "deals" || first.pays.kind !== "percent") {
      return `${pays(first)}${what}, or for all of them ${later.map((step) => `${pays(step)} ${word} ${place(step)}`).join(", ")}`;
    }
    return `${pays(first)}${what}, or ${choiceWords(steps)}`;
  }
  const parts = [first, ...later].map((step, index) => {
    const next = rate.steps[index + 1];
    return `${pays(step)}${index === 0 ? what : ""} ${next ? `up to ${place(next)}` : "above"}`;
  });
  return later.length === 1 ? parts.join(" and ") : listWords(parts);
}

/** How a day is written; by itself as `2026-01-31`. */
export type SayDay = (day: CalendarDate) => string;

const asItIs: SayDay = (day) => day;

/** What a SPIFF pays, as a sentence. Its last day is the one before its end. */
export function spiffWords({ rate, from, to, when, budget }: Spiff, currency: string, sayDay = asItIs): string {
  const what = subject({ earnsOn: "revenue", when, whose: "own" }, currency);
  const pays =
    rate.kind === "flat"
      ? `${percentToText(rate.percent)} of ${what}`
      : `${plainMoney(rate.amount, currency)} for each deal${ofDeals({ when, whose: "own" }, currency)}`;
  const most = budget === null ? "" : `, up to a budget of ${plainMoney(budget, currency)} per rep`;
  return `${capital(pays)}, won from ${sayDay(from)} to ${sayDay(addDays(to, -1))}${most}.`;
}

/** The rules of a plan's statements as sentences, in the order in which they act. */
export function ruleWords({ currency, draw, holdback, clawbackDays, cap, fixedRates }: Plan): RuleWords[] {
  const money = (minor: bigint) => plainMoney(minor, currency);
  const rules: RuleWords[] = [];
  if (holdback) {
    const until = holdback.until === "paid" ? "the customer has paid" : `${days(holdback.until.days)} have passed`;
    rules.push({
      kind: "holdback",
      text: `${percentToText(holdback.percent)} of new earnings is kept back until ${until}.`,
    });
  }
  if (cap !== null) rules.push({ kind: "cap", text: `A statement earns at most ${money(cap)}.` });
  if (draw?.kind === "recoverable") {
    const text = `Pay is topped up to ${money(draw.amount)} on each statement; later earnings above that repay what was topped up.`;
    rules.push({ kind: "draw", text });
  }
  if (draw?.kind === "non_recoverable") {
    rules.push({
      kind: "draw",
      text: `Pay is at least ${money(draw.amount)} on each statement, and nothing of it is repaid.`,
    });
  }
  const within = clawbackDays === null ? "whenever it comes" : `within ${days(clawbackDays)} of the deal's credit`;
  rules.push({ kind: "clawback", text: `A refund or cancellation takes commission back, ${within}.` });
  for (const [code, { units, scale }] of fixedRates) {
    const rate = scale === 0 ? units.toString() : decimal(units, scale);
    rules.push({ kind: "rates", text: `1 ${code} counts as ${rate} ${currency}, whatever the day.` });
  }
  return rules;
}

/** What a plan pays, in one line: its components without their limits, then how many SPIFFs. */
export function planLine({ components, spiffs, currency }: Plan): string {
  const parts = components.map((component) => rateWords(component, currency));
  if (spiffs.length > 0) parts.push(spiffs.length === 1 ? "a SPIFF" : `${spiffs.length} SPIFFs`);
  return capital(parts.join("; "));
}

function addsUp({ rate, threshold, cap, bonuses }: Component): boolean {
  return rate.kind === "tiers" || threshold !== null || cap !== null || bonuses.length > 0;
}

function spanName({ accumulates }: Pick<Component, "accumulates">): string {
  return accumulates === "half" ? "half year" : accumulates;
}

function limits(component: Component, currency: string): string[] {
  const { threshold, bonuses, cap, group, accumulates } = component;
  const said: string[] = [];
  if (threshold) {
    const at = placeWords(threshold.at, component, currency);
    const then = threshold.from === "zero" ? "from there all of it counts" : "from there only what is above counts";
    said.push(`nothing below ${at}; ${then}`);
  }
  for (const { at, amount } of bonuses) {
    said.push(`${plainMoney(amount, currency)} more once ${placeWords(at, component, currency)} is reached`);
  }
  if (cap !== null)
    said.push(
      `at most ${plainMoney(cap, currency)} for ${accumulates === "deal" ? "a deal" : `a ${spanName(component)}`}`,
    );
  if (group) {
    const who = {
      first: "the first that fits",
      highest: "the one that pays most",
      most_specific: "the one with the narrowest filter",
    };
    said.push(`of the components in the group ${group.id}, only ${who[group.pick]} pays for a deal`);
  }
  return said;
}

/** What a target incentive on the plan is, as a sentence to those who write it down; null for a plan that pays no share of one. */
export function targetHint({ components }: Plan): string | null {
  const spans = new Set(components.filter(needsTarget).map(({ accumulates }) => accumulates));
  if (spans.size === 0) return null;
  const names = [...spans].map((accumulates) => (accumulates === "deal" ? accumulates : spanName({ accumulates })));
  const yearly = spans.size === 1 && spans.has("year") ? "" : "; a yearly sum is not divided";
  return `What a rep on target earns with it for a ${choiceWords(names)}${yearly}.`;
}

function curveWords(component: Component, { steps }: Tiers, currency: string): string {
  const points = steps.map(({ from, pays }) => {
    const pay =
      pays.kind === "of_target"
        ? `${percentToText(pays.share)} of the ${targetName(component.accumulates)}`
        : payOf(pays, currency);
    return `${pay} at ${placeWords(from, component, currency)}`;
  });
  return `for ${subject(component, currency)}, ${listWords(points)}, with straight lines between`;
}

function payWords({ pays }: Step, { earnsOn, accumulates }: Component, currency: string): string {
  if (pays.kind === "amount")
    return `${plainMoney(pays.amount, currency)} for each ${earnsOn === "units" ? "unit" : "deal"}`;
  if (pays.kind === "percent") return percentToText(pays.percent);
  return `${percentToText(pays.share)} of the ${targetName(accumulates)} for a whole quota`;
}

function payOf(pays: Step["pays"], currency: string): string {
  if (pays.kind === "amount") return plainMoney(pays.amount, currency);
  return percentToText(pays.kind === "percent" ? pays.percent : pays.share);
}

/** A place on the scale: `100% of quota`, `50,000 USD`. */
function placeWords(level: Level, { earnsOn }: Component, currency: string): string {
  const words = levelWords(level, earnsOn, currency);
  return level.kind === "attainment" ? `${words} of quota` : withoutZeros(words);
}

type Subject = Pick<Component, "earnsOn" | "when" | "whose">;

/** What is paid on: `new business with GTX Pro`, `the margin on renewals`, `the team's revenue`. */
function subject({ earnsOn, when, whose }: Subject, currency: string): string {
  const deals = typeWords(when);
  const noun = {
    revenue: deals ?? "revenue",
    margin: deals ? `margin on ${deals}` : "margin",
    recurring: deals ? `monthly recurring revenue of ${deals}` : "monthly recurring revenue",
    units: deals ? `units of ${deals}` : "units",
    deals: deals ? `deals of ${deals}` : "deals",
  }[earnsOn];
  return `${whose === "team" ? "the team's " : ""}${noun}${filterWords(when, currency)}`;
}

/** Which deals, after a pay for each: ` of new business with GTX Pro`. */
function ofDeals({ when, whose }: Pick<Component, "when" | "whose">, currency: string): string {
  const deals = typeWords(when);
  const of = whose === "team" ? ` of the team${deals ? `'s ${deals}` : ""}` : deals ? ` of ${deals}` : "";
  return `${of}${filterWords(when, currency)}`;
}

function typeWords({ type }: Filter): string | null {
  return type.length === 0 ? null : listWords(type.map((name) => TYPES.get(name) ?? `${name} deals`));
}

function filterWords(when: Filter, currency: string): string {
  const said: string[] = [];
  if (when.product.length > 0) said.push(`with ${choiceWords(when.product)}`);
  if (when.segment.length > 0) said.push(`in the segment ${choiceWords(when.segment)}`);
  if (when.channel.length > 0) said.push(`through the channel ${choiceWords(when.channel)}`);
  if (when.promotion.length > 0) said.push(`under the promotion ${choiceWords(when.promotion)}`);
  if (when.minAmount !== null) said.push(`from ${plainMoney(when.minAmount, currency)} a deal`);
  if (when.maxDiscount !== null) said.push(`discounted by at most ${percentToText(when.maxDiscount)}`);
  return said.map((text) => ` ${text}`).join("");
}

/** Money of a rule, which is mostly whole: `50,000 USD`. */
function plainMoney(minor: bigint, currency: string): string {
  return withoutZeros(moneyWords(minor, currency));
}

function withoutZeros(text: string): string {
  return text.replace(/\.0+(?= |$)/, "");
}

function days(count: number): string {
  return `${count} ${count === 1 ? "day" : "days"}`;
}

function decimal(units: bigint, scale: number): string {
  const digits = units.toString().padStart(scale + 1, "0");
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
