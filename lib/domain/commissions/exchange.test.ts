import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { parseDecimal } from "@/lib/values/decimal";
import { convert, exchangeOf } from "./exchange";

const rates = [
  { on: "2026-01-01", currency: "EUR", rate: "1.10" },
  { on: "2026-01-01", currency: "JPY", rate: "0.0067" },
  { on: "2026-02-01", currency: "JPY", rate: "0.0065" },
].map(({ on, currency, rate }) => ({ on: calendarDate(on), currency, rate: parseDecimal(rate) }));

function converted(minor: bigint, from: string, to: string, on: string, fixed: Readonly<Record<string, string>> = {}) {
  const rate = exchangeOf(rates, "USD")(
    from,
    to,
    calendarDate(on),
    new Map(Object.entries(fixed).map(([code, text]) => [code, parseDecimal(text)])),
  );
  return "missing" in rate ? rate.missing : convert(minor, from, to, rate);
}

describe("between two currencies that are not the one rates are given in", () => {
  it("both rates are used and it is rounded once: 100.00 euros = 110 / 0.0067 = 16 417.9 yen", () => {
    expect(converted(10_000n, "EUR", "JPY", "2026-01-31")).toBe(16_418n);
  });

  it("each rate is the latest on or before the day: 110 / 0.0065 = 16 923.08 yen", () => {
    expect(converted(10_000n, "EUR", "JPY", "2026-02-01")).toBe(16_923n);
  });

  it("the one that is missing is named", () => {
    expect(converted(1n, "EUR", "KWD", "2026-01-31")).toBe("KWD");
    expect(converted(1n, "EUR", "JPY", "2025-12-31")).toBe("EUR");
  });

  it("a fixed rate of the plan is in the plan's currency and goes first", () => {
    expect(converted(10_000n, "EUR", "JPY", "2026-01-31", { EUR: "160" })).toBe(16_000n);
  });
});
