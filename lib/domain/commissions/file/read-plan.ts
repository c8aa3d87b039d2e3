import { checkPlan } from "../check-plan";
import type { Component, Filter, Holdback, Level, Plan, Rate, Spiff, Step } from "../plan";
import { Faults } from "./faults";
import type { ComponentFile, FilterFile, Maybe, PlanFile, SpiffFile, StepFile } from "./plan-file";
import { type ValueReaders, valueReaders } from "./read-values";

/** The plan a file means, checked. Throws PlanError with every fault and its place below `root`. */
export function readPlan(file: PlanFile, root: string): Plan {
  const faults = new Faults();
  const read = valueReaders(faults);
  const at = (place: string) => (root === "" ? place : `${root}.${place}`);
  const currency = read.currency(file.currency, at("currency"));
  const money = (text: Maybe<string>, place: string) => (text == null ? null : read.money(text, currency, at(place)));

  const plan: Plan = {
    name: file.name,
    currency,
    components: file.components.map((part, index) => readComponent(part, currency, read, at(`components[${index}]`))),
    spiffs: (file.spiffs ?? []).map((part, index) => readSpiff(part, currency, read, at(`spiffs[${index}]`))),
    draw: file.draw ? { amount: money(file.draw.amount, "draw.amount") ?? 0n, kind: file.draw.kind } : null,
    holdback: readHoldback(file.holdback, read, at("holdback")),
    clawbackDays: file.clawback?.days ?? null,
    cap: money(file.cap, "cap"),
    fixedRates: new Map(
      Object.entries(file.fixed_rates ?? {}).map(([code, rate]) => [
        read.currency(code, at("fixed_rates")),
        read.rate(rate, at(`fixed_rates.${code}`)),
      ]),
    ),
  };
  faults.throwIfAny();
  faults.read(root, () => checkPlan(plan, root), undefined);
  faults.throwIfAny();
  return plan;
}

function readComponent(file: ComponentFile, currency: string, read: ValueReaders, at: string): Component {
  const level = (text: string, place: string): Level => read.level(text, file.earns_on, currency, `${at}.${place}`);
  const money = (text: string, place: string) => read.money(text, currency, `${at}.${place}`);
  return {
    id: file.id,
    name: file.name ?? file.id,
    earnsOn: file.earns_on,
    creditedAt: file.credited_at ?? "booked",
    accumulates: file.accumulates,
    whose: file.whose ?? "own",
    when: readFilter(file.when, currency, read, `${at}.when`),
    rate: readRate(file, currency, read, at),
    threshold: file.threshold ? { at: level(file.threshold.at, "threshold.at"), from: file.threshold.from } : null,
    cap: file.cap == null ? null : money(file.cap, "cap"),
    bonuses: (file.bonus ?? []).map((bonus, index) => ({
      at: level(bonus.at, `bonus[${index}].at`),
      amount: money(bonus.amount, `bonus[${index}].amount`),
    })),
    group: file.group ?? null,
  };
}

function readRate({ rate, earns_on }: ComponentFile, currency: string, read: ValueReaders, at: string): Rate {
  if (rate.tiers) {
    const { over, mode, boundary, steps } = rate.tiers;
    const place = (index: number) => `${at}.rate.tiers.steps[${index}]`;
    const level = (text: string, where: string) => read.level(text, earns_on, currency, where);
    return {
      kind: "tiers",
      over,
      mode,
      boundary: boundary ?? "upper",
      steps: steps.map((step, index) => ({
        from: level(step.from, `${place(index)}.from`),
        to: step.to == null ? null : level(step.to, `${place(index)}.to`),
        pays: readPays(step, currency, read, place(index)),
      })),
    };
  }
  return readSimpleRate({ percent: rate.flat, amount: rate.per_deal }, currency, read, {
    percent: `${at}.rate.flat`,
    amount: `${at}.rate.per_deal`,
  });
}

type Simple<T> = { readonly percent?: T; readonly amount?: T };

function readSimpleRate(
  { percent, amount }: Simple<Maybe<string>>,
  currency: string,
  read: ValueReaders,
  where: { readonly percent: string; readonly amount: string },
): Spiff["rate"] {
  if (percent != null) return { kind: "flat", percent: read.percent(percent, where.percent) };
  return { kind: "per_deal", amount: read.money(amount ?? "", currency, where.amount) };
}

function readPays(step: StepFile, currency: string, read: ValueReaders, at: string): Step["pays"] {
  if (step.percent != null) return { kind: "percent", percent: read.percent(step.percent, `${at}.percent`) };
  if (step.amount != null) return { kind: "amount", amount: read.money(step.amount, currency, `${at}.amount`) };
  return { kind: "of_target", share: read.percent(step.of_target ?? "", `${at}.of_target`) };
}

function readFilter(file: Maybe<FilterFile>, currency: string, read: ValueReaders, at: string): Filter {
  const { min_amount, max_discount } = file ?? {};
  return {
    type: file?.type ?? [],
    product: file?.product ?? [],
    segment: file?.segment ?? [],
    channel: file?.channel ?? [],
    promotion: file?.promotion ?? [],
    minAmount: isBlank(min_amount) ? null : read.money(min_amount, currency, `${at}.min_amount`),
    maxDiscount: isBlank(max_discount) ? null : read.percent(max_discount, `${at}.max_discount`),
  };
}

function isBlank(text: Maybe<string>): text is Maybe<""> {
  return text == null || text === "";
}

function readSpiff(file: SpiffFile, currency: string, read: ValueReaders, at: string): Spiff {
  return {
    id: file.id,
    name: file.name ?? file.id,
    from: read.date(file.from, `${at}.from`),
    to: read.date(file.to, `${at}.to`),
    when: readFilter(file.when, currency, read, `${at}.when`),
    rate: readSimpleRate(file, currency, read, { percent: `${at}.percent`, amount: `${at}.amount` }),
    budget: file.budget == null ? null : read.money(file.budget, currency, `${at}.budget`),
  };
}

function readHoldback(file: PlanFile["holdback"], read: ValueReaders, at: string): Holdback | null {
  if (!file) return null;
  const until = file.days == null ? ("paid" as const) : { days: file.days };
  return { percent: read.percent(file.percent, `${at}.percent`), until };
}
