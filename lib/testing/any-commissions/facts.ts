import fc from "fast-check";
import type {
  LeaverDecision,
  PlanAssignment,
  PlanVersion,
  RecordedFacts,
  StatementUnit,
} from "@/lib/domain/commissions/facts";
import type { PreviewFile } from "@/lib/domain/commissions/file/preview-file";
import { readPlan } from "@/lib/domain/commissions/file/read-plan";
import { readPreview } from "@/lib/domain/commissions/file/read-preview";
import { fiscalUnits } from "@/lib/domain/commissions/window";
import { addDays, type CalendarDate, calendarDate } from "@/lib/values/calendar-date";
import { moneyToDecimalText } from "@/lib/values/money";
import { day, FIRST, seldom, type Text } from "./choices";
import { dealChoices, dealFiles } from "./deal";
import { planChoices, planFile } from "./plan";

const CURRENCIES = ["USD", "JPY", "KWD"];

const factChoices = fc.record({
  currency: fc.constantFrom(...CURRENCIES),
  plan: planChoices,
  second: fc.option(
    fc.record({
      plan: planChoices,
      kind: fc.constantFrom("version" as const, "version" as const, "plan" as const, "plan" as const, "terms" as const),
      from: day,
      pause: fc.constantFrom(0, 0, 17),
    }),
    { freq: 2 },
  ),
  until: seldom(day),
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
  decisions: fc.array(fc.constantFrom("pays" as const, "pays not" as const, "open" as const), { maxLength: 6 }),
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
  return Array.from({ length: 48 / months }, (_, index) => ({
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
  const leaverDecisions = decisionsOf(choices);
  return untilDay({ ...withSecondPlan(facts, choices, text), leaverDecisions }, choices);
}

function decisionsOf({ decisions }: FactChoices): LeaverDecision[] {
  return decisions.flatMap((decided, index) =>
    decided === "open" ? [] : [{ deal: `D${index}`, pays: decided === "pays", reason: "Any", by: "Finance" }],
  );
}

/** A later version of the plan, or a second plan that the rep changes to, or the same with another target; there may be days without a plan before. */
function withSecondPlan(facts: RecordedFacts, { second, currency }: FactChoices, text: Text): RecordedFacts {
  const [first] = facts.assignments;
  if (second === null || !first) return facts;
  const { kind, pause } = second;
  const to = calendarDate(second.from);
  const next: PlanAssignment = { ...first, from: addDays(to, pause) };
  const ended: PlanAssignment = { ...first, to };
  if (kind === "terms") {
    const targetIncentive = (next.targetIncentive ?? 0n) * 2n;
    return { ...facts, assignments: [ended, { ...next, targetIncentive }] };
  }
  const plan = kind === "version" ? "Any" : "Other";
  const version: PlanVersion = { plan, from: to, rules: readPlan(planFile(second.plan, plan, currency, text), "") };
  const planVersions = [...facts.planVersions, version];
  return kind === "version"
    ? { ...facts, planVersions }
    : { ...facts, planVersions, assignments: [ended, { ...next, plan }] };
}

/** With the last assignment ended on a day, where it has begun by then. */
function untilDay(facts: RecordedFacts, { until }: FactChoices): RecordedFacts {
  const last = facts.assignments.at(-1);
  if (until === null || !last || last.from >= until) return facts;
  return { ...facts, assignments: [...facts.assignments.slice(0, -1), { ...last, to: calendarDate(until) }] };
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
