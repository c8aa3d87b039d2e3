import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { WHOLE } from "@/lib/values/percentage";
import { period } from "@/lib/values/period";
import { windowQuota } from "./quota";

const span = (from: string, to: string) => period(calendarDate(from), calendarDate(to));
const QUARTER = { key: "2026-Q1", span: span("2026-01-01", "2026-04-01") };
const JANUARY = span("2026-01-01", "2026-02-01");
const FEBRUARY = span("2026-02-01", "2026-03-01");
const MARCH = span("2026-03-01", "2026-04-01");
const quota = (days: typeof JANUARY) => ({ ...days, id: days.from, amount: 1000n, currency: "USD", ramp: WHOLE });
const onPlan = (plan: string, from = "0001-01-01", to: string | null = null) => ({
  plan,
  from: calendarDate(from),
  to: to === null ? null : calendarDate(to),
  targetIncentive: null,
});
const facts = {
  plan: "AE",
  startedOn: null,
  endedOn: null,
  assignments: [onPlan("AE")],
  quotas: [JANUARY, FEBRUARY].map(quota),
};
const quarterOf = (more: Partial<typeof facts> | object = {}) => {
  const found = windowQuota({ ...facts, ...more }, QUARTER, ({ amount }) => amount, "USD");
  return "missing" in found ? found.missing.message : found.minor;
};

describe("the quota of a window", () => {
  it("is not known while a part of it has none", () => {
    expect(quarterOf()).toBe("There is no quota for 2026-03-01 to 2026-03-31, which is in 2026-Q1");
    expect(quarterOf({ quotas: [JANUARY, MARCH].map(quota) })).toBe(
      "There is no quota for 2026-02-01 to 2026-02-28, which is in 2026-Q1",
    );
    expect(quarterOf({ quotas: [JANUARY, FEBRUARY, MARCH].map(quota) })).toBe(3000n);
  });

  it("is not known where two overlap", () => {
    const late = span("2026-01-31", "2026-03-01");
    expect(quarterOf({ quotas: [JANUARY, late, MARCH].map(quota) })).toBe("Two quotas overlap in 2026-Q1");
  });

  it("misses none for days before the rep started or after the rep left", () => {
    expect(quarterOf({ endedOn: calendarDate("2026-02-28") })).toBe(2000n);
    expect(quarterOf({ endedOn: calendarDate("2026-03-01") })).toBe(
      "There is no quota for 2026-03-01, which is in 2026-Q1",
    );
    expect(quarterOf({ startedOn: calendarDate("2026-02-15"), quotas: [FEBRUARY, MARCH].map(quota) })).toBe(1500n);
  });

  it("is whole after the rep left, where only what finance releases is credited, and named where there is none", () => {
    const left = { endedOn: calendarDate("2025-12-31") };
    expect(quarterOf({ ...left, quotas: [{ ...quota(QUARTER.span), amount: 9000n }] })).toBe(9000n);
    expect(quarterOf({ ...left, quotas: [] })).toBe(
      "There is no quota for 2026-Q1, in which the rep is not employed; one that is set for it counts in full",
    );
    expect(quarterOf(left)).toBe("There is no quota for 2026-03-01 to 2026-03-31, which is in 2026-Q1");
  });

  it("counts for nothing in a window before the rep starts, set or not", () => {
    const later = { startedOn: calendarDate("2026-04-01") };
    const message =
      "No quota counts for 2026-Q1, as the rep starts later, on 2026-04-01; correct that day, or what is credited before it";
    expect(quarterOf({ ...later, quotas: [quota(QUARTER.span)] })).toBe(message);
    expect(quarterOf({ ...later, quotas: [] })).toBe(message);
    expect(quarterOf({ startedOn: calendarDate("2026-03-31"), quotas: [{ ...quota(MARCH), amount: 3100n }] })).toBe(
      100n,
    );
  });

  it("misses none for days on another plan, or on none", () => {
    expect(quarterOf({ assignments: [onPlan("AE", "2026-01-01", "2026-03-01")] })).toBe(2000n);
    expect(quarterOf({ assignments: [onPlan("AE"), onPlan("AM", "2026-03-01")] })).toBe(2000n);
    expect(quarterOf({ assignments: [onPlan("AE"), onPlan("AM", "2026-03-01", "2026-03-11")] })).toBe(
      "There is no quota for 2026-03-11 to 2026-03-31, which is in 2026-Q1",
    );
  });
});
