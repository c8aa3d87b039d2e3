import fc from "fast-check";
import type { PlanAssignment, PlanVersion, RecordedFacts, StatementUnit } from "@/lib/domain/commissions/facts";
import type { ComponentFile, PlanFile, SpiffFile } from "@/lib/domain/commissions/file/plan-file";
import type { DealFile, EventFile, PreviewFile } from "@/lib/domain/commissions/file/preview-file";
import { readPlan } from "@/lib/domain/commissions/file/read-plan";
import { readPreview } from "@/lib/domain/commissions/file/read-preview";
import { fiscalUnits } from "@/lib/domain/commissions/window";
import { addDays, type CalendarDate, calendarDate } from "@/lib/values/calendar-date";
import { moneyToDecimalText } from "@/lib/values/money";

/** The first day of what is made up, and the day after its last. Five months, or the two quarters around them. */
const FIRST = calendarDate("2026-01-01");
const DAYS = 150;

const CURRENCIES = ["USD", "JPY", "KWD"];

/** Any day, and often one of a few, so that things meet. */
const day = fc
  .oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: DAYS - 1 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 30, 31, 89, 90) },
  )
  .map((offset): string => addDays(FIRST, offset));
const minor = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 100_000, max: 6_000_000 }) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 100_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 2, 3, 1_000_000, 3_000_000) },
);
const portion = fc.integer({ min: 1, max: 99 });

/** Three times of four nothing. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

type RateFile = ComponentFile["rate"];
type Text = (minor: number) => string;

function tiers(mode: "marginal" | "retroactive", over: "amount" | "attainment", from: string[], pays: object[]) {
  const boundary = mode === "retroactive" && from.length % 2 === 1 ? ("lower" as const) : ("upper" as const);
  return { tiers: { mode, over, boundary, steps: from.map((at, index) => ({ from: at, ...pays[index] })) } };
}

const percents = [{ percent: "5%" }, { percent: "7.5%" }, { percent: "11.1111%" }];
const targets = [{ of_target: "50%" }, { of_target: "100%" }, { of_target: "233.3333%" }];
const shares = ["0%", "33.3333%", "100%"];

/** Rates of components that earn on money; those in the second list need a quota. */
function moneyRates(text: Text): { plain: RateFile[]; overQuota: RateFile[] } {
  const amounts = [text(0), text(1_000_000), text(3_000_000)];
  const payouts = [text(0), text(70_001), text(310_000)];
  const curve = (over: "amount" | "attainment", at: string[], pays: object[]): RateFile => ({
    tiers: { mode: "interpolated", over, steps: at.map((from, index) => ({ from, ...pays[index] })) },
  });
  return {
    plain: [
      { flat: "7.25%" },
      { per_deal: text(12_345) },
      tiers("marginal", "amount", amounts, percents),
      tiers("retroactive", "amount", amounts, percents),
      tiers("retroactive", "amount", amounts.slice(0, 2), percents),
      curve(
        "amount",
        amounts,
        payouts.map((amount) => ({ amount })),
      ),
    ],
    overQuota: [
      tiers("marginal", "attainment", shares, percents),
      tiers("retroactive", "attainment", shares, percents),
      tiers("marginal", "attainment", shares, targets),
      curve(
        "attainment",
        shares,
        ["0%", "40%", "150%"].map((share) => ({ of_target: share })),
      ),
    ],
  };
}

function countRates(text: Text): RateFile[] {
  const pays = [{ amount: text(1_000) }, { amount: text(1_250) }, { amount: text(3_333) }];
  return [
    { per_deal: text(12_345) },
    tiers("marginal", "amount", ["0", "1.5", "3"], pays),
    tiers("retroactive", "amount", ["0", "2"], pays),
  ];
}

const componentChoices = fc.record({
  earnsOn: fc.constantFrom(
    "revenue" as const,
    "revenue" as const,
    "margin" as const,
    "recurring" as const,
    "units" as const,
    "deals" as const,
  ),
  creditedAt: fc.constantFrom(
    "booked" as const,
    "booked" as const,
    "booked" as const,
    "invoiced" as const,
    "paid" as const,
  ),
  accumulates: fc.constantFrom("deal" as const, "month" as const, "quarter" as const, "half" as const, "year" as const),
  whose: fc.constantFrom("own" as const, "own" as const, "team" as const),
  when: fc.constantFrom<ComponentFile["when"]>(
    null,
    null,
    null,
    null,
    { type: ["new"] },
    { product: ["a"], max_discount: "20%" },
  ),
  rate: fc.nat(20),
  threshold: seldom(fc.constantFrom("zero" as const, "above" as const)),
  levelIsShare: fc.boolean(),
  cap: seldom(fc.constantFrom(50_000, 200_000)),
  bonuses: fc.nat(2),
  grouped: fc.boolean(),
  minAmount: fc.constantFrom(false, false, false, true),
});

type ComponentChoices = typeof componentChoices extends fc.Arbitrary<infer T> ? T : never;
type Group = {
  readonly pick: "first" | "highest" | "most_specific";
  readonly creditedAt: ComponentFile["credited_at"];
};

function componentFile(choices: ComponentChoices, id: string, group: Group, text: Text): ComponentFile {
  const { earnsOn, accumulates, whose, grouped, threshold, levelIsShare } = choices;
  const counts = earnsOn === "units" || earnsOn === "deals";
  const quotaAllowed = !counts && accumulates !== "deal";
  const money = moneyRates(text);
  const rates = counts ? countRates(text) : quotaAllowed ? [...money.plain, ...money.overQuota] : money.plain;
  const rate = rates[choices.rate % rates.length] ?? { flat: "1%" };
  const level = (share: string, amount: string, count: string) =>
    counts ? count : quotaAllowed && levelIsShare ? share : amount;
  const above = threshold === "above" && !(rate.per_deal && earnsOn !== "deals");
  const bonus = [
    { at: level("33.3333%", text(800_000), "1.5"), amount: text(10_000) },
    { at: level("100%", text(2_500_000), "3"), amount: text(25_001) },
  ].slice(0, choices.bonuses);
  return {
    id,
    earns_on: earnsOn,
    credited_at: grouped ? group.creditedAt : choices.creditedAt,
    accumulates,
    whose,
    when: choices.minAmount ? { ...choices.when, min_amount: text(500_000) } : choices.when,
    rate,
    threshold: threshold ? { at: level("20%", text(600_000), "1"), from: above ? "above" : "zero" } : null,
    cap: choices.cap === null ? null : text(choices.cap),
    bonus,
    group: grouped ? { id: "g", pick: group.pick } : null,
  };
}

const planChoices = fc.record({
  components: fc.array(componentChoices, { minLength: 2, maxLength: 3, size: "max" }),
  pick: fc.constantFrom("first" as const, "highest" as const, "most_specific" as const),
  groupCreditedAt: fc.constantFrom("booked" as const, "paid" as const),
  spiffs: fc.array(
    fc.record({ from: day, length: fc.integer({ min: 1, max: 60 }), percent: fc.boolean(), budget: fc.boolean() }),
    {
      maxLength: 2,
    },
  ),
  draw: fc.option(fc.constantFrom("recoverable" as const, "non_recoverable" as const)),
  holdback: fc.option(
    fc.constantFrom(
      { percent: "10%", days: 20 },
      { percent: "33.3333%", days: 75 },
      { percent: "12.5%", until: "paid" as const },
    ),
  ),
  cap: fc.boolean(),
  clawback: fc.option(fc.constantFrom(0, 25, 90)),
  fixed: fc.boolean(),
});

type PlanChoices = typeof planChoices extends fc.Arbitrary<infer T> ? T : never;

function planFile(choices: PlanChoices, name: string, currency: string, text: Text): PlanFile {
  const group = { pick: choices.pick, creditedAt: choices.groupCreditedAt };
  const spiffs = choices.spiffs.map(({ from, length, percent, budget }, index): SpiffFile => {
    const paid = percent ? { percent: "2.5%" } : { amount: text(10_000) };
    const to = addDays(calendarDate(from), length);
    return { id: `s${index}`, from, to, ...paid, budget: budget ? text(25_000) : null };
  });
  return {
    name,
    currency,
    components: choices.components.map((part, index) => componentFile(part, `c${index}`, group, text)),
    spiffs,
    draw: choices.draw === null ? null : { amount: text(90_000), kind: choices.draw },
    holdback: choices.holdback,
    cap: choices.cap ? text(250_000) : null,
    clawback: choices.clawback === null ? null : { days: choices.clawback },
    fixed_rates: choices.fixed ? { EUR: "1.05" } : null,
  };
}

const dealChoices = fc.record({
  on: day,
  minor,
  euro: fc.boolean(),
  cost: fc.option(portion, { freq: 8 }),
  recurring: fc.option(portion),
  units: fc.constantFrom("1", "2", "0.5", "7.333333"),
  discount: fc.option(portion),
  type: fc.constantFrom("new", "renewal"),
  product: fc.constantFrom("a", "b"),
  credits: fc.nat(6),
  part: portion,
  events: fc.array(
    fc.record({
      type: fc.constantFrom(
        "invoiced" as const,
        "paid" as const,
        "paid" as const,
        "refunded" as const,
        "cancelled" as const,
      ),
      on: day,
      percent: fc.option(fc.integer({ min: 0, max: 120 })),
    }),
    { maxLength: 4, size: "max" },
  ),
  late: seldom(day),
  edit: fc.option(fc.record({ on: day, minor, credits: fc.nat(6), moved: fc.option(day) }), { freq: 2 }),
});

type DealChoices = typeof dealChoices extends fc.Arbitrary<infer T> ? T : never;

function creditsOf(pattern: number, part: number): DealFile["credits"] {
  const [rest, own] = [`${100 - part}%`, `${part}%`];
  const thirds = ["33.3334%", "33.3333%", "33.3333%"] as const;
  const patterns = [
    [{ rep: "ana", share: "100%" }],
    [{ rep: "bo", share: "100%" }],
    [
      { rep: "bo", share: rest },
      { rep: "ana", share: own },
    ],
    [
      { rep: "ana", share: thirds[0] },
      { rep: "bo", share: thirds[1] },
      { rep: "cy", share: thirds[2] },
    ],
    [
      { rep: "cy", share: "100%" },
      { rep: "ana", share: own, overlay: true },
    ],
    [
      { rep: "ana", share: own },
      { rep: "cy", share: rest },
      { rep: "ana", share: "20%", overlay: true },
    ],
    [
      { rep: "bo", share: own },
      { rep: "cy", share: rest },
    ],
  ];
  return patterns[pattern];
}

/** A deal as it was recorded first, and the edit of it where there is one. */
function dealFiles(choices: DealChoices, id: string, isComplete: boolean): DealFile[] {
  const { on, euro, type, product, units, part } = choices;
  const currency = euro ? "EUR" : "USD";
  const text = (amount: number) => moneyToDecimalText({ minor: BigInt(amount), currency });
  const cost = choices.cost ?? (isComplete ? 50 : null);
  const first: DealFile = {
    id,
    on,
    amount: text(choices.minor),
    currency,
    cost: cost === null ? null : text(Math.floor((choices.minor * cost) / 80)),
    recurring_amount: choices.recurring === null ? null : text(Math.floor((choices.minor * choices.recurring) / 100)),
    list_amount: choices.discount === null ? null : text(Math.floor((choices.minor * (100 + choices.discount)) / 100)),
    units,
    type,
    product,
    credits: creditsOf(choices.credits, part) ?? null,
    events: choices.events.map(({ type: kind, on: eventOn, percent }): EventFile => {
      const amount = percent === null ? null : text(Math.floor((choices.minor * percent) / 100));
      return { type: kind, on: eventOn, amount };
    }),
    recorded_on: choices.late !== null && choices.late > on ? choices.late : on,
  };
  const { edit } = choices;
  if (edit === null || edit.on <= (first.recorded_on ?? on)) return [first];
  const credits = creditsOf(edit.credits, part) ?? null;
  return [first, { ...first, on: edit.moved ?? on, amount: text(edit.minor), credits, recorded_on: edit.on }];
}

const factChoices = fc.record({
  currency: fc.constantFrom(...CURRENCIES),
  plan: planChoices,
  second: fc.option(fc.record({ plan: planChoices, isVersion: fc.boolean(), from: day }), { freq: 2 }),
  statements: fc.constantFrom<StatementUnit>("month", "month", "quarter"),
  fiscalStart: fc.constantFrom(1, 4, 7),
  quotas: fc.constantFrom("year" as const, "quarters" as const, "months" as const, "none" as const),
  ramp: fc.constantFrom("100%", "50%", "33.3333%"),
  quotaEuro: fc.boolean(),
  started: seldom(day),
  ended: seldom(day),
  deals: fc.array(dealChoices, { minLength: 2, maxLength: 6, size: "max" }),
  team: fc.array(fc.record({ rep: fc.constantFrom("bo", "cy"), from: day, to: fc.option(day) }), { maxLength: 2 }),
  adjustments: fc.array(fc.record({ on: day, minor: fc.integer({ min: -200_000, max: 200_000 }) }), { maxLength: 2 }),
  missingRates: fc.boolean(),
});

type FactChoices = typeof factChoices extends fc.Arbitrary<infer T> ? T : never;

function quotaFiles({ quotas, ramp, quotaEuro, currency }: FactChoices, isComplete: boolean): PreviewFile["quotas"] {
  const kind = quotas === "none" && isComplete ? "year" : quotas;
  const months = { year: 12, quarters: 3, months: 1, none: 0 }[kind];
  if (months === 0) return [];
  const inCurrency = quotaEuro ? "EUR" : currency;
  const first = (month: number) => `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
  const amount = moneyToDecimalText({ minor: BigInt(250_000 * months), currency: inCurrency });
  return Array.from({ length: 36 / months }, (_, index) => ({
    id: `q${index}`,
    from: first(index * months),
    to: first((index + 1) * months),
    amount,
    currency: inCurrency,
    ramp: index % 2 === 0 ? ramp : "100%",
  }));
}

const WORTH: Record<string, Readonly<Record<string, readonly [string, string]>>> = {
  USD: { EUR: ["1.0837", "1.1201"], JPY: ["0.0067", "0.00642"], KWD: ["3.25", "3.2611"] },
  JPY: { EUR: ["161.37", "158.2"], USD: ["149.9", "151.03"], KWD: ["487.11", "480.5"] },
  KWD: { EUR: ["0.3333", "0.34"], USD: ["0.3077", "0.3069"], JPY: ["0.00205", "0.002071"] },
};

function rateFiles({ currency, missingRates }: FactChoices, isComplete: boolean): PreviewFile["fx_rates"] {
  const from = missingRates && !isComplete ? "2026-02-20" : "2024-12-31";
  return Object.entries(WORTH[currency] ?? {}).flatMap(([code, [before, after]]) => [
    { on: from, currency: code, rate: before },
    { on: "2026-03-15", currency: code, rate: after },
  ]);
}

function factsOf(choices: FactChoices, isComplete: boolean): RecordedFacts {
  const { currency, statements, fiscalStart } = choices;
  const text: Text = (amount) => moneyToDecimalText({ minor: BigInt(amount), currency });
  const units = fiscalUnits(fiscalStart);
  const starts = statements === "month" ? [0, 31, 59, 90, 120] : [0, 90];
  const [started, ended] = [choices.started, choices.ended];
  const facts = readPreview({
    plan: planFile(choices.plan, "Any", currency, text),
    rep: "ana",
    statements,
    periods: starts.map((offset) => units(statements, addDays(FIRST, offset)).key),
    fiscal_year_start: fiscalStart,
    started_on: started,
    ended_on: started !== null && ended !== null && ended < started ? null : ended,
    target_incentive: text(1_000_000),
    quotas: quotaFiles(choices, isComplete) ?? null,
    fx_rates: rateFiles(choices, isComplete) ?? null,
    team: choices.team
      .filter(
        ({ rep, from }, index, all) => all.findIndex((other) => other.rep === rep && other.from === from) === index,
      )
      .filter(({ from, to }) => to === null || from < to),
    adjustments: choices.adjustments.map(({ on, minor: amount }, index) => ({
      id: `a${index}`,
      on,
      amount: text(amount),
      reason: "Any",
    })),
    deals: choices.deals.flatMap((deal, index) => dealFiles(deal, `D${index}`, isComplete)),
  });
  return withSecondPlan(facts, choices, text);
}

/** A later version of the plan, or a second plan that the rep changes to. */
function withSecondPlan(facts: RecordedFacts, { second, currency }: FactChoices, text: Text): RecordedFacts {
  if (second === null) return facts;
  const name = second.isVersion ? "Any" : "Other";
  const from = calendarDate(second.from);
  const version: PlanVersion = { plan: name, from, rules: readPlan(planFile(second.plan, name, currency, text), "") };
  const [first] = facts.assignments;
  if (second.isVersion || !first) return { ...facts, planVersions: [...facts.planVersions, version] };
  const other: PlanAssignment = { ...first, plan: name, from };
  return { ...facts, planVersions: [...facts.planVersions, version], assignments: [{ ...first, to: from }, other] };
}

/** The day after everything that is made up has happened and is known. */
export const END: CalendarDate = calendarDate("2026-07-01");

/** Any plan and facts; quotas, exchange rates and costs may be missing. */
export const anyFacts = factChoices.map((choices) => factsOf(choices, false));

/** Any plan and facts in which nothing is missing. */
export const completeFacts = factChoices.map((choices) => factsOf(choices, true));

/** Two such facts of one organisation: the same currency and periods, everything else different. */
export const completePair = fc.tuple(factChoices, factChoices).map(([one, other]) => {
  const { currency, statements, fiscalStart } = one;
  return [factsOf(one, true), factsOf({ ...other, currency, statements, fiscalStart }, true)] as const;
});

/** The facts with every version of a plan changed. */
export function withRules(
  facts: RecordedFacts,
  change: (rules: PlanVersion["rules"]) => Partial<PlanVersion["rules"]>,
): RecordedFacts {
  const planVersions = facts.planVersions.map((version) => {
    const rules = { ...version.rules, ...change(version.rules) };
    return { ...version, rules };
  });
  return { ...facts, planVersions };
}
