import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  calendarDate,
  dateOf,
  dateParts,
  daysBetween,
  daysInMonth,
  fromDayNumber,
  isCalendarDate,
  isoWeekday,
  maxDate,
  minDate,
  toDayNumber,
} from "./calendar-date";
import { ValueError } from "./value-error";

const FIRST = toDayNumber(calendarDate("0001-01-01"));
const LAST = toDayNumber(calendarDate("9999-12-31"));
const dates = fc.integer({ min: FIRST, max: LAST }).map(fromDayNumber);
const nearDates = fc
  .integer({ min: toDayNumber(calendarDate("1900-01-01")), max: toDayNumber(calendarDate("2200-01-01")) })
  .map(fromDayNumber);

describe("calendarDate", () => {
  it.each(["2026-01-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("takes %s", (text) => {
    expect(calendarDate(text)).toBe(text);
  });

  it.each(["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32", "0000-01-01"])(
    "refuses %s, a day that does not exist",
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
      expect(() => calendarDate(text)).toThrow(ValueError);
    },
  );

  it.each(["2026-1-31", "31.01.2026", "2026-01-31T00:00:00Z", " 2026-01-31", "2026-01-31\n", ""])(
    "refuses the shape of %j",
    (text) => {
      expect(() => calendarDate(text)).toThrow("is not a date such as 2026-01-31");
    },
  );
});

describe("dateOf", () => {
  it("is the inverse of dateParts", () => {
    fc.assert(
      fc.property(dates, (date) => {
        const { year, month, day } = dateParts(date);
        expect(dateOf(year, month, day)).toBe(date);
      }),
    );
  });

  it("refuses parts that make no day", () => {
    expect(() => dateOf(2026, 2, 30)).toThrow(ValueError);
    expect(() => dateOf(10_000, 1, 1)).toThrow(ValueError);
  });
});

describe("days", () => {
  it("counts from 1970-01-01, also where the machine's own zone changed its clock", () => {
    expect(toDayNumber(calendarDate("1970-01-01"))).toBe(0);
    expect(toDayNumber(calendarDate("1986-01-01"))).toBe(5844);
    expect(toDayNumber(calendarDate("0001-01-01"))).toBe(-719162);
  });

  it("come back from their numbers, in order", () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(fromDayNumber(toDayNumber(a))).toBe(a);
        expect(Math.sign(toDayNumber(a) - toDayNumber(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(addDays(a, daysBetween(a, b))).toBe(b);
      }),
    );
  });

  it("step over month, year and leap day", () => {
    expect(addDays(calendarDate("2024-02-28"), 1)).toBe("2024-02-29");
    expect(addDays(calendarDate("2023-02-28"), 1)).toBe("2023-03-01");
    expect(addDays(calendarDate("2026-01-01"), -1)).toBe("2025-12-31");
  });
});

describe("addMonths", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-15", -13, "2024-12-15"],
    ["2024-02-29", 12, "2025-02-28"],
  ])("%s and %i months is %s", (date, months, expected) => {
    expect(addMonths(calendarDate(date), months)).toBe(expected);
  });

  it("lands in the month asked for, on the same day or the month's last", () => {
    fc.assert(
      fc.property(nearDates, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const from = dateParts(date);
        const to = dateParts(addMonths(date, months));
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });
});

describe("isoWeekday", () => {
  it.each([
    ["2026-01-05", 1],
    ["2026-01-11", 7],
    ["1970-01-01", 4],
    ["1969-12-31", 3],
    ["2000-02-29", 2],
  ])("%s is day %i of its week", (date, weekday) => {
    expect(isoWeekday(calendarDate(date))).toBe(weekday);
  });

  it("moves on by one each day", () => {
    fc.assert(
      fc.property(nearDates, (date) => {
        expect(isoWeekday(addDays(date, 1))).toBe((isoWeekday(date) % 7) + 1);
      }),
    );
  });
});

describe("minDate and maxDate", () => {
  it("pick the earlier and the later", () => {
    const [early, late] = [calendarDate("2025-12-31"), calendarDate("2026-01-01")];
    expect([minDate(early, late), minDate(late, early)]).toEqual([early, early]);
    expect([maxDate(early, late), maxDate(late, early)]).toEqual([late, late]);
  });
});
