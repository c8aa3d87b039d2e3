import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimal } from "./decimal";
import {
  addMoney,
  allocateLargestRemainder,
  convertMoney,
  decimalToMinor,
  money,
  moneyToDecimalText,
  parseMoney,
  subtractMoney,
} from "./money";
import { ValueError } from "./value-error";

const minorUnits = fc.bigInt(-(10n ** 18n), 10n ** 18n);
const currencies = fc.constantFrom("JPY", "USD", "KWD", "CLF");

describe("money", () => {
  it("refuses a currency that does not exist", () => {
    expect(() => money(1n, "DOGE")).toThrow(ValueError);
  });

  it("adds and subtracts in one currency", () => {
    expect(addMoney(money(150n, "USD"), money(-50n, "USD"))).toEqual(money(100n, "USD"));
    expect(subtractMoney(money(150n, "USD"), money(200n, "USD"))).toEqual(money(-50n, "USD"));
  });

  it("never adds or subtracts two currencies", () => {
    expect(() => addMoney(money(1n, "USD"), money(1n, "EUR"))).toThrow("cannot combine USD with EUR");
    expect(() => subtractMoney(money(1n, "USD"), money(1n, "EUR"))).toThrow(ValueError);
  });
});

describe("parseMoney", () => {
  it.each([
    ["1234.56", "USD", 123456n, false],
    ["1234.5", "USD", 123450n, false],
    ["0.005", "USD", 1n, true],
    ["-0.005", "USD", -1n, true],
    ["0.0049", "USD", 0n, true],
    ["1.100", "USD", 110n, false],
    ["1200", "JPY", 1200n, false],
    ["1200.5", "JPY", 1201n, true],
    ["1.2345", "KWD", 1235n, true],
  ])("%s %s is %s minor units", (text, currency, minor, rounded) => {
    expect(parseMoney(text, currency)).toEqual({ money: { minor, currency }, rounded });
  });

  it.each(["", "1,234.56", "$5", "5 USD"])("refuses %j", (text) => {
    expect(() => parseMoney(text, "USD")).toThrow(ValueError);
  });
});

describe("moneyToDecimalText", () => {
  it.each([
    [123450n, "USD", "1234.50"],
    [-5n, "USD", "-0.05"],
    [0n, "USD", "0.00"],
    [1200n, "JPY", "1200"],
    [-7n, "KWD", "-0.007"],
  ])("%s %s reads %s", (minor, currency, text) => {
    expect(moneyToDecimalText(money(minor, currency))).toBe(text);
  });

  it("reads back as the same money", () => {
    fc.assert(
      fc.property(minorUnits, currencies, (minor, currency) => {
        expect(parseMoney(moneyToDecimalText({ minor, currency }), currency)).toEqual({
          money: { minor, currency },
          rounded: false,
        });
      }),
    );
  });
});

describe("convertMoney", () => {
  it.each([
    ["100.00 EUR at 1.0845", 10000n, "EUR", "1.0845", "USD", 10845n],
    ["1000 JPY at 0.0067", 1000n, "JPY", "0.0067", "USD", 670n],
    ["1.00 USD at 149.5, half a yen up", 100n, "USD", "149.5", "JPY", 150n],
    ["-1.00 USD at 149.5, half a yen away from zero", -100n, "USD", "149.5", "JPY", -150n],
    ["2.50 USD at 0.3075", 250n, "USD", "0.3075", "KWD", 769n],
    ["7 JPY at 2", 7n, "JPY", "2", "KWD", 14000n],
  ])("%s", (_, minor, from, rate, to, expected) => {
    expect(convertMoney(money(minor, from), parseDecimal(rate), to)).toEqual(money(expected, to));
  });

  it("changes nothing at a rate of 1 in the same currency", () => {
    fc.assert(
      fc.property(minorUnits, currencies, fc.nat(6), (minor, currency, scale) => {
        const one = { units: 10n ** BigInt(scale), scale };
        expect(convertMoney({ minor, currency }, one, currency)).toEqual({ minor, currency });
      }),
    );
  });

  it("agrees with reading the product as a decimal", () => {
    fc.assert(
      fc.property(minorUnits, fc.nat(9_999_999), fc.nat(6), (minor, units, scale) => {
        const rate = { units: BigInt(units), scale };
        const product = { units: minor * rate.units, scale: 2 + scale };
        expect(convertMoney({ minor, currency: "USD" }, rate, "JPY").minor).toBe(decimalToMinor(product, "JPY").minor);
      }),
    );
  });
});

describe("allocateLargestRemainder", () => {
  it.each([
    ["100 by 1:1:1 gives the odd unit to the first", 100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    ["-100 by 1:1:1 splits alike", -100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    ["10 by 60:40", 10n, [60n, 40n], [6n, 4n]],
    ["1 by 1:2 goes to the larger remainder", 1n, [1n, 2n], [0n, 1n]],
    ["5 by 0:1 leaves the zero weight out", 5n, [0n, 1n], [0n, 5n]],
    ["0 by 3:4", 0n, [3n, 4n], [0n, 0n]],
  ])("%s", (_, total, weights, parts) => {
    expect(allocateLargestRemainder(total, weights)).toEqual(parts);
  });

  it.each([[[]], [[0n, 0n]], [[1n, -1n, 2n]]])("refuses the weights %s", (weights) => {
    expect(() => allocateLargestRemainder(10n, weights)).toThrow(ValueError);
  });

  it("sums to the total, each part within one unit of its share", () => {
    const weights = fc
      .array(fc.bigInt(0n, 10n ** 6n), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((weight) => weight > 0n));
    fc.assert(
      fc.property(minorUnits, weights, (total, list) => {
        const parts = allocateLargestRemainder(total, list);
        const whole = list.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        parts.forEach((part, index) => {
          const off = part * whole - total * (list[index] ?? 0n);
          expect(off < whole && off > -whole).toBe(true);
        });
      }),
    );
  });
});
