import { describe, expect, it } from "vitest";
import { BEGINNING, calendarDate } from "@/lib/values/calendar-date";
import { formatDate, formatDuration, formatFirstDay, formatLastDay, formatMoment } from "./date";
import { capitalise, formatCountWord, formatList, formatQuantity, initialsOf } from "./words";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("dates", () => {
  it("says the year unless it is this one", () => {
    expect(plain(formatDate(calendarDate("2026-11-23")))).toBe("23 Nov 2026");
    expect(plain(formatDate(calendarDate("2026-11-03"), calendarDate("2026-12-01")))).toBe("3 Nov");
    expect(formatDate(null)).toBe("—");
  });
  it("says the beginning of what has always held, and the last day before an end", () => {
    expect(formatFirstDay(BEGINNING)).toBe("the beginning");
    expect(plain(formatFirstDay(calendarDate("2026-11-23")))).toBe("23 Nov 2026");
    expect(plain(formatLastDay(calendarDate("2027-01-01")))).toBe("31 Dec 2026");
  });
  it("shows a moment on the organisation's clocks", () => {
    const moment = new Date("2026-11-23T23:30:00Z");
    expect(plain(formatMoment(moment, "UTC"))).toBe("23 Nov 2026, 23:30");
    expect(plain(formatMoment(moment, "Europe/Berlin"))).toBe("24 Nov 2026, 00:30");
  });
  it("writes durations in at most two units", () => {
    expect([400, 12_000, 59_600, 80_000, 3_600_000, 7_500_000].map(formatDuration).map(plain)).toEqual([
      "0.4 s",
      "12 s",
      "1 min",
      "1 min 20 s",
      "1 h",
      "2 h 5 min",
    ]);
  });
});

describe("words", () => {
  it("counts and lists", () => {
    expect(formatQuantity(1, "deal")).toBe("1 deal");
    expect(formatQuantity(1200, "deal")).toBe("1,200 deals");
    expect(formatCountWord(11)).toBe("eleven");
    expect(formatCountWord(24)).toBe("24");
    expect(capitalise(formatCountWord(0))).toBe("No");
    expect(formatList(["Ana", "Bo"])).toBe("Ana and Bo");
    expect(initialsOf("Rosa María Calderón")).toBe("RC");
    expect(initialsOf("émile")).toBe("É");
  });
});
