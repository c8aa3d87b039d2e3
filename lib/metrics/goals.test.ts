import { describe, expect, it } from "vitest";
import { GOAL_METRICS, goalAttainment, growsDaily, isGoalMetric } from "./goals";

describe("goals of campaigns", () => {
  it("are for what a campaign does to date, never for what only a period has", () => {
    expect(GOAL_METRICS).toEqual(
      expect.arrayContaining(["leads", "cpl", "reach", "revenue", "ctr", "nps", "new_customers"]),
    );
    const others = [
      "ltv",
      "goal_attainment",
      "budget_used",
      "pipeline",
      "projected",
      "nrr",
      "survival",
      "quota",
      "retention",
    ];
    expect(others.filter(isGoalMetric)).toEqual([]);
  });

  it("are missed by a cost above the target", () => {
    expect(goalAttainment("cpl", 116, 50)).toBe(50 / 116);
    expect(goalAttainment("cpl", 40, 50)).toBe(1.25);
    expect(goalAttainment("lost_deals", 0, 5)).toBe(1);
    expect(goalAttainment("leads", 116, 50)).toBe(2.32);
  });

  it("ask for a part of what is counted as days go by, not of a cost per lead", () => {
    expect((["leads", "revenue", "reach"] as const).map(growsDaily)).toEqual([true, true, true]);
    expect((["cpl", "ctr", "avg_deal", "lost_deals"] as const).map(growsDaily)).toEqual([false, false, false, false]);
  });
});
