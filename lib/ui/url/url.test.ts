import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { periodParams, readPeriod, stepPeriod } from "./period-state";
import { isPreset, PRESETS, presetPeriod } from "./presets";
import { hrefWith, pickParams, toSearchParams } from "./search-params";
import { readColumns, readPage, readSort, sortParam } from "./table-state";

const today = calendarDate("2026-11-23");
const context = { calendar: { fiscalYearStartMonth: 1, weekStart: 1 }, today };
const february = { calendar: { fiscalYearStartMonth: 2, weekStart: 1 }, today };
const read = (query: string, given = context) => readPeriod(new URLSearchParams(query), given);

describe("readPeriod", () => {
  it("is this quarter beside the same days of the one before", () => {
    expect(read("")).toEqual({
      preset: "this-quarter",
      period: { from: "2026-10-01", to: "2027-01-01" },
      compare: "previous",
      comparison: { from: "2026-07-01", to: "2026-08-24" },
    });
  });
  it("follows the fiscal year", () => {
    expect(read("", february).period).toEqual({ from: "2026-11-01", to: "2027-02-01" });
    expect(read("period=last-year", february).period).toEqual({ from: "2025-02-01", to: "2026-02-01" });
  });
  it("takes days from the address, the last one exclusive", () => {
    expect(read("period=custom&from=2026-03-01&to=2026-03-15&compare=year")).toMatchObject({
      preset: "custom",
      period: { from: "2026-03-01", to: "2026-03-15" },
      comparison: { from: "2025-03-01", to: "2025-03-15" },
    });
  });
  it.each([
    "period=custom",
    "period=custom&from=2026-03-15&to=2026-03-01",
    "period=custom&from=x&to=2026-13-01",
    "period=never",
  ])("falls back to this quarter on %s", (query) => expect(read(query).preset).toBe("this-quarter"));
  it("compares nothing when told, or when there is nothing before", () => {
    expect(read("compare=off").comparison).toBeNull();
    expect(read("period=all&compare=year").comparison).toBeNull();
  });
  it("starts all time at the first day with data", () => {
    const span = readPeriod(new URLSearchParams("period=all"), {
      ...context,
      earliest: calendarDate("2024-02-03"),
    }).period;
    expect(span).toEqual({ from: "2024-02-03", to: "2026-11-24" });
  });
  it("every preset holds today or lies before it, and reads back from its own name", () => {
    for (const { id } of PRESETS) {
      expect(isPreset(id)).toBe(true);
      expect(read(`period=${id}`).period).toEqual(presetPeriod(id, context));
      expect(presetPeriod(id, context).from <= today).toBe(true);
    }
  });
});

describe("stepping", () => {
  it("walks quarters and comes back to the named ones", () => {
    const before = stepPeriod(read(""), -1, context);
    expect(before).toEqual({ from: "2026-07-01", to: "2026-10-01" });
    expect(before && periodParams(before, context)).toEqual({ period: "last-quarter", from: null, to: null });
    const twice = stepPeriod(read("period=last-quarter"), -1, context);
    expect(twice && periodParams(twice, context)).toEqual({ period: "custom", from: "2026-04-01", to: "2026-07-01" });
    const forward = stepPeriod(read("period=last-quarter"), 1, context);
    expect(forward && periodParams(forward, context)).toEqual({ period: null, from: null, to: null });
  });
  it("does not step through all time", () => {
    expect(stepPeriod(read("period=all"), -1, context)).toBeNull();
  });
});

describe("addresses", () => {
  it("change only what they are told to", () => {
    const params = toSearchParams({ period: "last-month", team: ["3", "4"], page: "2", x: undefined });
    expect(hrefWith("/reps", params, { page: null, sort: "-revenue" })).toBe(
      "/reps?period=last-month&team=3&team=4&sort=-revenue",
    );
    expect(hrefWith("/reps", params, { period: null, team: null, page: null })).toBe("/reps");
    expect(pickParams(params, ["period", "team"]).toString()).toBe("period=last-month&team=3&team=4");
  });
});

describe("tables", () => {
  it("sort down first and turn around on the second click", () => {
    const fallback = { by: "revenue", descending: true };
    expect(readSort(new URLSearchParams("sort=name"), ["name", "revenue"], fallback)).toEqual({
      by: "name",
      descending: false,
    });
    expect(readSort(new URLSearchParams("sort=-secret"), ["name", "revenue"], fallback)).toEqual(fallback);
    expect(sortParam("win_rate", fallback)).toBe("-win_rate");
    expect(sortParam("revenue", fallback)).toBe("revenue");
    expect(sortParam("name", fallback, false)).toBe("name");
  });
  it("read pages and columns, and shrug at nonsense", () => {
    expect([readPage(new URLSearchParams("page=3")), readPage(new URLSearchParams("page=-1"))]).toEqual([3, 1]);
    const known = ["a", "b", "c"];
    expect(readColumns(new URLSearchParams("columns=c,a,zzz"), known, ["a"])).toEqual(["a", "c"]);
    expect(readColumns(new URLSearchParams("columns=zzz"), known, ["a", "b"])).toEqual(["a", "b"]);
  });
});
