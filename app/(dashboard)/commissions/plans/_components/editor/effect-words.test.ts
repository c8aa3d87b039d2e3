import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { effectWords } from "./effect-words";

const today = calendarDate("2026-11-26");
const words = (from: string, ...days: string[]) =>
  effectWords(from, { today, isNew: days.length === 0, versionDays: days.map(calendarDate) }).replaceAll("\u00a0", " ");

describe("what storing a version does", () => {
  it("says that a plan to come would begin earlier", () => {
    expect(words("2026-11-26", "2027-01-01")).toBe(
      "The plan would begin then, and not on 1 Jan 2027. For deals won from this day on. It holds until 31 Dec 2026; the version after it stays.",
    );
    expect(words("", "2027-01-01")).toBe("Blank: from 1 Jan 2027, when the plan begins.");
  });

  it("says what it replaces, and what a day in the past does", () => {
    expect(words("2027-01-01", "2027-01-01")).toBe(
      "Replaces the version that begins on this day. For deals won from this day on.",
    );
    expect(words("2026-10-01", "0001-01-01")).toMatch(/^This day is past: .+ next open statements\.$/);
    expect(words("", "0001-01-01")).toBe("Blank: from today.");
    expect(words("")).toBe("Blank: from the beginning.");
  });
});
