import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { ValueError } from "@/lib/values/value-error";
import { type ActivityRun, toActivityRuns } from "./activity-runs";
import type { CohortUnit, CohortView } from "./cohort-buckets";
import { calculateCohorts, calculateCohortsByGroup } from "./cohorts";
import golden from "./cohorts.cases.json";
import { toCustomerHistories } from "./customer-history";
import { CIVIL, parseEvent } from "./test-events";

type Case = {
  title: string;
  unit: string;
  unbounded?: boolean;
  from?: string;
  to: string;
  asOf: string;
  events: string[];
  rows: unknown[];
};
const cases: Case[] = golden.cases;

const view = (unit: string, to: string, asOf: string): CohortView => ({
  unit: unit as CohortUnit,
  calendar: CIVIL,
  to: calendarDate(to),
  asOf: calendarDate(asOf),
});
const JANUARY = calendarDate("2026-01-01");
const run = (parts: Partial<ActivityRun>): ActivityRun => ({
  cohort: JANUARY,
  from: 0,
  through: 0,
  customers: 1,
  ...parts,
});

describe("cohort table", () => {
  it.each(cases.map((one) => [one.title, one] as const))("%s", (_, one) => {
    const seen = view(one.unit, one.to, one.asOf);
    const runs = toActivityRuns(toCustomerHistories(one.events.map(parseEvent)), seen, {
      from: one.from === undefined ? null : calendarDate(one.from),
      unbounded: one.unbounded ?? false,
    });
    expect(calculateCohorts(runs, seen)).toEqual(one.rows);
  });

  it("names fiscal quarters: a year from April has March in Q4", () => {
    const seen: CohortView = {
      ...view("quarter", "2026-07-01", "2026-07-01"),
      calendar: { fiscalYearStartMonth: 4, weekStart: 1 },
    };
    const events = ["ana 2026-03-31 buy 5", "ana 2026-04-01 buy 5", "bo 2026-04-02 buy 5"].map(parseEvent);
    expect(calculateCohorts(toActivityRuns(toCustomerHistories(events), seen), seen)).toEqual([
      { cohort: "2026-Q4", size: 1, active: [1, 1], rate: [1, 1] },
      { cohort: "2027-Q1", size: 1, active: [1, null], rate: [1, null] },
    ]);
  });

  it("is empty of nobody", () => {
    expect(calculateCohorts([], view("month", "2026-04-01", "2026-04-01"))).toEqual([]);
  });
});

describe("cohort table from counted activity", () => {
  const seen = view("month", "2026-04-01", "2026-04-01");

  it("takes counts per bucket: 61, then 58, then 40", () => {
    const counted = [
      run({ customers: 61 }),
      run({ from: 1, through: 1, customers: 58 }),
      run({ from: 2, through: 2, customers: 40 }),
    ];
    expect(calculateCohorts(counted, seen)[0]).toMatchObject({ size: 61, active: [61, 58, 40] });
  });

  it("takes runs, open ones to the end: 5 for ever, 3 through February, 2 back in March", () => {
    const counted = [
      run({ through: null, customers: 5 }),
      run({ through: 1, customers: 3 }),
      run({ through: 0, customers: 2 }),
      run({ from: 2, through: 9, customers: 2 }),
    ];
    expect(calculateCohorts(counted, seen)[0]).toMatchObject({ size: 10, active: [10, 8, 7] });
  });

  it("leaves out what begins after the table ends", () => {
    const counted = [run({}), run({ from: 3, through: 3 }), run({ cohort: calendarDate("2026-04-01") })];
    expect(calculateCohorts(counted, seen)).toEqual([
      { cohort: "2026-01", size: 1, active: [1, 0, 0], rate: [1, 0, 0] },
    ]);
  });

  it.each([run({ from: -1 }), run({ from: 2, through: 1 })])("refuses a run that is none: %o", (wrong) => {
    expect(() => calculateCohorts([wrong], seen)).toThrow(ValueError);
  });
});

describe("cohorts by group", () => {
  it("splits the table by what won the customer, in rows of one length", () => {
    const seen = view("month", "2026-04-01", "2026-04-01");
    const campaigns: Record<string, string> = { ana: "spring", bo: "spring", cy: "fair" };
    const events = [
      "ana 2026-02-01 new 10",
      "bo 2026-02-02 buy 10",
      "cy 2026-01-03 buy 10",
      "di 2026-02-04 buy 10",
    ].map(parseEvent);
    const runs = toActivityRuns(toCustomerHistories(events), seen, {
      groupOf: (customer) => campaigns[customer] ?? null,
    });
    expect(Object.fromEntries(calculateCohortsByGroup(runs, seen))).toEqual({
      spring: [{ cohort: "2026-02", size: 2, active: [2, 1, null], rate: [1, 0.5, null] }],
      fair: [{ cohort: "2026-01", size: 1, active: [1, 0, 0], rate: [1, 0, 0] }],
      null: [{ cohort: "2026-02", size: 1, active: [1, 0, null], rate: [1, 0, null] }],
    });
  });
});
