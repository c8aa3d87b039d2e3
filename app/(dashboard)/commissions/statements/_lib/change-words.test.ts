import { expect, it } from "vitest";
import { money } from "@/lib/values/money";
import { changeWords } from "./change-words";

const usd = (minor: bigint) => money(minor, "USD");

it.each([
  [0n, "It was $506.11 before its facts last changed it by +$118.49."],
  [7_500n, "It was $506.11 before its facts last changed it by +$118.49; adjustments by hand since: +$75.00."],
  [-2_460n, "It was $506.11 before its facts last changed it by +$118.49; adjustments by hand since: −$24.60."],
])("tells all that changed what is payable, with %d adjusted since", (since, words) => {
  const statement = { payable: usd(62_460n + since), previousPayable: usd(50_611n), lastChange: usd(11_849n) };
  expect(changeWords(statement)).toBe(words);
});

it("has nothing to tell of a statement whose facts never changed it", () => {
  expect(changeWords({ payable: usd(100n), previousPayable: null, lastChange: null })).toBeNull();
});
