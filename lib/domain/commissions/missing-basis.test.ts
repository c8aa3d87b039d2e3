import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { WHOLE } from "@/lib/values/percentage";
import { period } from "@/lib/values/period";
import type { PlanAssignment, Quota } from "./facts";
import type { ComponentFile } from "./file/plan-file";
import { readPlan } from "./file/read-plan";
import { missingBasis } from "./missing-basis";

const span = (from: string, to: string) => period(calendarDate(from), calendarDate(to));
const MAY = span("2026-05-01", "2026-06-01");
const BEGINNING = calendarDate("0001-01-01");

const accelerator = {
  tiers: { over: "attainment", mode: "marginal", steps: [{ from: "0%", percent: "8%" }] },
} as const;
const ofTarget = {
  tiers: { over: "attainment", mode: "marginal", steps: [{ from: "0%", of_target: "100%" }] },
} as const;

type Part = Pick<ComponentFile, "accumulates" | "rate"> & Partial<ComponentFile>;
const version = (plan: string, ...parts: Part[]) => ({
  plan,
  from: BEGINNING,
  rules: readPlan(
    {
      name: plan,
      currency: "USD",
      components: parts.map((part, n) => ({ id: `c${n}`, name: `C${n}`, earns_on: "revenue", ...part })),
    },
    "",
  ),
});
const onPlan = (plan: string, more: Partial<PlanAssignment> = {}): PlanAssignment => ({
  plan,
  from: BEGINNING,
  to: null,
  targetIncentive: null,
  ...more,
});
const quota = (from: string, to: string, amount = 1000n): Quota => ({
  ...span(from, to),
  id: from,
  amount,
  currency: "EUR",
  ramp: WHOLE,
});

const facts = {
  planVersions: [version("AE", { accumulates: "quarter", rate: accelerator })],
  assignments: [onPlan("AE")],
  quotas: [] as Quota[],
  startedOn: null,
  endedOn: null,
  fiscalYearStartMonth: 1,
};
const missing = (more: Partial<Parameters<typeof missingBasis>[0]> = {}) =>
  missingBasis({ ...facts, ...more }, MAY).map(({ kind, message }) => `${kind}: ${message}`);
const NO_QUARTER = "quota: There is no quota for 2026-Q2";

describe("what a rep's plans ask for and nobody set", () => {
  it("is the quota of the window around the month, in whatever currency, and each once", () => {
    expect(missing()).toEqual([NO_QUARTER]);
    expect(missing({ quotas: [quota("2026-04-01", "2026-07-01")] })).toEqual([]);
    expect(missing({ quotas: [quota("2026-01-01", "2026-04-01")] })).toEqual([NO_QUARTER]);
    expect(missing({ quotas: [quota("2026-04-01", "2026-06-01")] })).toEqual([
      "quota: There is no quota for 2026-06-01 to 2026-06-30, which is in 2026-Q2",
    ]);
    expect(missing({ quotas: [quota("2026-04-01", "2026-07-01", 0n)] })).toEqual([
      "quota: The quota for 2026-Q2 is zero",
    ]);
    expect(missing({ fiscalYearStartMonth: 2 })).toEqual(["quota: There is no quota for 2027-Q2"]);
    const both: Part = { accumulates: "quarter", rate: accelerator };
    const planVersions = [version("AE", both, both, { accumulates: "month", rate: accelerator })];
    expect(missing({ planVersions })).toEqual([NO_QUARTER, "quota: There is no quota for 2026-05"]);
  });

  it("is none where no level is a share of it", () => {
    expect(missing({ planVersions: [version("AE", { accumulates: "quarter", rate: { flat: "10%" } })] })).toEqual([]);
    const threshold = { at: "50%", from: "zero" } as const;
    const part: Part = { accumulates: "quarter", rate: { flat: "10%" }, threshold };
    expect(missing({ planVersions: [version("AE", part)] })).toEqual([NO_QUARTER]);
  });

  it("is the target incentive of the assignment where shares of it are paid", () => {
    const planVersions = [version("AE", { accumulates: "quarter", rate: ofTarget })];
    const quotas = [quota("2026-04-01", "2026-07-01")];
    expect(missing({ planVersions, quotas })).toEqual(["target_incentive: There is no target incentive on AE"]);
    expect(missing({ planVersions, quotas, assignments: [onPlan("AE", { targetIncentive: 1n })] })).toEqual([]);
    expect(missing({ planVersions })).toHaveLength(2);
  });

  it("asks for nothing on days on which the rep is not employed or on another plan", () => {
    expect(missing({ endedOn: calendarDate("2026-04-30") })).toEqual([]);
    expect(missing({ endedOn: calendarDate("2026-05-01") })).toEqual([NO_QUARTER]);
    expect(missing({ startedOn: calendarDate("2026-06-01") })).toEqual([]);
    expect(missing({ startedOn: calendarDate("2026-05-31") })).toEqual([NO_QUARTER]);
    const flat = version("Flat", { accumulates: "quarter", rate: { flat: "10%" } });
    const planVersions = [...facts.planVersions, flat];
    const moved = (on: string) => [onPlan("AE"), onPlan("Flat", { from: calendarDate(on) })];
    expect(missing({ planVersions, assignments: moved("2026-05-01") })).toEqual([]);
    expect(missing({ planVersions, assignments: moved("2026-05-02") })).toEqual([NO_QUARTER]);
  });
});
