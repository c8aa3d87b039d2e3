import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { type BrandSignal, calculateShareOfSearch, calculateShareOfVoice, shareOfSearchWindow } from "./brand-share";

const span = (from: string, to: string) => period(calendarDate(from), calendarDate(to));
const signal = (on: string, parts: Partial<BrandSignal>): BrandSignal => ({
  on: calendarDate(on),
  brandedSearches: null,
  competitorSearches: null,
  mentions: null,
  competitorMentions: null,
  ...parts,
});
const searches = (on: string, brandedSearches: number | null, competitorSearches: number | null) =>
  signal(on, { brandedSearches, competitorSearches });

describe("share of search", () => {
  const quarter = span("2026-04-01", "2026-07-01");

  it("looks at the twelve months that end with the period", () => {
    expect(shareOfSearchWindow(quarter)).toEqual(span("2025-07-01", "2026-07-01"));
  });

  it("is own ÷ (own + competitors) in them: (30 + 20) ÷ (100 + 100) = 0.25", () => {
    const rows = [
      searches("2025-06-30", 900, 0),
      searches("2025-07-01", 30, 70),
      searches("2026-06-30", 20, 80),
      searches("2026-07-01", 900, 0),
    ];
    expect(calculateShareOfSearch(rows, quarter)).toEqual({
      value: 0.25,
      own: 50,
      all: 200,
      window: span("2025-07-01", "2026-07-01"),
      since: "2025-07-01",
    });
  });

  it("leaves out a row that reports one side only, but keeps a reported 0", () => {
    const rows = [searches("2026-01-01", 5, null), searches("2026-02-01", null, 5), searches("2026-03-01", 10, 0)];
    expect(calculateShareOfSearch(rows, quarter)).toMatchObject({ value: 1, own: 10, all: 10, since: "2026-03-01" });
  });

  it("has no value where nothing was searched or reported", () => {
    expect(calculateShareOfSearch([searches("2026-03-01", 0, 0)], quarter).value).toBeNull();
    expect(calculateShareOfSearch([], quarter)).toMatchObject({ value: null, since: null });
  });

  it("is the same in any order of the rows", () => {
    const rows = fc.array(
      fc.record({ month: fc.integer({ min: -3, max: 14 }), own: fc.nat(1000), others: fc.nat(1000) }),
    );
    fc.assert(
      fc.property(rows, (list) => {
        const signals = list.map(({ month, own, others }) =>
          searches(addMonths(calendarDate("2025-07-15"), month), own, others),
        );
        expect(calculateShareOfSearch([...signals].reverse(), quarter)).toEqual(
          calculateShareOfSearch(signals, quarter),
        );
      }),
    );
  });
});

describe("share of voice", () => {
  it("is own ÷ all mentions in the period itself: 40 ÷ 160 = 0.25", () => {
    const rows = [
      signal("2026-03-31", { mentions: 500, competitorMentions: 0 }),
      signal("2026-04-01", { mentions: 10, competitorMentions: 50 }),
      signal("2026-06-30", { mentions: 30, competitorMentions: 70 }),
    ];
    expect(calculateShareOfVoice(rows, span("2026-04-01", "2026-07-01"))).toMatchObject({
      value: 0.25,
      own: 40,
      all: 160,
    });
  });
});
