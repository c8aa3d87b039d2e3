import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountParser, integerParser, plainDecimal, rateParser } from "./number";
import { CellProblem } from "./types";

function outcome(result: string | CellProblem): string {
  return result instanceof CellProblem ? `refused: ${result.message}` : result;
}

describe("numbers as files write them", () => {
  it.each([
    ["1234.5", ".", "1234.5"],
    ["1,234.50", ".", "1234.50"],
    ["1 234 567", ".", "1234567"],
    ["1\u202f234,5", ",", "1234.5"],
    ["1.234.567,89", ",", "1234567.89"],
    ["1'234.5", ".", "1234.5"],
    ["12,34,567.00", ".", "1234567.00"],
    ["-5", ".", "-5"],
    ["\u22125,00", ",", "-5.00"],
    ["(5.00)", ".", "-5.00"],
    ["+7", ".", "7"],
    [".5", ".", "0.5"],
    ["1,5", ".", null],
    ["1.5", ",", null],
    ["1,23,4", ".", null],
    ["1.2.3", ".", null],
    ["$5", ".", null],
    ["1e18", ".", null],
    ["-", ".", null],
    ["", ".", null],
  ] as const)("reads %j with %j as %j", (text, decimal, expected) => {
    expect(plainDecimal(text, decimal)).toBe(expected);
  });

  it("reads back every number, grouped or not, with either sign", () => {
    const grouped = (digits: string, group: string) => digits.replace(/\B(?=(\d{3})+$)/g, group);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        fc.stringMatching(/^\d{0,6}$/),
        fc.constantFrom("", "-"),
        fc.constantFrom([".", ","], [",", "."], [".", " "], [".", "’"]),
        (whole, fraction, sign, [decimal = ".", group = ","]) => {
          const tail = fraction === "" ? "" : `${decimal}${fraction}`;
          const expected = `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`;
          expect(plainDecimal(`${sign}${whole}${tail}`, decimal as ".")).toBe(expected);
          expect(plainDecimal(`${sign}${grouped(String(whole), group)}${tail}`, decimal as ".")).toBe(expected);
        },
      ),
    );
  });
});

describe("amounts", () => {
  it.each([
    ["99999999999999.99", "99999999999999.99"],
    ["100000000000000", "refused: is too large; amounts below 100,000,000,000,000 are accepted"],
    ["1000000000000000000", "refused: is too large; amounts below 100,000,000,000,000 are accepted"],
    ["-0.01", "refused: is negative; an amount of 0 or more is accepted"],
    ["-0.00", "-0.00"],
    [
      "12,5",
      'refused: is not an amount; write a number such as 1234.50; if the file\'s decimal sign is ",", say --decimal ,',
    ],
    ["$12", "refused: is not an amount; write a number such as 1234.50; write the number without a currency"],
    ["10^18", "refused: is not an amount; write a number such as 1234.50"],
  ])("takes %s as %s", (text, expected) => {
    expect(outcome(amountParser(".", false)(text, 2))).toBe(expected);
  });

  it("may be negative where a kind says so", () => {
    expect(amountParser(".", true)("-5", 2)).toBe("-5");
  });
});

describe("counts and rates", () => {
  it.each([
    ["12", "12"],
    ["12.00", "12"],
    ["1,200", "1200"],
    ["12.5", "refused: has a fraction; a whole number such as 12 is accepted"],
    ["0", "refused: is below 1; 1 or more is accepted"],
    ["2147483648", "refused: is above 2147483647; 2147483647 or less is accepted"],
    ["many", "refused: is not a whole number; write a number such as 12"],
  ])("takes %s units as %s", (text, expected) => {
    expect(outcome(integerParser(".", { min: 1, max: 2_147_483_647 })(text, 2))).toBe(expected);
  });

  it("takes a rate above 0 only", () => {
    expect(rateParser(".")("1.0837", 2)).toBe("1.0837");
    expect(rateParser(",")("0,92", 2)).toBe("0.92");
    expect(outcome(rateParser(".")("0.0000000000001", 2))).toContain("not above 0");
    expect(outcome(rateParser(".")("-1", 2))).toContain("not above 0");
    expect(outcome(rateParser(".")("1000000000", 2))).toContain("too large");
  });
});
