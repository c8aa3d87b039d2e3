import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "@/lib/values/money";
import { currencySign, formatMajor, formatMoney, toMajorNumber } from "./money";

const usd = (minor: number | bigint) => money(BigInt(minor), "USD");

describe("formatMoney", () => {
  it("whole amounts, rounded half away from zero", () => {
    expect(formatMoney(usd(9_421_049))).toBe("$94,210");
    expect(formatMoney(usd(50))).toBe("$1");
    expect(formatMoney(usd(-50))).toBe("−$1");
  });
  it("exact amounts with the currency's own decimals", () => {
    expect(formatMoney(usd(614_530), "exact")).toBe("$6,145.30");
    expect(formatMoney(money(1200n, "JPY"), "exact")).toBe("¥1,200");
    expect(formatMoney(money(1_234_567n, "KWD"), "exact")).toBe("KWD\u00a01,234.567");
  });
  it("stays exact beyond what a float holds", () => {
    expect(formatMoney(usd(900_719_925_474_099_299n), "exact")).toBe("$9,007,199,254,740,992.99");
  });
  it("compact amounts in three figures", () => {
    expect(formatMoney(usd(81_204_000), "compact")).toBe("$812k");
    expect(formatMoney(usd(121_000_000), "compact")).toBe("$1.21M");
    expect(formatMoney(usd(130_000_000), "compact")).toBe("$1.30M");
    expect(formatMoney(usd(1_840_000), "compact")).toBe("$18.4k");
    expect(formatMoney(usd(3_000_000), "compact")).toBe("$30k");
    expect(formatMoney(usd(99_960_000), "compact")).toBe("$1.00M");
    expect(formatMoney(usd(92_050), "compact")).toBe("$921");
  });
  it("shows the sign of a change", () => {
    expect(formatMoney(usd(3_120_000), "compact", "always")).toBe("+$31.2k");
    expect(formatMoney(usd(-2_460_000), "compact", "always")).toBe("−$24.6k");
    expect(formatMoney(usd(0), "exact", "always")).toBe("$0.00");
  });
  it("a missing amount is a dash, not a zero", () => {
    expect(formatMoney(null)).toBe("—");
    expect(formatMajor(Number.NaN, "USD")).toBe("—");
  });
  it("the exact text always reads back to the same minor units", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (minor) => {
        const text = formatMoney(money(minor, "USD"), "exact");
        expect(BigInt(text.replace("−", "-").replace(/[^0-9-]/g, ""))).toBe(minor);
      }),
    );
  });
});

describe("chart helpers", () => {
  it("gives major units and the bare sign", () => {
    expect(toMajorNumber(usd(123_456))).toBe(1234.56);
    expect(currencySign("USD")).toBe("$");
    expect(currencySign("CHF")).toBe("CHF");
  });
});
