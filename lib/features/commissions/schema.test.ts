import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { parsePlanFile, parsePreviewFile, readStoredPlan } from "./schema";

const step = (from: string, percent = "5%") => ({ from, percent });
const tiers = (steps: unknown[], rest: object = {}) => ({
  rate: { tiers: { over: "amount", mode: "marginal", steps, ...rest } },
});
const component = (rest: object = {}) => ({
  id: "base",
  earns_on: "revenue",
  accumulates: "quarter",
  rate: { flat: "10%" },
  ...rest,
});
const plan = (...components: object[]) => ({ name: "AE", currency: "USD", components });

function faults(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) return error.details.map(({ where, message }) => `${where}: ${message}`);
    throw error;
  }
  return [];
}

describe("a plan is refused, with the place and what would be accepted", () => {
  it.each<[string, object, RegExp]>([
    ["tiers that do not start at 0", tiers([step("10.00")]), /steps\[0\]\.from: the first step starts at 0/],
    [
      "tiers that go down",
      tiers([step("0"), step("50"), step("20")]),
      /steps\[2\]\.from: is not above the step before it/,
    ],
    ["two tiers from one place", tiers([step("0"), step("50"), step("50.00")]), /steps\[2\]\.from: is not above/],
    ["a gap", tiers([{ ...step("0"), to: "40" }, step("50")]), /steps\[0\]\.to: leaves a gap before the next step/],
    ["an overlap", tiers([{ ...step("0"), to: "60" }, step("50")]), /steps\[0\]\.to: overlaps the next step/],
    ["a last tier that ends", tiers([step("0"), { ...step("50"), to: "90" }]), /steps\[1\]\.to: the last step is open/],
    ["no tiers", tiers([]), /steps: has 0/],
    ["percents among amounts", tiers([step("0"), step("50%")]), /steps\[1\]\.from: these tiers are over amount/],
    [
      "amounts among percents",
      tiers([step("0%"), step("50")], { over: "attainment" }),
      /steps\[1\]\.from: .*percent such as 100%/,
    ],
    [
      "a step that pays two ways",
      tiers([{ from: "0", percent: "5%", amount: "1" }]),
      /exactly one of percent, amount, of_target/,
    ],
    ["an amount for each dollar", tiers([{ from: "0", amount: "1.00" }]), /steps\[0\]\.amount: an amount for each/],
    [
      "a share of the target over amounts",
      tiers([{ from: "0", of_target: "1%" }]),
      /of_target: .*use tiers over attainment/,
    ],
    ["a percent below zero", tiers([step("0", "-1%")]), /steps\[0\]\.percent: is below zero/],
    [
      "a percent on a curve",
      tiers([{ from: "0", amount: "0" }, step("5")], { mode: "interpolated" }),
      /percent: a point of a curve pays/,
    ],
    ["a curve of one point", tiers([{ from: "0", amount: "0" }], { mode: "interpolated" }), /two points/],
    [
      "a curve that pays for nothing",
      tiers(
        [
          { from: "0", amount: "9" },
          { from: "5", amount: "9" },
        ],
        { mode: "interpolated" },
      ),
      /payout of 0/,
    ],
    ["a percent of a number of deals", { earns_on: "deals" }, /rate\.flat: a percent of deals is not money/],
    [
      "attainment of single deals",
      { ...tiers([step("0%")], { over: "attainment" }), accumulates: "deal" },
      /attainment needs a quota/,
    ],
    [
      "attainment of units",
      { earns_on: "units", rate: { per_deal: "1" }, bonus: [{ at: "50%", amount: "1" }] },
      /bonus\[0\]\.at: a quota is money/,
    ],
    [
      "a threshold inside an amount per deal",
      { rate: { per_deal: "1.00" }, threshold: { at: "5.00", from: "above" } },
      /threshold\.from/,
    ],
    ["more decimals than the currency has", { cap: "1.005" }, /cap: "1\.005" has more decimals than USD/],
    ["a rate without a percent sign", { rate: { flat: "0.1" } }, /rate\.flat: "0\.1" is not a percentage such as/],
    [
      "a name that is not known",
      { credited_at: "signed" },
      /credited_at: "signed" is not known here; booked, invoiced or paid would be accepted/,
    ],
    [
      "a part that is not known",
      { acelerator: {} },
      /"acelerator" is not known here; id, name, earns_on, .+ and group are known/,
    ],
    ["no rate", { rate: {} }, /rate: exactly one of flat, per_deal, tiers/],
    [
      "a number where an exact text belongs",
      { rate: { flat: 0.1 } },
      /rate\.flat: is 0\.1 without quotes; a text in quotes/,
    ],
    ["nothing where a part belongs", { accumulates: undefined }, /accumulates: is missing; deal, month, .+ or year/],
    [
      "a decimal comma",
      { rate: { flat: "12,5%" } },
      /rate\.flat: "12,5%" is not a percentage such as 7\.25%, with a dot/,
    ],
  ])("%s", (_title, rest, message) => {
    const found = faults(() => parsePlanFile(plan(component(rest))));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
    expect(found[0]).toMatch(/^components\[0\]/);
  });

  it("all faults at once, also between components", () => {
    const group = (pick: string) => component({ group: { id: "g", pick } });
    const file = {
      ...plan(group("first"), group("highest")),
      draw: { amount: "-1", kind: "recoverable" },
      clawback: { days: -1 },
      spiffs: [{ id: "s", from: "2026-02-01", to: "2026-01-01", percent: "1%" }],
    };
    expect(faults(() => parsePlanFile({ plan: file }))).toEqual([
      "plan.spiffs[0].to: 2026-01-01 is not after 2026-02-01; it ends later than it begins, and a file names the first day on which it no longer holds",
      'plan.components[1].id: "base" is taken; each component and SPIFF has its own id',
      "plan.components[1].group.pick: is the one that pays most, and base in the same group has the first that fits; one group has one rule",
      "plan.draw.amount: is below zero; zero or more would be accepted",
      "plan.clawback.days: is below zero; zero or more would be accepted",
    ]);
  });

  it("by the names that people know its parts by, in the message", () => {
    const named = plan(component({ name: "New business", ...tiers([step("0"), step("fifty")]) }));
    expect(() => parsePlanFile({ plan: named })).toThrow(
      'This plan cannot be used: New business, tier 2, from: "fifty" is not a number',
    );
    expect(() => parsePlanFile({ ...plan(component()), currency: undefined })).toThrow(
      "This is not a commission plan: Currency: is missing; a text in quotes",
    );
  });

  it("text that is no plan at all", () => {
    expect(() => parsePlanFile("plan")).toThrow(/^This is not a commission plan/);
    expect(faults(() => parsePlanFile(plan()))).toEqual(["components: is empty; a plan has at least one component"]);
  });
});

describe("a plan that is accepted", () => {
  it("is the same alone, in a preview file and stored", () => {
    const file = plan(component(tiers([step("0"), step("50000.00", "7.25%")])));
    const alone = parsePlanFile(file);
    expect(parsePlanFile({ plan: file, rep: "ana" }).plan).toEqual(alone.plan);
    expect(readStoredPlan(JSON.parse(JSON.stringify(alone.definition)))).toEqual(alone.plan);
    expect(alone.plan.components[0]?.rate).toMatchObject({
      boundary: "upper",
      steps: [{}, { from: { kind: "amount", at: 5_000_000n }, pays: { percent: 72_500n } }],
    });
  });
});

describe("a preview file", () => {
  const preview = (rest: object) => ({ plan: plan(component()), rep: "ana", periods: ["2026-01"], ...rest });

  it.each<[string, object, string]>([
    ["a period of another kind", { periods: ["2026-Q1"] }, 'periods[0]: "2026-Q1" is not a month such as 2026-01'],
    ["no period", { periods: [] }, "periods: is empty; name the periods to make statements for, such as 2026-01"],
    [
      "a day that does not exist",
      { deals: [{ id: "D", on: "2026-02-30", amount: "1" }] },
      'deals[0].on: "2026-02-30" is not a date such as 2026-01-31',
    ],
    [
      "a currency that does not exist",
      { deals: [{ id: "D", on: "2026-02-03", amount: "1", currency: "EURO" }] },
      'deals[0].currency: "EURO" is not an ISO 4217 currency code such as USD or EUR',
    ],
    [
      "a rate of nothing",
      { fx_rates: [{ on: "2026-01-01", currency: "EUR", rate: "0" }] },
      'fx_rates[0].rate: "0" is not above zero',
    ],
    [
      "an adjustment without a day",
      { adjustments: [{ amount: "1", reason: "x" }] },
      "adjustments[0]: exactly one of on, period is wanted",
    ],
    [
      "a fiscal year from nowhere",
      { fiscal_year_start: 13 },
      'fiscal_year_start: "13" is not the month a year begins in, such as 4 for April',
    ],
    [
      "a refund below zero",
      {
        deals: [
          { id: "D", on: "2026-02-03", amount: "1", events: [{ type: "refunded", on: "2026-02-04", amount: "-1" }] },
        ],
      },
      'deals[0].events[0].amount: "-1" is below zero; zero or more would be accepted',
    ],
  ])("is refused for %s", (_title, rest, message) => {
    expect(faults(() => parsePreviewFile(preview(rest)))).toEqual([message]);
  });

  it("reads a fiscal year's start in the ways people write it", () => {
    for (const start of [4, "4", "04", "04-01", "2026-04-01"])
      expect(parsePreviewFile(preview({ fiscal_year_start: start })).fiscalYearStartMonth).toBe(4);
  });
});
