import { expect, test } from "vitest";
import { createRandom } from "./random";

const many = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: string) => many(20, createRandom(seed).next);
  expect(draw("a")).toEqual(draw("a"));
  expect(draw("a")).not.toEqual(draw("b"));
});

test("a fork does not depend on what was drawn before it", () => {
  const first = createRandom("a");
  const second = createRandom("a");
  many(7, second.next);
  expect(first.fork("leads").next()).toBe(second.fork("leads").next());
  expect(first.fork("leads").next()).not.toBe(first.fork("deals").next());
});

test("draws have the mean and the bounds they are asked for", () => {
  const random = createRandom("means");
  expect(mean(many(20_000, random.next))).toBeCloseTo(0.5, 1);
  expect(mean(many(20_000, () => random.normal(10, 2)))).toBeCloseTo(10, 1);
  expect(mean(many(20_000, () => random.poisson(3)))).toBeCloseTo(3, 1);
  expect(mean(many(20_000, () => random.round(2.3)))).toBeCloseTo(2.3, 1);
  expect(new Set(many(500, () => random.integer(1, 3)))).toEqual(new Set([1, 2, 3]));
});

test("a weighted pick follows the weights and never takes a weight of zero", () => {
  const random = createRandom("weights");
  const picks = many(10_000, () => random.weighted(["a", "b", "c"], (item) => ({ a: 1, b: 0, c: 3 })[item] ?? 0));
  expect(picks).not.toContain("b");
  expect(picks.filter((item) => item === "c").length / picks.length).toBeCloseTo(0.75, 1);
});
