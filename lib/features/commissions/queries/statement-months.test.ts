import { describe, expect, it } from "vitest";
import type { PlanVersion } from "@/lib/domain/commissions/facts";
import { calendarDate } from "@/lib/values/calendar-date";
import { ppm } from "@/lib/values/percentage";
import { drawDays, statementMonths } from "./statement-months";

const TODAY = calendarDate("2026-03-20");
const day = calendarDate;

const onPlan = (from: string, to: string | null = null) => ({
  plan: "AE",
  from: day(from),
  to: to === null ? null : day(to),
  targetIncentive: null,
});
const quota = (from: string, to: string) => ({
  id: from,
  from: day(from),
  to: day(to),
  amount: 1n,
  currency: "USD",
  ramp: ppm(1_000_000n),
});
const deal = (on: string, paidOn?: string) => ({
  on: day(on),
  events: paidOn === undefined ? [] : [{ type: "paid" as const, on: day(paidOn), amount: null }],
});

const RULES: PlanVersion["rules"] = {
  name: "AE",
  currency: "USD",
  components: [],
  spiffs: [],
  draw: null,
  holdback: null,
  clawbackDays: null,
  cap: null,
  fixedRates: new Map(),
};

type Facts = Parameters<typeof statementMonths>[0];
const months = (facts: Facts, deals: Parameters<typeof statementMonths>[1] = []) =>
  statementMonths(facts, deals, TODAY).map(({ from }) => from.slice(0, 7));

describe("statementMonths", () => {
  it("has none without a plan, or before it begins", () => {
    expect(months({ assignments: [], quotas: [] })).toEqual([]);
    expect(months({ assignments: [onPlan("2026-05-01")], quotas: [] })).toEqual([]);
  });

  it("begins with the first deal or quota on the plan, and has no gap until today", () => {
    const assignments = [onPlan("2020-01-01")];
    expect(months({ assignments, quotas: [] })).toEqual(["2026-03"]);
    expect(months({ assignments, quotas: [] }, [deal("2026-01-31")])).toEqual(["2026-01", "2026-02", "2026-03"]);
    expect(months({ assignments, quotas: [quota("2026-02-01", "2026-05-01")] })).toEqual(["2026-02", "2026-03"]);
  });

  it("begins with a draw, which is owed without a quota or a deal", () => {
    const assignments = [onPlan("2026-01-10")];
    const [today, january] = [TODAY, day("2026-01-10")];
    expect(
      statementMonths({ assignments, quotas: [] }, [], today, [january]).map(({ from }) => from.slice(0, 7)),
    ).toEqual(["2026-01", "2026-02", "2026-03"]);
    const version = (draw: boolean) => ({
      plan: "AE",
      from: day("0001-01-01"),
      rules: draw ? { ...RULES, draw: { amount: 1n, kind: "recoverable" as const } } : RULES,
    });
    const rep = { assignments, startedOn: day("2026-02-01") };
    expect(drawDays(rep, [version(true)])).toEqual(["2026-02-01"]);
    expect(drawDays({ ...rep, startedOn: null }, [version(true)])).toEqual(["2026-01-10"]);
    expect(drawDays({ assignments: [onPlan("0001-01-01")], startedOn: null }, [version(true)])).toEqual([]);
    expect(drawDays(rep, [version(false)])).toEqual([]);
  });

  it("lets a quota from before the plan begin with the plan, and one that is over not at all", () => {
    const assignments = [onPlan("2026-02-15")];
    expect(months({ assignments, quotas: [quota("2026-01-01", "2026-04-01")] })).toEqual(["2026-02", "2026-03"]);
    expect(months({ assignments, quotas: [quota("2025-01-01", "2026-01-01")] })).toEqual(["2026-03"]);
  });

  it("ends with the plan, unless a deal is paid later", () => {
    const facts = { assignments: [onPlan("2026-01-01", "2026-02-01")], quotas: [] };
    expect(months(facts, [deal("2026-01-10")])).toEqual(["2026-01"]);
    expect(months(facts, [deal("2026-01-10", "2026-04-02")])).toEqual(["2026-01", "2026-02", "2026-03", "2026-04"]);
  });

  it("leaves out months between two plans, and those before a plan that is still to come, unless a deal is credited in them", () => {
    const ended = onPlan("2026-01-01", "2026-02-01");
    expect(months({ assignments: [ended, onPlan("2026-05-01")], quotas: [] }, [deal("2026-01-10")])).toEqual([
      "2026-01",
    ]);
    expect(months({ assignments: [ended, onPlan("2026-03-01")], quotas: [] }, [deal("2026-01-10")])).toEqual([
      "2026-01",
      "2026-03",
    ]);
    expect(
      months({ assignments: [ended, onPlan("2026-03-15")], quotas: [] }, [deal("2026-01-10", "2026-02-02")]),
    ).toEqual(["2026-01", "2026-02", "2026-03"]);
  });

  it("keeps to the months with a fact where a stray date would make centuries of them", () => {
    expect(months({ assignments: [onPlan("0001-01-01")], quotas: [] }, [deal("0203-05-06")])).toEqual([
      "0203-05",
      "2026-03",
    ]);
  });
});
