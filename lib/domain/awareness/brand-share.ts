import { addMonths, type CalendarDate } from "@/lib/values/calendar-date";
import { contains, type Period } from "@/lib/values/period";

/**
 * What was measured of the brand and its competitors on a day (or over the week or month that the day begins). Not
 * reported is null.
 */
export type BrandSignal = {
  readonly on: CalendarDate;
  readonly brandedSearches: number | null;
  readonly competitorSearches: number | null;
  readonly mentions: number | null;
  readonly competitorMentions: number | null;
};

/** The brand's own part of all brands tracked; `value` is a ratio, null when there is nothing to divide by. */
export type BrandShare = {
  readonly value: number | null;
  readonly own: number;
  readonly all: number;
  /** The days that were looked at. */
  readonly window: Period;
  /**
   * The earliest day in them that reports both sides: what is later than the window's begin shows a share of less than
   * the whole window.
   */
  readonly since: CalendarDate | null;
};

/** The twelve months that end with the period: what share of search is taken over. */
export function shareOfSearchWindow({ to }: Period): Period {
  return { from: addMonths(to, -12), to };
}

/**
 * Own branded searches ÷ searches of all brands tracked, over the twelve months that end with the period.
 * A row that reports only one side adds to neither sum.
 * Source: share of search after Binet, IPA EffWorks 2020; twelve months are our stated choice, because searches are
 * seasonal.
 */
export function calculateShareOfSearch(signals: Iterable<BrandSignal>, period: Period): BrandShare {
  return calculateShare(signals, shareOfSearchWindow(period), (row) => [row.brandedSearches, row.competitorSearches]);
}

/**
 * Own mentions ÷ mentions of all brands tracked, in the period. A row that reports only one side adds to neither sum.
 */
export function calculateShareOfVoice(signals: Iterable<BrandSignal>, period: Period): BrandShare {
  return calculateShare(signals, period, (row) => [row.mentions, row.competitorMentions]);
}

function calculateShare(
  signals: Iterable<BrandSignal>,
  window: Period,
  sides: (row: BrandSignal) => readonly [own: number | null, others: number | null],
): BrandShare {
  let [own, all] = [0, 0];
  let since: CalendarDate | null = null;
  for (const row of signals) {
    const [mine, others] = sides(row);
    if (mine === null || others === null || !contains(window, row.on)) continue;
    own += mine;
    all += mine + others;
    if (since === null || row.on < since) since = row.on;
  }
  return { value: all === 0 ? null : own / all, own, all, window, since };
}
