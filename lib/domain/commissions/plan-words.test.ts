import { describe, expect, it } from "vitest";
import type { ComponentFile, PlanFile } from "./file/plan-file";
import { readPlan } from "./file/read-plan";
import { planChanges } from "./plan-changes";
import { componentWords, planLine, ruleWords, spiffWords, targetHint } from "./plan-words";

const BASE = { id: "base", name: "Base", earns_on: "revenue", accumulates: "quarter" } as const;

function planOf(component: Partial<ComponentFile>, more: Partial<PlanFile> = {}) {
  const whole: ComponentFile = { ...BASE, rate: { flat: "10%" }, ...component };
  return readPlan({ name: "AE 2026", currency: "USD", components: [whole], ...more }, "");
}

function wordsOf(component: Partial<ComponentFile>): string {
  const [first] = planOf(component).components;
  return first ? componentWords(first, "USD") : "";
}

const steps = (...list: [from: string, percent: string][]) => list.map(([from, percent]) => ({ from, percent }));
const over = (scale: "amount" | "attainment", mode: "marginal" | "retroactive", ...list: [string, string][]) => ({
  tiers: { over: scale, mode, steps: steps(...list) },
});

describe("a component in words", () => {
  it.each<[string, Partial<ComponentFile>, string]>([
    ["a flat rate", {}, "10% of revenue, paid when won."],
    [
      "what it is paid on and when",
      { earns_on: "margin", credited_at: "paid", when: { type: ["renewal"], segment: ["Enterprise"] } },
      "10% of margin on renewals in the segment Enterprise, paid as the customer pays.",
    ],
    [
      "an accelerator over quota",
      { when: { type: ["new"] }, rate: over("attainment", "marginal", ["0%", "8%"], ["100%", "12%"]) },
      "8% of new business up to 100% of quota and 12% above, each quarter, paid when won.",
    ],
    [
      "three slices of an amount",
      { rate: over("amount", "marginal", ["0", "5%"], ["50000.00", "7%"], ["100000.50", "10%"]) },
      "5% of revenue up to 50,000 USD, 7% up to 100,000.50 USD and 10% above, each quarter, paid when won.",
    ],
    [
      "retroactive tiers and their boundary",
      { accumulates: "half", rate: over("amount", "retroactive", ["0", "5%"], ["50000", "7%"]) },
      "5% of revenue, or 7% of all of it from 50,000 USD, each half year, paid when won.",
    ],
    [
      "a boundary that belongs to the lower tier",
      {
        rate: {
          tiers: { over: "amount", mode: "retroactive", boundary: "lower", steps: steps(["0", "5%"], ["50000", "7%"]) },
        },
      },
      "5% of revenue, or 7% of all of it above 50,000 USD, each quarter, paid when won.",
    ],
    [
      "an amount for each deal",
      { rate: { per_deal: "250.00" }, when: { type: ["new"], min_amount: "5000.00", max_discount: "10%" } },
      "250 USD for each deal of new business from 5,000 USD a deal discounted by at most 10%, paid when won.",
    ],
    [
      "an amount for each unit, in steps",
      {
        earns_on: "units",
        when: { product: ["GTX Pro", "GTX Basic"] },
        rate: {
          tiers: {
            over: "amount",
            mode: "marginal",
            steps: [
              { from: "0", amount: "5.00" },
              { from: "100", amount: "8.00" },
            ],
          },
        },
      },
      "5 USD for each unit with GTX Pro or GTX Basic up to 100 units and 8 USD for each unit above, each quarter, paid when won.",
    ],
    [
      "a curve of the target incentive",
      {
        accumulates: "year",
        rate: {
          tiers: {
            over: "attainment",
            mode: "interpolated",
            steps: [
              { from: "0%", of_target: "0%" },
              { from: "100%", of_target: "100%" },
            ],
          },
        },
      },
      "For revenue, 0% of the yearly target incentive at 0% of quota and 100% of the yearly target incentive at 100% of quota, with straight lines between, each year, paid when won.",
    ],
    [
      "threshold, bonus, cap and group",
      {
        whose: "team",
        threshold: { at: "50%", from: "zero" },
        bonus: [{ at: "100%", amount: "1000.00" }],
        cap: "5000.00",
        group: { id: "g", pick: "highest" },
      },
      "10% of the team's revenue, each quarter, paid when won. Nothing below 50% of quota; from there all of it counts. 1,000 USD more once 100% of quota is reached. At most 5,000 USD for a quarter. Of the components in the group g, only the one that pays most pays for a deal.",
    ],
  ])("says %s", (_what, component, expected) => {
    expect(wordsOf(component)).toBe(expected);
  });
});

describe("a target incentive in words", () => {
  const rate = {
    tiers: { over: "attainment" as const, mode: "marginal" as const, steps: [{ from: "0%", of_target: "100%" }] },
  };
  const hint = (...spans: ComponentFile["accumulates"][]) =>
    targetHint(
      planOf({}, { components: spans.map((accumulates) => ({ ...BASE, id: accumulates, accumulates, rate })) }),
    );

  it("is of the span that a component adds up over", () => {
    expect(wordsOf({ rate })).toBe(
      "100% of the quarterly target incentive for a whole quota, each quarter, paid when won.",
    );
    expect(hint("quarter")).toBe("What a rep on target earns with it for a quarter; a yearly sum is not divided.");
    expect(hint("half", "month")).toMatch(/^What a rep on target earns with it for a half year or month;/);
    expect(hint("year")).toBe("What a rep on target earns with it for a year.");
    expect(targetHint(planOf({}))).toBeNull();
  });
});

describe("a plan in words", () => {
  const full = planOf(
    {},
    {
      spiffs: [
        { id: "s", from: "2026-10-01", to: "2027-01-01", when: { product: ["Almanac"] }, amount: "75", budget: "2500" },
      ],
      draw: { amount: "3000.00", kind: "recoverable" },
      holdback: { percent: "10%", days: 60 },
      clawback: { days: 90 },
      cap: "20000.00",
      fixed_rates: { EUR: "1.10" },
    },
  );

  it("says what is paid in one line", () => {
    expect(planLine(full)).toBe("10% of revenue; a SPIFF");
  });

  it("says a SPIFF with its window and budget", () => {
    expect(full.spiffs.map((spiff) => spiffWords(spiff, "USD"))).toEqual([
      "75 USD for each deal with Almanac, won from 2026-10-01 to 2026-12-31, up to a budget of 2,500 USD per rep.",
    ]);
    expect(full.spiffs.map((spiff) => spiffWords(spiff, "USD", (day) => `day ${day.slice(-2)}`)).join()).toContain(
      "won from day 01 to day 31,",
    );
  });

  it("says the rules of its statements in the order in which they act", () => {
    expect(ruleWords(full).map(({ text }) => text)).toEqual([
      "10% of new earnings is kept back until 60 days have passed.",
      "A statement earns at most 20,000 USD.",
      "Pay is topped up to 3,000 USD on each statement; later earnings above that repay what was topped up.",
      "A refund or cancellation takes commission back, within 90 days of the deal's credit.",
      "1 EUR counts as 1.10 USD, whatever the day.",
    ]);
  });

  it("says that without a window a refund always takes commission back", () => {
    expect(ruleWords(planOf({})).map(({ text }) => text)).toEqual([
      "A refund or cancellation takes commission back, whenever it comes.",
    ]);
  });
});

describe("what a version changed", () => {
  it("is nothing where both say the same, however it is written", () => {
    expect(planChanges(planOf({ rate: { flat: "10%" } }), planOf({ rate: { flat: "10.0%" } }))).toEqual([]);
  });

  it("names what was changed, added and taken away, part by part", () => {
    const before = planOf({}, { draw: { amount: "3000", kind: "recoverable" } });
    const after = planOf(
      { rate: { flat: "12%" } },
      { spiffs: [{ id: "s", name: "Push", from: "2026-10-01", to: "2026-11-01", percent: "1%" }] },
    );
    expect(planChanges(before, after)).toEqual([
      { what: "Base", before: "10% of revenue, paid when won.", after: "12% of revenue, paid when won." },
      { what: "Push", before: null, after: "1% of revenue, won from 2026-10-01 to 2026-10-31." },
      {
        what: "Draw",
        before: "Pay is topped up to 3,000 USD on each statement; later earnings above that repay what was topped up.",
        after: null,
      },
    ]);
  });
});
