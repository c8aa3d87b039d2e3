import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calculateMean, calculateMedian } from "./averages";

describe("median", () => {
  it.each([
    [[], null],
    [[7], 7],
    [[10, 2, 9], 9],
    [[1, 2], 1.5],
    [[100, 9, 10, 1], 9.5],
    [[4, 4, 4, 4], 4],
  ])("of %j is %s", (values, median) => {
    expect(calculateMedian(values)).toBe(median);
  });

  it("has as many values below as above, in any order, and leaves its input alone", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
        const before = [...values];
        const median = calculateMedian(values) ?? Number.NaN;
        expect(values).toEqual(before);
        expect(values.filter((value) => value < median).length * 2).toBeLessThanOrEqual(values.length);
        expect(values.filter((value) => value > median).length * 2).toBeLessThanOrEqual(values.length);
        expect(Number.isInteger(median * 2)).toBe(true);
        expect(calculateMedian([...values].reverse())).toBe(median);
      }),
    );
  });
});

describe("mean", () => {
  it("is the sum over the count: (2 + 4 + 9) ÷ 3 = 5", () => {
    expect(calculateMean([2, 4, 9])).toBe(5);
  });

  it("of nothing is null", () => {
    expect(calculateMean([])).toBeNull();
  });
});
