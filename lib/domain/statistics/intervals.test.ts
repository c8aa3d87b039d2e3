import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ValueError } from "@/lib/values/value-error";
import { calculateProportionDifference } from "./newcombe-interval";
import newcombe from "./newcombe-interval.cases.json";
import type { Proportion } from "./proportion";
import { calculateProportion } from "./proportion-estimate";
import { calculateWilsonInterval } from "./wilson-interval";
import wilson from "./wilson-interval.cases.json";

const proportions = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((of) => fc.record({ count: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));
const complement = ({ count, of }: Proportion) => ({ count: of - count, of });

describe("Wilson interval", () => {
  it.each(wilson.cases.map((golden) => [golden.title, golden] as const))("%s", (_, { count, of, low, high }) => {
    const interval = calculateWilsonInterval({ count, of });
    expect(interval?.low).toBeCloseTo(low, wilson.decimals);
    expect(interval?.high).toBeCloseTo(high, wilson.decimals);
  });

  it("contains the proportion and stays within 0 and 1", () => {
    fc.assert(
      fc.property(proportions, (proportion) => {
        const { low, high } = calculateWilsonInterval(proportion) ?? { low: Number.NaN, high: Number.NaN };
        const p = proportion.count / proportion.of;
        expect(low >= 0 && low <= p && p <= high && high <= 1).toBe(true);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });

  it("mirrors: what did not happen has the interval turned around", () => {
    fc.assert(
      fc.property(proportions, (proportion) => {
        const there = calculateWilsonInterval(proportion);
        const back = calculateWilsonInterval(complement(proportion));
        expect(1 - (back?.low ?? 0)).toBeCloseTo(there?.high ?? 0, 10);
      }),
    );
  });

  it("narrows as the same share is observed more often", () => {
    fc.assert(
      fc.property(proportions, fc.integer({ min: 2, max: 50 }), ({ count, of }, times) => {
        const width = (part: Proportion) => {
          const interval = calculateWilsonInterval(part);
          return (interval?.high ?? 0) - (interval?.low ?? 0);
        };
        expect(width({ count: count * times, of: of * times })).toBeLessThan(width({ count, of }));
      }),
    );
  });
});

describe("proportion", () => {
  it("is null, not 0, when nothing was observed", () => {
    expect(calculateProportion({ count: 0, of: 0 })).toEqual({ count: 0, of: 0, value: null, interval: null });
  });

  it("is 0 when it was observed and never happened", () => {
    expect(calculateProportion({ count: 0, of: 20 }).value).toBe(0);
  });

  it.each([
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [1, Number.NaN],
    [1, Number.POSITIVE_INFINITY],
  ])("refuses %d of %d", (count, of) => {
    expect(() => calculateProportion({ count, of })).toThrow(ValueError);
  });
});

describe("difference of proportions", () => {
  it.each(newcombe.cases.map((golden) => [golden.title, golden] as const))("%s", (_, { a, b, low, high }) => {
    const [first = 0, firstOf = 0] = a;
    const [second = 0, secondOf = 0] = b;
    const { interval } = calculateProportionDifference({ count: first, of: firstOf }, { count: second, of: secondOf });
    expect(interval?.low).toBeCloseTo(low, newcombe.decimals);
    expect(interval?.high).toBeCloseTo(high, newcombe.decimals);
  });

  it("contains the difference, stays within −1 and 1, and turns around with its sides", () => {
    fc.assert(
      fc.property(proportions, proportions, (a, b) => {
        const there = calculateProportionDifference(a, b);
        const back = calculateProportionDifference(b, a);
        const value = a.count / a.of - b.count / b.of;
        expect(there.value).toBe(value);
        expect((there.interval?.low ?? 2) <= value && value <= (there.interval?.high ?? -2)).toBe(true);
        expect(there.interval?.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there.interval?.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(-(back.interval?.low ?? 0)).toBeCloseTo(there.interval?.high ?? 0, 10);
      }),
    );
  });

  it("is null when a side was not observed", () => {
    expect(calculateProportionDifference({ count: 1, of: 2 }, { count: 0, of: 0 })).toEqual({
      value: null,
      interval: null,
    });
    expect(calculateProportionDifference({ count: 0, of: 0 }, { count: 1, of: 2 }).value).toBeNull();
  });
});
