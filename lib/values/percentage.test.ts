import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePercent, percentOf, percentToText, ppm, WHOLE } from "./percentage";
import { ValueError } from "./value-error";

describe("parsePercent", () => {
  it.each([
    ["7.25%", 72_500n],
    ["7.25 %", 72_500n],
    [" 100% ", 1_000_000n],
    ["0.0001%", 1n],
    ["-5%", -50_000n],
    ["250%", 2_500_000n],
  ])("%j is %s millionths", (text, millionths) => {
    expect(parsePercent(text)).toBe(millionths);
  });

  it.each(["7.25", "%", "7,25%", "7.25%%", "0.00001%", "ten%"])("refuses %j", (text) => {
    expect(() => parsePercent(text)).toThrow(ValueError);
  });
});

describe("percentToText", () => {
  it.each([
    [72_500n, "7.25%"],
    [1_000_000n, "100%"],
    [0n, "0%"],
    [1n, "0.0001%"],
    [-500n, "-0.05%"],
  ])("%s millionths read %s", (millionths, text) => {
    expect(percentToText(ppm(millionths))).toBe(text);
  });

  it("reads back as the same rate", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), (millionths) => {
        expect(parsePercent(percentToText(ppm(millionths)))).toBe(millionths);
      }),
    );
  });
});

describe("percentOf", () => {
  it.each([
    ["7.25% of 100.00 is 7.25", 10_000n, 72_500n, 725n],
    ["half a cent rounds up", 100n, 5_000n, 1n],
    ["half a cent of a refund rounds away from zero", -100n, 5_000n, -1n],
    ["33.3333% of 1.00", 100n, 333_333n, 33n],
  ])("%s", (_, minor, rate, part) => {
    expect(percentOf(minor, ppm(rate))).toBe(part);
  });

  it("of the whole is the amount itself", () => {
    fc.assert(
      fc.property(fc.bigInt(), (minor) => {
        expect(percentOf(minor, WHOLE)).toBe(minor);
      }),
    );
  });
});
