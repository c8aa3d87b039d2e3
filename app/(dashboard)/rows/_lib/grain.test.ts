import { describe, expect, it } from "vitest";
import { metricOf } from "@/lib/metrics/registry";
import { calendarDate } from "@/lib/values/calendar-date";
import { grainOf, groupHref } from "./grain";

describe("grainOf", () => {
  it("splits a figure only by what it can be split by", () => {
    for (const id of ["calls", "spend", "ctr", "commission_earned", "nps"] as const) {
      const metric = metricOf(id);
      expect(grainOf(metric, []).length, id).toBeGreaterThan(0);
      expect(
        grainOf(metric, []).every((dimension) => metric.dimensions.includes(dimension)),
        id,
      ).toBe(true);
    }
  });
  it("tells what all reps did by rep, and what some did by day", () => {
    expect(grainOf(metricOf("calls"), [])).toEqual(["rep"]);
    expect(grainOf(metricOf("calls"), [{ dimension: "rep", values: ["4"] }])).toEqual(["rep", "day"]);
    expect(grainOf(metricOf("spend"), [])).toContain("day");
  });
  it("leaves deals and leads to their own pages", () => {
    expect(grainOf(metricOf("revenue"), [])).toEqual([]);
    expect(grainOf(metricOf("lead_to_mql"), [])).toEqual([]);
  });
});

describe("groupHref", () => {
  const span = { from: calendarDate("2026-11-01"), to: calendarDate("2026-12-01") };
  it("opens a rep's commission in the group's own month", () => {
    const row = { key: { rep: { id: "4", name: "Ana" }, month: "2026-11" }, span, cells: {} };
    expect(groupHref(metricOf("commission_earned"), row, new URLSearchParams("period=last-year"))).toBe(
      "/reps/4?period=custom&from=2026-11-01&to=2026-12-01&tab=commission",
    );
  });
  it("opens what a rep did in the days of the address", () => {
    const row = { key: { rep: { id: "4", name: "Ana" } }, cells: {} };
    expect(groupHref(metricOf("calls"), row, new URLSearchParams("period=last-year&region=West"))).toBe(
      "/reps/4?period=last-year&tab=activities",
    );
  });
  it("opens nothing for facts without a rep or campaign", () => {
    expect(
      groupHref(metricOf("clicks"), { key: { campaign: null }, cells: {} }, new URLSearchParams()),
    ).toBeUndefined();
  });
});
