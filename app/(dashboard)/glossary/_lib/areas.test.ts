import { expect, it } from "vitest";
import { hasWords } from "./areas";
import { PLAN_TERMS } from "./plan-terms";

const found = (search: string) =>
  PLAN_TERMS.filter(({ name, text }) => hasWords(`${name} ${text}`, search)).map(({ name }) => name);

it("finds the words of plans by what they mean, whatever their order and letters", () => {
  expect(found("REP budget")).toEqual(["Budget per rep"]);
  expect(found("quarter yearly")).toEqual(["Target incentive"]);
  expect(found("churn")).toEqual([]);
  expect(found("")).toHaveLength(PLAN_TERMS.length);
});

it.each([
  ["plan attainment", "Plan attainment"],
  ["keeps back", "Holdback"],
  ["recoverable", "Draw"],
  ["clawback", "Clawback window"],
  ["threshold", "Threshold"],
  ["manager team", "Override"],
  ["overlay", "Overlay credit"],
  ["retroactive", "Retroactive tiers"],
  ["cliff", "Retroactive tiers"],
  ["marginal", "Marginal tiers"],
])("finds %s, which statements and plans say", (search, name) => {
  expect(found(search)).toContain(name);
});

it("gives each word a place of its own", () => {
  expect(new Set(PLAN_TERMS.map(({ id }) => id)).size).toBe(PLAN_TERMS.length);
});
