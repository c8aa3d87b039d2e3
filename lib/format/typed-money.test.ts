import { expect, it } from "vitest";
import { parseTypedMoney, toPlainAmount } from "./typed-money";

it.each([
  ["5,000", "USD", "5000"],
  ["$1,200.50", "USD", "1200.50"],
  [" $ 12 000 ", "USD", "12000"],
  ["1\u202f234\u202f567.8", "EUR", "1234567.8"],
  ["20’000", "CHF", "20000"],
  ["1,000 chf", "CHF", "1000"],
  ["−$80", "USD", "-80"],
  ["$-80", "USD", "-80"],
  ["+40", "USD", "40"],
  ["USD 7", "USD", "7"],
  ["80€", "EUR", "80"],
  ["0.5", "USD", "0.5"],
])("takes %j in %s for %s", (typed, currency, plain) => {
  expect(toPlainAmount(typed, currency)).toBe(plain);
});

it.each(["", "$", "ten", "€5", "12,50", "1,2345", "1.234,50", "1,234 567", "--5", "-$-5", "5%", "1e3"])(
  "does not take %j for dollars",
  (typed) => {
    expect(toPlainAmount(typed, "USD")).toBeNull();
    expect(parseTypedMoney(typed, "USD")).toBeNull();
  },
);

it("takes the digits alone while the currency is none yet", () => {
  expect(toPlainAmount("5,000", "dollars")).toBe("5000");
  expect(toPlainAmount("5,000 US", "US")).toBeNull();
});

it("reads minor units, and no more decimals than the currency has", () => {
  expect(parseTypedMoney("$1,200.5", "USD")).toEqual({ minor: 120_050n, currency: "USD" });
  expect(parseTypedMoney("¥1,200", "JPY")).toEqual({ minor: 1200n, currency: "JPY" });
  expect(parseTypedMoney("0.001", "USD")).toBeNull();
});
