import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { elapsedSpan, formatBucket, formatComparison, formatPeriodName, formatPeriodShort, formatSpan } from "./period";

const d = calendarDate;
const p = (from: string, to: string) => period(d(from), d(to));
const calendar = { fiscalYearStartMonth: 1, weekStart: 1 };
const fromFebruary = { fiscalYearStartMonth: 2, weekStart: 1 };
const today = d("2026-11-23");
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("formatSpan", () => {
  it("names first and last day", () => {
    expect(plain(formatSpan(p("2026-10-01", "2026-11-24"), today))).toBe("1 Oct – 23 Nov");
    expect(plain(formatSpan(p("2025-10-01", "2025-11-24"), today))).toBe("1 Oct 2025 – 23 Nov 2025");
    expect(plain(formatSpan(p("2025-10-01", "2025-11-24")))).toBe("1 Oct – 23 Nov 2025");
    expect(plain(formatSpan(p("2026-11-23", "2026-11-24"), today))).toBe("23 Nov");
  });
  it("ends today while the period runs", () => {
    expect(elapsedSpan(p("2026-10-01", "2027-01-01"), today)).toEqual(p("2026-10-01", "2026-11-24"));
    expect(elapsedSpan(p("2026-07-01", "2026-10-01"), today)).toEqual(p("2026-07-01", "2026-10-01"));
  });
});

describe("formatPeriodName", () => {
  it("calls whole units by their names", () => {
    expect(plain(formatPeriodName(p("2026-10-01", "2027-01-01"), calendar))).toBe("Q4 2026");
    expect(plain(formatPeriodName(p("2026-11-01", "2026-12-01"), calendar))).toBe("November 2026");
    expect(formatPeriodName(p("2026-01-01", "2027-01-01"), calendar)).toBe("2026");
    expect(plain(formatPeriodName(p("2026-11-03", "2026-11-20"), calendar))).toBe("3 Nov – 19 Nov 2026");
  });
  it("follows the fiscal year", () => {
    expect(plain(formatPeriodName(p("2026-11-01", "2027-02-01"), fromFebruary))).toBe("Q4 FY2027");
    expect(plain(formatPeriodName(p("2026-02-01", "2027-02-01"), fromFebruary))).toBe("FY 2027");
  });
});

describe("formatComparison", () => {
  it("says that a running period is compared with the same days", () => {
    expect(formatComparison(p("2026-10-01", "2027-01-01"), "previous", calendar, today)).toBe("same days of Q3");
    expect(plain(formatComparison(p("2026-10-01", "2027-01-01"), "year", calendar, today))).toBe(
      "same days of Q4 2025",
    );
    expect(formatComparison(p("2026-11-01", "2026-12-01"), "previous", calendar, today)).toBe("same days of Oct");
  });
  it("compares as many days in full when they end today", () => {
    expect(plain(formatComparison(p("2026-11-17", "2026-11-24"), "previous", calendar, today))).toBe("10 Nov – 16 Nov");
  });
  it("names the whole period once it is over", () => {
    expect(formatComparison(p("2026-07-01", "2026-10-01"), "previous", calendar, today)).toBe("Q2");
    expect(plain(formatComparison(p("2026-01-01", "2026-04-01"), "previous", calendar, today))).toBe("Q4 2025");
  });
});

describe("labels", () => {
  it("shortens a name beside a reference", () => {
    expect(formatPeriodShort(p("2026-07-01", "2026-10-01"), calendar, today)).toBe("Q3");
    expect(plain(formatPeriodShort(p("2025-07-01", "2025-10-01"), calendar, today))).toBe("Q3 2025");
  });
  it("reads the keys of time buckets", () => {
    expect(formatBucket("2026-11")).toBe("Nov");
    expect(plain(formatBucket("2026-11", true))).toBe("Nov 2026");
    expect(formatBucket("2026-Q4")).toBe("Q4");
    expect(formatBucket("2026-W05")).toBe("W5");
    expect(plain(formatBucket("2026-01-31"))).toBe("31 Jan");
    expect(formatBucket("2026")).toBe("2026");
  });
});
