import { expect, it } from "vitest";
import type { DealReversal } from "@/lib/features/deals/types";
import { calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { reversalWords } from "./reversal-words";

const TODAY = calendarDate("2026-11-23");
const words = (reversal: Partial<DealReversal>) =>
  reversalWords(
    { type: "cancelled", on: calendarDate("2026-03-12"), amount: money(120_000n, "EUR"), whole: true, ...reversal },
    TODAY,
  ).replaceAll("\u00a0", " ");

it("says of a deal undone when, and of one undone in part how much", () => {
  expect(words({})).toBe("cancelled 12 Mar");
  expect(words({ on: calendarDate("2025-12-30") })).toBe("cancelled 30 Dec 2025");
  expect(words({ type: "refunded" })).toBe("refunded in full 12 Mar");
  expect(words({ type: "refunded", whole: false })).toBe("refunded €1,200");
  expect(words({ type: "refunded", whole: false, amount: null })).toBe("refunded in part");
});
