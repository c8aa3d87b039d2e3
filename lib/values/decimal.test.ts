import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimal, roundedQuotient } from "./decimal";
import { ValueError } from "./value-error";

describe("parseDecimal", () => {
  it.each([
    ["-12.340", -12340n, 3],
    ["+7", 7n, 0],
    [".5", 5n, 1],
    ["5.", 5n, 0],
    ["  42.00 ", 4200n, 2],
    ["-0", 0n, 0],
    ["123456789012345678901234567890.12", 12345678901234567890123456789012n, 2],
  ])("reads %j", (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it.each(["", " ", "-", ".", "1,234", "1e5", "1.2.3", "--1", "1 000", "0x10", "NaN", "Infinity", "١٢"])(
    "refuses %j",
    (text) => {
      expect(() => parseDecimal(text)).toThrow(ValueError);
    },
  );

  it("reads back any decimal exactly", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 30n), fc.nat(12), fc.boolean(), (digits, scale, negative) => {
        const padded = digits.toString().padStart(scale + 1, "0");
        const cut = padded.length - scale;
        const text = `${negative ? "-" : ""}${padded.slice(0, cut)}.${padded.slice(cut)}`;
        expect(parseDecimal(text)).toEqual({ units: negative ? -digits : digits, scale });
      }),
    );
  });
});

describe("roundedQuotient", () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [-5n, -2n, 3n],
    [7n, 3n, 2n],
    [8n, 3n, 3n],
    [0n, 9n, 0n],
    [1n, 3n, 0n],
  ])("%s ÷ %s rounds half away from zero to %s", (numerator, denominator, quotient) => {
    expect(roundedQuotient(numerator, denominator)).toBe(quotient);
  });

  it("refuses a zero denominator", () => {
    expect(() => roundedQuotient(1n, 0n)).toThrow(ValueError);
  });

  it("is never more than half a unit off and treats signs alike", () => {
    const amount = fc.bigInt(-(10n ** 24n), 10n ** 24n);
    const nonZero = amount.filter((value) => value !== 0n);
    fc.assert(
      fc.property(amount, nonZero, (numerator, denominator) => {
        const quotient = roundedQuotient(numerator, denominator);
        const off = 2n * (quotient * denominator - numerator);
        const size = denominator < 0n ? -denominator : denominator;
        expect(off <= size && off >= -size).toBe(true);
        expect(roundedQuotient(-numerator, denominator)).toBe(-quotient);
      }),
    );
  });
});
