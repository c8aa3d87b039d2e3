import { expect, it } from "vitest";
import { isUnusuallyHigh, owedBackAlert } from "./unusual";

it.each([
  ["twice the most is usual", 400n, [200n, 100n, 150n], false],
  ["more than twice the most is not", 401n, [200n, 100n, 150n], true],
  ["two statements say nothing", 9_000n, [1n, 1n], false],
  ["only the last six count", 401n, [200n, 1n, 1n, 1n, 1n, 1n, 900n], true],
  ["nothing earned before says nothing", 500n, [0n, 0n, 0n], false],
])("%s", (_, earned, before, expected) => {
  expect(isUnusuallyHigh(earned, before)).toBe(expected);
});

it.each([
  ["nothing owed back", 0n, 0n, null],
  ["all repaid", 0n, 500n, null],
  ["some repaid", 400n, 500n, null],
  ["nothing repaid", 500n, 500n, "unpaid"],
  ["more than before", 501n, 500n, "more"],
  ["the first that is owed back", 1n, 0n, "more"],
])("tells %s", (_, balance, before, expected) => {
  expect(owedBackAlert(balance, before)).toBe(expected);
});
