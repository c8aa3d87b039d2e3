import { describe, expect, it } from "vitest";
import { money } from "@/lib/values/money";
import { formatDifference, formatFigure, formatInterval, formatTick, toNumber } from "./metric";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("formatFigure", () => {
  it("writes each unit as people say it", () => {
    expect(formatFigure(money(9_421_000n, "USD"), "money")).toBe("$94,210");
    expect(formatFigure(money(9_421_000n, "USD"), "money", "compact")).toBe("$94.2k");
    expect(formatFigure(money(128_400n, "USD"), "money", "headline")).toBe("$1,284");
    expect(formatFigure(money(85_400_000n, "USD"), "money", "headline")).toBe("$854k");
    expect(formatFigure(1093, "count", "headline")).toBe("1,093");
    expect(formatFigure(money(9_421_000n, "USD"), "per_day_money")).toBe("$94,210 a day");
    expect(plain(formatFigure(0.6315, "share"))).toBe("63 %");
    expect(plain(formatFigure(0.6315, "share", "exact"))).toBe("63.15 %");
    expect(formatFigure(2.94, "ratio")).toBe("2.9×");
    expect(plain(formatFigure(31.2, "days"))).toBe("31 d");
    expect(plain(formatFigure(9.44, "months"))).toBe("9.4 months");
    expect(formatFigure(31.2, "score")).toBe("+31");
    expect(formatFigure(20_418, "count")).toBe("20,418");
    expect(formatFigure(null, "money")).toBe("—");
  });
});

describe("changes, intervals and ticks", () => {
  it("says shares in points and money in money", () => {
    expect(plain(formatDifference(0.042, "share", "USD"))).toBe("+4.2 pts");
    expect(formatDifference(-24_600, "money", "USD")).toBe("−$24.6k");
    expect(formatDifference(1000.4, "money", "USD")).toBe("+$1,000");
    expect(plain(formatDifference(6, "score", "USD"))).toBe("+6 pts");
    expect(formatDifference(-3, "count", "USD")).toBe("−3");
  });
  it("writes an interval in the figure's own unit", () => {
    expect(formatInterval([0.372, 0.668], "share")).toBe("37–67");
    expect(formatInterval([-4, 12], "score")).toBe("−4–12");
  });
  it("keeps axes short", () => {
    expect(formatTick(120_000, "money", "EUR")).toBe("€120k");
    expect(plain(formatTick(0.25, "share", "EUR"))).toBe("25 %");
    expect(toNumber(money(123_456n, "USD"))).toBe(1234.56);
    expect(toNumber(undefined)).toBeNull();
  });
});
