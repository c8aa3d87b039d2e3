import { describe, expect, it } from "vitest";
import {
  formatCompact,
  formatCount,
  formatDayCount,
  formatNumber,
  formatPercentFigure,
  formatPoints,
  formatShare,
  formatTimes,
} from "./number";

describe("numbers", () => {
  it("groups digits and uses a true minus", () => {
    expect(formatCount(20000)).toBe("20,000");
    expect(formatCount(20_000_000_000_000_001n)).toBe("20,000,000,000,000,001");
    expect(formatNumber(-1284.46, 1)).toBe("−1,284.5");
  });
  it("never shows a signed zero", () => {
    expect(formatNumber(-0.2)).toBe("0");
    expect(formatPoints(-0.0001, "always")).toBe("0\u00a0pts");
  });
  it("says that there is no value", () => {
    for (const format of [
      formatCount,
      formatShare,
      formatTimes,
      formatDayCount,
      formatPoints,
      formatCompact,
      formatPercentFigure,
    ]) {
      expect(format(null)).toBe("—");
      expect(format(Number.NaN)).toBe("—");
      expect(format(Number.POSITIVE_INFINITY)).toBe("—");
    }
  });
});

describe("formatShare", () => {
  it("keeps a decimal only where it matters", () => {
    expect(formatShare(0.6315)).toBe("63\u00a0%");
    expect(formatShare(0.098)).toBe("9.8\u00a0%");
    expect(formatShare(0.04)).toBe("4\u00a0%");
    expect(formatShare(0.0999)).toBe("10\u00a0%");
    expect(formatShare(1)).toBe("100\u00a0%");
  });
  it("shows as many decimals as a column asks for", () => {
    expect(formatShare(0.161, 1)).toBe("16.1\u00a0%");
    expect(formatShare(0.04, 1)).toBe("4.0\u00a0%");
  });
});

describe("formatPoints, formatTimes, formatCompact", () => {
  it("writes changes and ratios as people say them", () => {
    expect(formatPoints(0.042, "always")).toBe("+4.2\u00a0pts");
    expect(formatPoints(-0.13)).toBe("−13\u00a0pts");
    expect(formatTimes(2.94)).toBe("2.9×");
    expect(formatDayCount(31.4)).toBe("31\u00a0d");
  });
  it("steps to the next unit after rounding, not before", () => {
    expect(formatCompact(999)).toBe("999");
    expect(formatCompact(999.6)).toBe("1k");
    expect(formatCompact(18_420)).toBe("18.4k");
    expect(formatCompact(999_600)).toBe("1M");
  });
});
