import { describe, expect, it } from "vitest";
import { dateParser } from "./date";
import { DateOrders } from "./date-orders";
import { CellProblem } from "./types";

type Order = "iso" | "dmy" | "mdy";

function read(text: string, order: Order, kind: "date" | "moment" = "date"): string {
  const result = dateParser(new DateOrders(order), kind)(text, 2);
  return result instanceof CellProblem ? `refused: ${result.message}` : result;
}

function readAll(texts: readonly string[], order: Order): string[] {
  const parse = dateParser(new DateOrders(order), "date");
  return texts.map((text, index) => {
    const result = parse(text, index + 2);
    return result instanceof CellProblem ? "refused" : result;
  });
}

describe("dates", () => {
  it.each([
    ["2026-01-31", "iso", "2026-01-31"],
    ["2026/1/3", "iso", "2026-01-03"],
    ["20260131", "iso", "2026-01-31"],
    ["2026-01-31 14:05", "iso", "2026-01-31"],
    ["2026-01-31T23:30:00Z", "iso", "2026-01-31T23:30:00Z"],
    ["31/01/2026", "dmy", "2026-01-31"],
    ["31.1.2026", "dmy", "2026-01-31"],
    ["1/31/2026 2:30 PM", "mdy", "2026-01-31"],
  ] as const)("reads %s as %s", (text, order, expected) => {
    expect(read(text, order)).toBe(expected);
  });

  it.each([
    ["2026-02-30", "iso", "is a day that does not exist; accepted is one of the calendar, such as 2026-02-28"],
    ["31/01/2026", "iso", "say --dates dmy when the file writes the day first"],
    ["2026-01-31", "dmy", "has its year first"],
    ["01/31/2026", "dmy", "has no month 31; if the file writes month/day/year, say --dates mdy"],
    ["31.1.26", "dmy", "is not a date; write day/month/year, such as 31/01/2026"],
    ["1226-01-31", "iso", "not between the years 1900 and 2199"],
    ["soon", "iso", "is not a date; write year-month-day, such as 2026-01-31"],
    ["2026-01-31T25:00", "iso", "is not a date"],
  ] as const)("refuses %s as %s", (text, order, message) => {
    expect(read(text, order)).toContain(message);
  });

  it.each([
    ["2026-01-31", "2026-01-31T00:00:00"],
    ["2026-01-31T14:05", "2026-01-31T14:05:00"],
    ["2026-01-31 14:05:06.789", "2026-01-31T14:05:06.789"],
    ["2026-01-31T14:05:00Z", "2026-01-31T14:05:00Z"],
    ["2026-01-31T14:05:00+0530", "2026-01-31T14:05:00+05:30"],
    ["2026-01-31 2:05 pm", "2026-01-31T14:05:00"],
    ["2026-01-31 12:05 am", "2026-01-31T00:05:00"],
  ])("reads %s as the moment %s", (text, expected) => {
    expect(read(text, "iso", "moment")).toBe(expected);
  });
});

describe("one order of dates in a file", () => {
  it("takes days that could be either as the order the file is said to have", () => {
    expect(readAll(["03/04/2026", "31/01/2026"], "dmy")).toEqual(["2026-04-03", "2026-01-31"]);
    expect(readAll(["03/04/2026", "12/31/2026"], "mdy")).toEqual(["2026-03-04", "2026-12-31"]);
  });

  it.each([
    [["2026-01-05", "31/01/2026"], "iso", "line 2 has 2026-01-05 (year first), line 3 has 31/01/2026 (day first)"],
    [["31/01/2026", "01/31/2026"], "dmy", "line 2 has 31/01/2026 (day first), line 3 has 01/31/2026 (month first)"],
    [
      ["03/04/2026", "2026-01-05"],
      "mdy",
      "line 2 has 03/04/2026 (day or month first), line 3 has 2026-01-05 (year first)",
    ],
  ] as const)("refuses %j and names both lines", (texts, order, message) => {
    expect(() => readAll(texts, order)).toThrow(message);
  });
});
