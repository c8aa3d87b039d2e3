import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ValueError } from "@/lib/values/value-error";
import golden from "./awareness.cases.json";
import { AWARENESS_PARTS, type AwarenessPart, calculateAwarenessIndex, findBase } from "./awareness-index";

const part = (current: number | null, base: number | null, index = 0): AwarenessPart => ({
  id: AWARENESS_PARTS[index] ?? "direct_visits",
  current,
  base,
});

describe("awareness index", () => {
  it.each(golden.index.map((one) => [one.title, one] as const))("%s", (_, { parts, value }) => {
    const result = calculateAwarenessIndex(parts.map(([current = null, base = null], at) => part(current, base, at)));
    if (value === null) expect(result.value).toBeNull();
    else expect(result.value).toBeCloseTo(value, 5);
  });

  it("lists every part, and which of them it left out", () => {
    expect(calculateAwarenessIndex([part(3, 2, 0), part(null, 2, 1)]).parts).toEqual([
      { id: "aided_awareness", current: 3, base: 2, relative: 150 },
      { id: "unaided_awareness", current: null, base: 2, relative: null },
    ]);
  });

  it("is exactly 100 at its base", () => {
    for (const count of [1, 2, 3, 4, 5, 6])
      expect(calculateAwarenessIndex(AWARENESS_PARTS.slice(0, count).map((_, at) => part(0.3, 0.3, at))).value).toBe(
        100,
      );
  });

  it("refuses a negative part", () => {
    expect(() => calculateAwarenessIndex([part(-1, 2)])).toThrow(ValueError);
    expect(() => calculateAwarenessIndex([part(1, -2)])).toThrow(ValueError);
  });

  it("lies between its smallest and its largest part and does not depend on their units", () => {
    const known = fc.tuple(
      fc.double({ min: 0.01, max: 1e6, noNaN: true }),
      fc.double({ min: 0.01, max: 1e6, noNaN: true }),
    );
    const scale = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(known, { minLength: 1, maxLength: 6 }), scale, (pairs, unit) => {
        const { value, parts } = calculateAwarenessIndex(pairs.map(([now, base], at) => part(now, base, at)));
        const relatives = parts.map(({ relative }) => relative ?? Number.NaN);
        expect(value).toBeGreaterThanOrEqual(Math.min(...relatives) * (1 - 1e-9));
        expect(value).toBeLessThanOrEqual(Math.max(...relatives) * (1 + 1e-9));
        const scaled = calculateAwarenessIndex(pairs.map(([now, base], at) => part(now * unit, base * unit, at)));
        expect((scaled.value ?? 0) / (value ?? 1)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("base of a part", () => {
  it("is its first known value above zero", () => {
    expect(findBase([null, 0, 0.2, 0.4])).toBe(0.2);
    expect(findBase([null, 0])).toBeNull();
  });
});
