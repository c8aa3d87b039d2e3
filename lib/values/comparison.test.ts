import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "./comparison";

describe("compare", () => {
  it("says how much more, in units and as a ratio: 120 over 100 is +20, +20 %", () => {
    expect(compare(120, 100, { good: "up" })).toEqual({
      current: 120,
      previous: 100,
      difference: 20,
      relative: 0.2,
      direction: "up",
      tone: "good",
    });
  });

  it("calls a rise bad where less is better", () => {
    expect(compare(40, 30, { good: "down" }).tone).toBe("bad");
    expect(compare(30, 40, { good: "down" }).tone).toBe("good");
    expect(compare(30, 40, { good: "up" }).tone).toBe("bad");
  });

  it("judges nothing where neither direction is good, and nothing that stood still", () => {
    expect(compare(2, 1, { good: "neither" }).tone).toBe("neutral");
    expect(compare(5, 5, { good: "up" })).toMatchObject({
      direction: "flat",
      tone: "neutral",
      difference: 0,
      relative: 0,
    });
  });

  it("gives a share its change in points and no percent of a percent", () => {
    expect(compare(0.5, 0.25, { good: "up", share: true })).toMatchObject({ difference: 0.25, relative: null });
  });

  it("has no percent of zero", () => {
    expect(compare(3, 0, { good: "up" })).toMatchObject({
      difference: 3,
      relative: null,
      direction: "up",
      tone: "good",
    });
  });

  it("takes the ratio of the size of a negative base: -50 after -100 is up by half", () => {
    expect(compare(-50, -100, { good: "up" })).toMatchObject({ relative: 0.5, direction: "up", tone: "good" });
  });

  it.each([
    [null, 1],
    [1, null],
    [null, null],
  ])("knows no change from %s to %s", (current, previous) => {
    expect(compare(current, previous, { good: "up" })).toEqual({
      current,
      previous,
      difference: null,
      relative: null,
      direction: "unknown",
      tone: "neutral",
    });
  });

  it("turns good into bad when the two sides change places", () => {
    const value = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const opposite = { good: "bad", bad: "good", neutral: "neutral" } as const;
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(compare(b, a, { good: "up" }).tone).toBe(opposite[compare(a, b, { good: "up" }).tone]);
      }),
    );
  });
});
