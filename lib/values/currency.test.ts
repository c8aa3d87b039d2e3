import { describe, expect, it } from "vitest";
import { currencyExponent, isCurrency } from "./currency";
import { ValueError } from "./value-error";

describe("currencyExponent", () => {
  it.each([
    ["JPY", 0],
    ["KRW", 0],
    ["USD", 2],
    ["EUR", 2],
    ["XCG", 2],
    ["KWD", 3],
    ["CLF", 4],
  ])("%s has %i decimals", (code, decimals) => {
    expect(currencyExponent(code)).toBe(decimals);
    expect(isCurrency(code)).toBe(true);
  });

  it.each(["XXX", "usd", "", " USD", "US$", "constructor", "toString", "__proto__"])("refuses %j", (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => currencyExponent(code)).toThrow(ValueError);
    expect(() => currencyExponent(code)).toThrow("is not an ISO 4217 currency code such as USD or EUR");
  });
});
