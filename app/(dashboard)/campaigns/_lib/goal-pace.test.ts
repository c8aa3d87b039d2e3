import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { campaignSpan, elapsedShare, goalPace } from "./goal-pace";

const day = calendarDate;
const dated = { startsOn: day("2026-09-01"), endsOn: day("2026-09-10") };

describe("a campaign's pace", () => {
  it("counts both ends of its days", () => {
    expect(campaignSpan(dated)).toEqual({ from: "2026-09-01", to: "2026-09-11" });
    expect(elapsedShare(dated, day("2026-09-01"))).toBe(0.1);
    expect(elapsedShare(dated, day("2026-09-10"))).toBe(1);
  });
  it("asks for nothing before it begins and for all of it after it ended", () => {
    expect(elapsedShare(dated, day("2026-08-31"))).toBe(0);
    expect(elapsedShare(dated, day("2027-01-01"))).toBe(1);
  });
  it("is not known without both dates", () => {
    expect(elapsedShare({ ...dated, endsOn: null }, day("2026-09-05"))).toBeNull();
  });
  it("asks a part only of goals that grow day by day", () => {
    const today = day("2026-09-05");
    expect(goalPace({ ...dated, goals: [{ metric: "leads", target: 800 }] }, today)).toBe(0.5);
    expect(goalPace({ ...dated, goals: [{ metric: "engagement_rate", target: 0.04 }] }, today)).toBeNull();
    const both = [
      { metric: "leads", target: 800 },
      { metric: "engagement_rate", target: 0.04 },
    ];
    expect(goalPace({ ...dated, goals: both }, today)).toBeNull();
    expect(goalPace({ ...dated, goals: [] }, today)).toBeNull();
  });
});
