import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { evaluateMetric } from "./evaluate";
import examples from "./examples.json";
import { FACTS } from "./facts";
import { type Formula, measuresOf } from "./formula";
import type { MeasureValues } from "./measure-value";
import { MEASURES, measureOf } from "./measures";
import { listMetrics, METRIC_IDS, metricOf, withRows } from "./registry";
import type { MetricDefinition } from "./types";

const CONTEXT = {
  span: { from: calendarDate("2026-01-01"), to: calendarDate("2026-04-01") },
  asOf: calendarDate("2026-02-14"),
  currency: "USD",
};

type Example = { readonly given: Readonly<Record<string, number>>; readonly value: number | null };
const byId: Readonly<Record<string, Example>> = examples;

describe("the registry", () => {
  it("has an example of every metric, and none of others", () => {
    expect(Object.keys(byId).sort()).toEqual([...METRIC_IDS].sort());
  });

  it.each(listMetrics().map((metric) => [`${metric.id}: ${metric.words}`, metric] as const))("%s", (_, metric) => {
    const { given, value } = byId[metric.id] ?? { given: {}, value: Number.NaN };
    const values: MeasureValues = Object.fromEntries(
      Object.entries(given).map(([id, amount]) => [id, { value: Number.isInteger(amount) ? BigInt(amount) : amount }]),
    );
    const figure = evaluateMetric(metric, values, CONTEXT).value;
    expect(figure !== null && typeof figure === "object" ? Number(figure.minor) : figure).toBe(value);
  });

  it.each(listMetrics().map((metric) => [metric.id, metric] as const))("%s says what it is", (_, metric) => {
    expect(metric.name.length).toBeGreaterThan(2);
    expect(metric.words.length).toBeGreaterThan(2);
    expect(metric.description).toMatch(/\.$/);
    expect(metric.facts.length).toBeGreaterThan(0);
    expect(moneyPower(metric.formula)).toBe(metric.unit === "money" || metric.unit === "per_day_money" ? 1 : 0);
  });

  it("uses every measure and every fact", () => {
    const left = new Set<string>(Object.keys(MEASURES));
    for (const { formula, sample, leftOut } of listMetrics()) {
      for (const id of [...measuresOf(formula), ...(sample ? measuresOf(sample) : [])]) left.delete(id);
      if (leftOut) left.delete(leftOut.measure);
    }
    expect([...left]).toEqual([]);
    const facts = new Set(Object.values(MEASURES).map(({ fact }) => fact));
    expect([...facts].sort()).toEqual(Object.keys(FACTS).sort());
  });

  it("lets nobody split marketing by a person", () => {
    const people = ["rep", "team", "region"];
    const split = listMetrics().filter(({ area, dimensions }) => {
      return area !== "sales" && area !== "pay" && dimensions.some((dimension) => people.includes(dimension));
    });
    expect(split.map(({ id }: MetricDefinition) => id)).toEqual([]);
  });
});

/** How often money is a factor of the formula: once in an amount, never in a ratio of amounts. */
function moneyPower(formula: Formula): number {
  switch (formula.kind) {
    case "measure":
      return measureOf(formula.measure).unit === "money" ? 1 : 0;
    case "named":
    case "scaled":
    case "complement":
      return moneyPower(formula.formula);
    case "sum":
      return single(formula.parts.map(moneyPower));
    case "difference":
      return single([formula.from, formula.less].map(moneyPower));
    case "product":
      return formula.parts.map(moneyPower).reduce((a, b) => a + b, 0);
    case "ratio":
      return moneyPower(formula.of) - moneyPower(formula.per);
    case "function":
      return moneyPower(formula.inputs[0] ?? formula);
    case "days":
      return 0;
  }
}

function single(powers: readonly number[]): number {
  expect(new Set(powers).size).toBe(1);
  return powers[0] ?? Number.NaN;
}

describe("withRows", () => {
  it("opens the first part that has rows where the figure has none of its own", () => {
    const opened = (id: (typeof METRIC_IDS)[number]) => withRows(metricOf(id))?.id;
    expect(opened("win_rate")).toBe("win_rate");
    expect(opened("cac")).toBe("spend");
    expect(opened("cpl")).toBe("spend");
    expect(opened("return_on_spend")).toBe("revenue");
    expect(opened("share_of_search")).toBeUndefined();
  });
});
