import { type AwarenessPart, calculateAwarenessIndex, findBase } from "@/lib/domain/awareness/awareness-index";
import { calculateShareOfSearch, calculateShareOfVoice } from "@/lib/domain/awareness/brand-share";
import type { MeasureValue } from "@/lib/metrics/measure-value";
import { isMetricId, metricOf } from "@/lib/metrics/registry";
import { addDays, type CalendarDate, daysBetween, minDate } from "@/lib/values/calendar-date";
import { contains, type FiscalCalendar, lengthInDays, type Period, unitsIn, wholeUnit } from "@/lib/values/period";
import { bucketsOf, type Range } from "../ranges";
import type { FactRequest, LoadedRow } from "../request";
import { type AwarenessDays, loadAwarenessDays } from "./awareness-days";
import type { FactLoader } from "./types";

/** The awareness index of each range or bucket, with its parts beside it. Surveys and signals are few, so they are read by day. */
export const loadAwarenessIndex: FactLoader = async (_scope, request) => {
  const grouped = request.by.length > 0 || request.unit !== null;
  const levels = grouped ? (["row", "total"] as const) : (["total"] as const);
  const loaded = request.ranges.flatMap((range) => levels.map((level) => loadLevel(request, range, level)));
  return (await Promise.all(loaded)).flat();
};

async function loadLevel(request: FactRequest, range: Range, level: "row" | "total"): Promise<LoadedRow[]> {
  const unit = level === "row" ? request.unit : null;
  const buckets = bucketsOf(range, unit, request.calendar);
  const groups = await loadAwarenessDays(request, level, range.until);
  return groups.flatMap((days) =>
    buckets.flatMap(({ span }, place): LoadedRow[] => {
      if (span.from >= range.until) return [];
      const index = indexOf(days, span, range.until, request.calendar);
      if (level === "row" && index.value === null) return [];
      const bucket = unit === null ? null : place;
      return [{ level, range: range.index, bucket, keys: days.keys, values: { awareness_index: index } }];
    }),
  );
}

type Level = {
  readonly id: AwarenessPart["id"];
  /** Its value in a span of days. */
  readonly at: (span: Period) => number | null;
  /** Whether it grows with the days of its span, so that a span that is not over is held against as many days of its base. */
  readonly flows: boolean;
};

function indexOf(days: AwarenessDays, span: Period, until: CalendarDate, calendar: FiscalCalendar): MeasureValue {
  const known = { from: span.from, to: minDate(span.to, until) };
  const spans = earlierSpans(days, span, calendar);
  const parts = levelsOf(days).map(({ id, at, flows }) => {
    const length = flows ? lengthInDays(known) : null;
    return { id, current: at(known), base: findBase(valuesIn(spans, at, length)) };
  });
  const { value, parts: listed } = calculateAwarenessIndex(parts);
  const shown = listed.flatMap(({ id, relative }) =>
    relative === null ? [] : [{ label: nameOf(id), value: relative }],
  );
  return { value, parts: shown };
}

function levelsOf({ waves, signals }: AwarenessDays): Level[] {
  const share = (aware: "aided" | "unaided") => (span: Period) => {
    const asked = waves.filter(({ on }) => contains(span, on));
    const of = asked.reduce((sum, wave) => sum + (wave[`${aware}Asked`] ?? 0), 0);
    return of === 0 ? null : asked.reduce((sum, wave) => sum + (wave[aware] ?? 0), 0) / of;
  };
  const total = (column: "allBrandedSearches" | "directVisits") => (span: Period) => {
    const reported = signals.flatMap((row) => (contains(span, row.on) ? (row[column] ?? []) : []));
    return reported.length === 0 ? null : reported.reduce((sum, value) => sum + value, 0);
  };
  return [
    { id: "aided_awareness", at: share("aided"), flows: false },
    { id: "unaided_awareness", at: share("unaided"), flows: false },
    { id: "share_of_search", at: (span) => calculateShareOfSearch(signals, span).value, flows: false },
    { id: "share_of_voice", at: (span) => calculateShareOfVoice(signals, span).value, flows: false },
    { id: "branded_searches", at: total("allBrandedSearches"), flows: true },
    { id: "direct_visits", at: total("directVisits"), flows: true },
  ];
}

/** The spans of the same length from the first day known through this one, earliest first: calendar units where it is one. */
function earlierSpans({ waves, signals }: AwarenessDays, span: Period, calendar: FiscalCalendar): Period[] {
  const first = [waves[0]?.on, signals[0]?.on].filter((on) => on !== undefined).sort()[0];
  if (first === undefined || first >= span.to) return [];
  const unit = wholeUnit(span, calendar);
  if (unit) return unitsIn(unit, { from: first, to: span.to }, calendar);
  const length = lengthInDays(span);
  const count = Math.max(Math.ceil(daysBetween(first, span.from) / length), 0);
  return Array.from({ length: count + 1 }, (_, index) => {
    const from = addDays(span.from, (index - count) * length);
    return { from, to: addDays(from, length) };
  });
}

/** A level's value in each span, or in as many of its first days as `length` says. */
function* valuesIn(spans: readonly Period[], at: Level["at"], length: number | null): Generator<number | null> {
  for (const { from, to } of spans) yield at({ from, to: length === null ? to : minDate(to, addDays(from, length)) });
}

function nameOf(id: string): string {
  return isMetricId(id) ? metricOf(id).name : id;
}
