import { expect, it } from "vitest";
import { isUnusuallyHigh } from "./unusual";

it.each([
  ["twice the most is usual", 400n, [200n, 100n, 150n], false],
  ["more than twice the most is not", 401n, [200n, 100n, 150n], true],
  ["two statements say nothing", 9_000n, [1n, 1n], false],
  ["only the last six count", 401n, [200n, 1n, 1n, 1n, 1n, 1n, 900n], true],
  ["nothing earned before says nothing", 500n, [0n, 0n, 0n], false],
])("%s", (_, earned, before, expected) => {
  expect(isUnusuallyHigh(earned, before)).toBe(expected);
});
