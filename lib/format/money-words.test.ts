import { expect, it } from "vitest";
import { money } from "@/lib/values/money";
import { formatMoneyWords } from "./money-words";

it.each([
  [9_900_000n, "USD", "ninety-nine thousand US dollars"],
  [-12_050n, "EUR", "minus one hundred twenty and 50/100 euros"],
  [100n, "USD", "one US dollar"],
  [5n, "USD", "zero and 05/100 US dollars"],
  [1_001_013n, "JPY", "one million one thousand thirteen Japanese yen"],
  [1_019_500n, "KWD", "one thousand nineteen and 500/1000 Kuwaiti dinars"],
  [9_000_000_000_000_000_040n, "JPY", "nine quintillion forty Japanese yen"],
])("spells %i %s", (minor, currency, words) => {
  expect(formatMoneyWords(money(minor, currency))).toBe(words);
});
