import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate, daysBetween, fromDayNumber, toDayNumber } from "./calendar-date";
import {
  bucketKey,
  type CalendarUnit,
  comparisonPeriod,
  contains,
  elapsedDays,
  type FiscalCalendar,
  intersection,
  isRunning,
  lengthInDays,
  nextPeriod,
  type Period,
  period,
  previousPeriod,
  startOf,
  unitAround,
  unitsIn,
  wholeUnit,
} from "./period";
import { ValueError } from "./value-error";

const CIVIL: FiscalCalendar = { fiscalYearStartMonth: 1, weekStart: 1 };
const APRIL: FiscalCalendar = { fiscalYearStartMonth: 4, weekStart: 7 };

const span = (from: string, to: string) => period(calendarDate(from), calendarDate(to));
const on = (date: string) => calendarDate(date);

const dates = fc.integer({ min: toDayNumber(on("1950-01-01")), max: toDayNumber(on("2150-01-01")) }).map(fromDayNumber);
const leapSeason = fc
  .tuple(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: -2, max: 2 }))
  .map(([year, days]) => addDays(calendarDate(`${year}-03-01`), days));
const periods = fc
  .tuple(fc.oneof(dates, leapSeason), fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 800 })))
  .map(([from, days]) => period(from, addDays(from, days)));
const calendars = fc.record({
  fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
  weekStart: fc.integer({ min: 1, max: 7 }),
});
const units = fc.constantFrom<CalendarUnit>("day", "week", "month", "quarter", "half", "year");

describe("period", () => {
  it("is half open", () => {
    const january = span("2026-01-01", "2026-02-01");
    expect(lengthInDays(january)).toBe(31);
    expect(contains(january, on("2026-01-01"))).toBe(true);
    expect(contains(january, on("2026-01-31"))).toBe(true);
    expect(contains(january, on("2026-02-01"))).toBe(false);
    expect(contains(january, on("2025-12-31"))).toBe(false);
  });

  it("refuses to be empty or reversed", () => {
    expect(() => span("2026-01-01", "2026-01-01")).toThrow(ValueError);
    expect(() => span("2026-01-02", "2026-01-01")).toThrow("a period ends after it begins");
  });
});

describe("intersection", () => {
  it("is what both hold, or null", () => {
    expect(intersection(span("2026-01-01", "2026-02-01"), span("2026-01-20", "2026-03-01"))).toEqual(
      span("2026-01-20", "2026-02-01"),
    );
    expect(intersection(span("2026-01-01", "2026-02-01"), span("2026-02-01", "2026-03-01"))).toBeNull();
  });

  it("holds a day exactly when both do", () => {
    fc.assert(
      fc.property(periods, periods, dates, (a, b, date) => {
        const shared = intersection(a, b);
        expect(shared !== null && contains(shared, date)).toBe(contains(a, date) && contains(b, date));
      }),
    );
  });
});

describe("startOf", () => {
  it.each<[CalendarUnit, string, FiscalCalendar, string]>([
    ["day", "2026-05-20", CIVIL, "2026-05-20"],
    ["week", "2026-05-20", CIVIL, "2026-05-18"],
    ["week", "2026-05-17", CIVIL, "2026-05-11"],
    ["week", "2026-05-17", APRIL, "2026-05-17"],
    ["month", "2026-05-20", CIVIL, "2026-05-01"],
    ["quarter", "2026-05-20", CIVIL, "2026-04-01"],
    ["half", "2026-05-20", CIVIL, "2026-01-01"],
    ["year", "2026-05-20", CIVIL, "2026-01-01"],
    ["year", "2026-03-31", APRIL, "2025-04-01"],
    ["half", "2026-03-31", APRIL, "2025-10-01"],
    ["quarter", "2026-01-15", { fiscalYearStartMonth: 2, weekStart: 1 }, "2025-11-01"],
  ])("%s of %s", (unit, date, calendar, start) => {
    expect(startOf(unit, on(date), calendar)).toBe(start);
  });
});

describe("unitsIn", () => {
  it("cuts time without gap or overlap, each day into the unit around it", () => {
    fc.assert(
      fc.property(units, periods, calendars, (unit, whole, calendar) => {
        const cut = unitsIn(unit, whole, calendar);
        expect((cut[0]?.from ?? "") <= whole.from).toBe(true);
        expect((cut.at(-1)?.from ?? "") < whole.to).toBe(true);
        expect((cut.at(-1)?.to ?? "") >= whole.to).toBe(true);
        cut.forEach((part, index) => {
          if (index > 0) expect(part.from).toBe(cut[index - 1]?.to);
          expect(unitAround(unit, addDays(part.to, -1), calendar)).toEqual(part);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe("bucketKey", () => {
  it.each<[Exclude<CalendarUnit, "half">, string, FiscalCalendar, string]>([
    ["day", "2026-01-31", CIVIL, "2026-01-31"],
    ["week", "2026-01-26", CIVIL, "2026-W05"],
    ["week", "2025-12-29", CIVIL, "2026-W01"],
    ["week", "2020-12-28", CIVIL, "2020-W53"],
    ["month", "2026-01-01", CIVIL, "2026-01"],
    ["quarter", "2026-10-01", CIVIL, "2026-Q4"],
    ["quarter", "2025-04-01", APRIL, "2026-Q1"],
    ["quarter", "2026-01-01", APRIL, "2026-Q4"],
    ["year", "2026-01-01", CIVIL, "2026"],
    ["year", "2025-04-01", APRIL, "2026"],
  ])("%s from %s", (unit, start, calendar, key) => {
    expect(bucketKey(unit, on(start), calendar)).toBe(key);
  });

  it("never gives two buckets one key", () => {
    const keyed = fc.constantFrom<Exclude<CalendarUnit, "half">>("day", "week", "month", "quarter", "year");
    fc.assert(
      fc.property(keyed, periods, calendars, (unit, whole, calendar) => {
        const cut = unitsIn(unit, whole, calendar);
        expect(new Set(cut.map(({ from }) => bucketKey(unit, from, calendar))).size).toBe(cut.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe("elapsedDays", () => {
  const january = span("2026-01-01", "2026-02-01");
  it.each([
    ["2025-12-31", 0, false],
    ["2026-01-01", 1, true],
    ["2026-01-10", 10, true],
    ["2026-01-31", 31, true],
    ["2026-02-01", 31, false],
    ["2027-01-01", 31, false],
  ])("as of %s: %i days, running %s", (asOf, days, running) => {
    expect(elapsedDays(january, on(asOf))).toBe(days);
    expect(isRunning(january, on(asOf))).toBe(running);
  });
});

describe("previousPeriod and nextPeriod", () => {
  it("step by the calendar unit that the span is", () => {
    expect(previousPeriod(span("2026-03-01", "2026-04-01"), CIVIL)).toEqual(span("2026-02-01", "2026-03-01"));
    expect(nextPeriod(span("2026-01-01", "2026-02-01"), CIVIL)).toEqual(span("2026-02-01", "2026-03-01"));
    expect(previousPeriod(span("2026-04-01", "2027-04-01"), APRIL)).toEqual(span("2025-04-01", "2026-04-01"));
  });

  it("step by as many days where it is none", () => {
    expect(previousPeriod(span("2026-03-10", "2026-03-20"), CIVIL)).toEqual(span("2026-02-28", "2026-03-10"));
    expect(nextPeriod(span("2026-03-10", "2026-03-20"), CIVIL)).toEqual(span("2026-03-20", "2026-03-30"));
  });

  it("touch the span and lead back to it", () => {
    fc.assert(
      fc.property(units, dates, calendars, (unit, date, calendar) => {
        const whole = unitAround(unit, date, calendar);
        expect(previousPeriod(whole, calendar).to).toBe(whole.from);
        expect(nextPeriod(previousPeriod(whole, calendar), calendar)).toEqual(whole);
      }),
    );
  });
});

describe("wholeUnit", () => {
  it.each<[Period, FiscalCalendar, CalendarUnit | null]>([
    [span("2026-02-01", "2026-03-01"), CIVIL, "month"],
    [span("2026-04-01", "2026-07-01"), CIVIL, "quarter"],
    [span("2026-01-01", "2026-07-01"), CIVIL, "half"],
    [span("2026-01-01", "2027-01-01"), APRIL, null],
    [span("2026-05-18", "2026-05-25"), CIVIL, "week"],
    [span("2026-05-18", "2026-05-25"), APRIL, null],
  ])("%o", (whole, calendar, unit) => {
    expect(wholeUnit(whole, calendar)).toBe(unit);
  });
});

describe("comparisonPeriod", () => {
  const later = on("2040-01-01");

  it("is the same dates a year earlier", () => {
    expect(comparisonPeriod(span("2026-01-01", "2026-04-01"), "year", CIVIL, later)).toEqual(
      span("2025-01-01", "2025-04-01"),
    );
    expect(comparisonPeriod(span("2025-02-01", "2025-03-01"), "year", CIVIL, later)).toEqual(
      span("2024-02-01", "2024-03-01"),
    );
  });

  it("keeps 28 February in it when the span ends before a leap day", () => {
    expect(comparisonPeriod(span("2024-02-01", "2024-02-29"), "year", CIVIL, later)).toEqual(
      span("2023-02-01", "2023-03-01"),
    );
    expect(comparisonPeriod(span("2024-02-28", "2024-02-29"), "year", CIVIL, later)).toEqual(
      span("2023-02-28", "2023-03-01"),
    );
    expect(comparisonPeriod(span("2024-02-29", "2024-03-01"), "year", CIVIL, later)).toEqual(
      span("2023-02-28", "2023-03-01"),
    );
  });

  it("is cut to the same elapsed length while the span is running", () => {
    const march = span("2026-03-01", "2026-04-01");
    expect(comparisonPeriod(march, "previous", CIVIL, on("2026-03-10"))).toEqual(span("2026-02-01", "2026-02-11"));
    expect(comparisonPeriod(march, "previous", CIVIL, on("2026-03-31"))).toEqual(span("2026-02-01", "2026-03-01"));
    expect(comparisonPeriod(march, "year", CIVIL, on("2026-03-10"))).toEqual(span("2025-03-01", "2025-03-11"));
    expect(comparisonPeriod(march, "previous", CIVIL, later)).toEqual(span("2026-02-01", "2026-03-01"));
  });

  it("is never empty, and a running span's is never longer than what has passed", () => {
    const kinds = fc.constantFrom<"previous" | "year">("previous", "year");
    fc.assert(
      fc.property(periods, kinds, calendars, dates, (whole, kind, calendar, asOf) => {
        const other = comparisonPeriod(whole, kind, calendar, asOf);
        expect(other.from < other.to).toBe(true);
        expect(other.from < whole.from).toBe(true);
        if (isRunning(whole, asOf)) expect(lengthInDays(other)).toBeLessThanOrEqual(elapsedDays(whole, asOf));
        if (kind === "year") expect(daysBetween(other.from, whole.from)).toBeGreaterThanOrEqual(365);
      }),
      { numRuns: 300 },
    );
  });
});
