import { expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { findStatementPeriod, fiscalUnits } from "./window";

it("reads the periods of a fiscal year that begins in April", () => {
  expect(findStatementPeriod("month", "2026-04", 4)?.span).toEqual({ from: "2026-04-01", to: "2026-05-01" });
  expect(findStatementPeriod("quarter", "2027-Q1", 4)?.span).toEqual({ from: "2026-04-01", to: "2026-07-01" });
  expect(findStatementPeriod("quarter", "2027-Q4", 4)?.span).toEqual({ from: "2027-01-01", to: "2027-04-01" });
  expect(findStatementPeriod("year", "2027", 4)?.span).toEqual({ from: "2026-04-01", to: "2027-04-01" });
  expect(findStatementPeriod("quarter", "2026-01", 1)).toBeNull();
  expect(findStatementPeriod("month", "2026-13", 1)).toBeNull();
});

it("names halves by the fiscal year they are in", () => {
  const around = fiscalUnits(4);
  expect(around("half", calendarDate("2026-09-30")).key).toBe("2027-H1");
  expect(around("half", calendarDate("2026-10-01"))).toEqual({
    key: "2027-H2",
    span: { from: "2026-10-01", to: "2027-04-01" },
  });
});
