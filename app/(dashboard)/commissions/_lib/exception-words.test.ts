import { expect, it } from "vitest";
import { settle } from "@/lib/domain/commissions/settlement";
import type { RunException } from "@/lib/features/commissions/types";
import { money } from "@/lib/values/money";
import { exceptionAdvice, exceptionWords } from "./exception-words";

const usd = (minor: bigint) => money(minor, "USD");
const negative: RunException = { kind: "negative", message: "More was taken back than earned.", amount: usd(100_000n) };

/** What is said of 1,000.00 that were taken back and not earned, as it is settled. */
function adviceAfter(...[balance, draw, adjusted]: [bigint, Parameters<typeof settle>[2], bigint]): string {
  const settled = settle(-100_000n, balance, draw, adjusted);
  return exceptionAdvice(negative, { payable: usd(settled.payable), balance: usd(settled.balance) });
}

it("ends a sentence once", () => {
  expect(exceptionWords({ kind: "returned", message: "Theo sent it back: is it his?" })).toBe(
    "Theo sent it back: is it his?",
  );
  expect(exceptionWords({ kind: "returned", message: "Theo sent it back: not his" })).toBe(
    "Theo sent it back: not his.",
  );
});

it("says what is paid although more was taken back than earned, and what is owed back", () => {
  expect(adviceAfter(0n, null, 0n)).toBe(
    "Nothing is paid; what is owed back is carried to the next statement: $1,000.00.",
  );
  expect(adviceAfter(50_000n, { kind: "recoverable", amount: 300_000n }, 0n)).toBe(
    "$3,000.00 is paid all the same; what is owed back is carried to the next statement: $4,500.00.",
  );
  expect(adviceAfter(0n, { kind: "non_recoverable", amount: 300_000n }, 0n)).toBe(
    "$3,000.00 is paid all the same; nothing is owed back.",
  );
  expect(adviceAfter(0n, null, 20_000n)).toBe(
    "$200.00 is paid all the same; what is owed back is carried to the next statement: $1,000.00.",
  );
  expect(adviceAfter(0n, { kind: "non_recoverable", amount: 300_000n }, -300_000n)).toBe(
    "Nothing is paid; nothing is owed back.",
  );
});

it("sends to the statement for a decision about who left", () => {
  const left: RunException = { kind: "left", message: "Deal D1 was credited after ana left; finance decides" };
  expect(exceptionAdvice(left, { payable: usd(0n), balance: usd(0n) })).toBe(
    "Decide on the statement whether it is paid, with a reason.",
  );
});

it("ends what stands out as a sentence, with the amount that it is about", () => {
  expect(exceptionWords({ kind: "problem", message: "There is no quota for 2026-Q1" })).toBe(
    "There is no quota for 2026-Q1.",
  );
  expect(exceptionWords({ kind: "dispute", message: "The rep disputes it." })).toBe("The rep disputes it.");
  expect(exceptionWords(negative)).toBe("More was taken back than earned: $1,000.00.");
  expect(exceptionWords({ kind: "adjusted", message: "cy adjusted it by hand: Fair.", amount: usd(100n) })).toBe(
    "cy adjusted it by hand: Fair: +$1.00.",
  );
});
