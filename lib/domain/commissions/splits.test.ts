import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeFacts, END, withRules } from "@/lib/testing/any-commissions/facts";
import { propertyRuns, propertyWords } from "@/lib/testing/property-runs";
import { calendarDate } from "@/lib/values/calendar-date";
import { allocateLargestRemainder, moneyToDecimalText } from "@/lib/values/money";
import { ppm, WHOLE } from "@/lib/values/percentage";
import { sum } from "./amounts";
import { creditedPart } from "./crediting";
import type { CommissionFacts, Credit, RecordedFacts } from "./facts";
import type { PreviewFile } from "./file/preview-file";
import { readPreview } from "./file/read-preview";
import { knownBefore } from "./known-facts";
import type { Component } from "./plan";
import { calculateStatements } from "./statements";
import { calculateStatementsInTurn } from "./statements-in-turn";

const REPS = ["ana", "bo", "cy"];
const onePercent: PreviewFile["plan"] = {
  name: "x",
  currency: "USD",
  components: [{ id: "c", earns_on: "revenue", accumulates: "deal", rate: { flat: "1%" } }],
};

type Shape = { readonly component: PreviewFile["plan"]["components"][number]; readonly quota: string };

/** Components that look at what has accumulated, never at one deal alone. */
const shape: fc.Arbitrary<Shape> = fc
  .record({
    over: fc.constantFrom("amount" as const, "attainment" as const),
    mode: fc.constantFrom("marginal" as const, "retroactive" as const, "flat" as const),
    earnsOn: fc.constantFrom("revenue" as const, "margin" as const, "recurring" as const),
    accumulates: fc.constantFrom("month" as const, "quarter" as const, "half" as const, "year" as const),
    threshold: fc.option(fc.constantFrom("zero" as const, "above" as const)),
    cap: fc.option(fc.constant("5000.00")),
    bonus: fc.boolean(),
  })
  .map(({ over, mode, earnsOn, accumulates, threshold, cap, bonus }) => {
    const levels = over === "amount" ? ["0.00", "30000.00", "90000.00"] : ["0%", "50%", "150%"];
    const steps = levels.map((from, index) => ({ from, percent: ["5%", "7.5%", "11.1111%"][index] ?? "0%" }));
    const rate = mode === "flat" ? { flat: "7.25%" } : { tiers: { over, mode, steps } };
    const component = {
      id: "a",
      earns_on: earnsOn,
      accumulates,
      rate,
      threshold: threshold && { at: over === "amount" ? "20000.00" : "33.3333%", from: threshold },
      cap,
      bonus: bonus ? [{ at: "100%", amount: "1000.01" }] : [],
    };
    return { component, quota: "60000.00" };
  });

/** The facts with one component, which pays each deal, in every plan and no SPIFF. */
function withOneComponent(
  facts: RecordedFacts,
  part: Pick<Component, "earnsOn" | "creditedAt" | "whose">,
): RecordedFacts {
  const plain = readPreview({ plan: onePercent, rep: "ana", periods: ["2026-01"] }).planVersions[0]?.rules;
  const [base] = plain?.components ?? [];
  if (!base) throw new Error("a plan was read");
  const component: Component = { ...base, ...part, rate: { kind: "per_deal", amount: 100n } };
  return withRules(facts, () => ({ components: [component], spiffs: [] }));
}

function creditedOf(facts: CommissionFacts): bigint {
  const lines = calculateStatements(facts).flatMap((statement) => statement.lines);
  return sum(lines.filter(({ deal }) => deal !== null).map(({ credited }) => credited));
}

const cents = fc.integer({ min: 1, max: 6_000_000 });

describe(`splits, ${propertyWords}`, { timeout: 3_600_000 }, () => {
  it("sum to the deal, whatever the shares", () => {
    const [deal] = readPreview({
      plan: onePercent,
      rep: "ana",
      periods: ["2026-01"],
      deals: [{ id: "D", on: "2026-01-01", amount: "1.00" }],
    }).deals;
    if (!deal) throw new Error("no deal was read");
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 99n }), { minLength: 1, maxLength: 7 }),
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        (parts, total) => {
          const shares = allocateLargestRemainder(WHOLE, parts);
          const credits: Credit[] = shares.map((share, index) => {
            return { rep: `r${index}`, name: null, share: ppm(share), overlay: false };
          });
          expect(sum(credits.map((credit) => creditedPart({ ...deal, credits }, total, [credit])))).toBe(total);
          expect(creditedPart({ ...deal, credits }, total, credits)).toBe(total);
        },
      ),
      propertyRuns,
    );
  });

  it("of every payment and refund sum to what one owner, or a manager of all owners, is credited", () => {
    fc.assert(
      fc.property(
        completeFacts,
        fc.constantFrom("revenue" as const, "margin" as const, "recurring" as const, "units" as const),
        (any, earnsOn) => {
          const creditedAt = any.planVersions[0]?.rules.components[0]?.creditedAt ?? "booked";
          const deals = any.deals.map((deal) => ({ ...deal, credits: deal.credits.filter(({ overlay }) => !overlay) }));
          const direct = deals.filter(({ credits }) => sum(credits.map(({ share }) => share)) === WHOLE);
          const always = { recordedOn: calendarDate("2020-01-01"), from: calendarDate("2020-01-01"), to: null };
          const facts = { ...any, deals: direct, team: REPS.map((rep) => ({ rep, ...always })), endedOn: null };
          const credited = (rep: string, whose: "own" | "team", from = facts) => {
            const known = knownBefore(END, withOneComponent(from, { earnsOn, creditedAt, whose }));
            return creditedOf({ ...known, rep });
          };
          const whole = [{ rep: "zoe", name: null, share: WHOLE, overlay: false }];
          const owned = { ...facts, deals: facts.deals.map((deal) => ({ ...deal, credits: whole })) };
          const all = credited("zoe", "own", owned);
          expect(sum(REPS.map((rep) => credited(rep, "own")))).toBe(all);
          expect(credited("lee", "team")).toBe(all);
        },
      ),
      propertyRuns,
    );
  });
});

describe(`payments, ${propertyWords}`, { timeout: 3_600_000 }, () => {
  it("in whatever parts credit as much as the deal when it was won, to the cent", () => {
    fc.assert(
      fc.property(
        completeFacts,
        fc.constantFrom(
          "revenue" as const,
          "margin" as const,
          "recurring" as const,
          "units" as const,
          "deals" as const,
        ),
        (any, earnsOn) => {
          const day = calendarDate("2026-05-31");
          const rest = { id: "rest", type: "paid", on: day, amount: null, recordedOn: day } as const;
          const deals = any.deals.map((deal) => {
            return { ...deal, events: [...deal.events.filter(({ type }) => type === "paid"), rest] };
          });
          const facts = { ...any, deals, endedOn: null };
          const credited = (creditedAt: "booked" | "paid") =>
            creditedOf(knownBefore(END, withOneComponent(facts, { earnsOn, creditedAt, whose: "own" })));
          expect(credited("paid")).toBe(credited("booked"));
        },
      ),
      propertyRuns,
    );
  });
});

describe(`one deal as two of the same day and total, ${propertyWords}`, { timeout: 3_600_000 }, () => {
  it("earns the same", () => {
    fc.assert(
      fc.property(shape, cents, cents, cents, ({ component, quota }, before, one, two) => {
        const earned = (...deals: [string, number][]) => {
          const facts = readPreview({
            plan: { name: "x", currency: "USD", components: [component] },
            rep: "ana",
            periods: ["2026-01"],
            quotas: [{ from: "2026-01-01", to: "2027-01-01", amount: quota }],
            deals: [["A", before] as const, ...deals].map(([id, minor]) => {
              const amount = moneyToDecimalText({ minor: BigInt(minor), currency: "USD" });
              const on = id === "A" ? "2026-01-02" : "2026-01-10";
              return { id, on, amount, cost: "0.00", recurring_amount: amount };
            }),
          });
          return calculateStatementsInTurn(facts)[0]?.earned;
        };
        expect(earned(["B", one], ["C", two])).toBe(earned(["B", one + two]));
      }),
      propertyRuns,
    );
  });
});
