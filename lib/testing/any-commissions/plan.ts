import fc from "fast-check";
import type { ComponentFile, PlanFile, SpiffFile } from "@/lib/domain/commissions/file/plan-file";
import { addDays, calendarDate } from "@/lib/values/calendar-date";
import { day, seldom, type Text } from "./choices";

type RateFile = ComponentFile["rate"];

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

export const planChoices = fc.record({
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

export function planFile(choices: PlanChoices, name: string, currency: string, text: Text): PlanFile {
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
