import { addDays, isCalendarDate } from "@/lib/values/calendar-date";
import {
  type ComparisonKind,
  comparisonPeriod,
  nextPeriod,
  type Period,
  period,
  previousPeriod,
} from "@/lib/values/period";
import { DEFAULT_PRESET, isPreset, type PeriodContext, type PresetId, presetPeriod } from "./presets";

/** The period of a view and what it is compared with, as the address says. */
export type PeriodState = {
  readonly preset: PresetId | "custom";
  readonly period: Period;
  readonly compare: ComparisonKind | null;
  /** Cut to the same elapsed length while the period runs; null when nothing is compared. */
  readonly comparison: Period | null;
};

/** Reads `period`, `from`, `to` and `compare`. What is missing or makes no sense becomes this quarter beside the one before. */
export function readPeriod(params: URLSearchParams, context: PeriodContext): PeriodState {
  const { preset, period: span } = readSpan(params, context);
  const wanted = params.get("compare");
  const compare = preset === "all" || wanted === "off" ? null : wanted === "year" ? "year" : "previous";
  const comparison = compare && comparisonPeriod(span, compare, context.calendar, context.today);
  return { preset, period: span, compare, comparison };
}

function readSpan(params: URLSearchParams, context: PeriodContext): Pick<PeriodState, "preset" | "period"> {
  const wanted = params.get("period");
  const [from, to] = [params.get("from") ?? "", params.get("to") ?? ""];
  if (wanted === "custom" && isCalendarDate(from) && isCalendarDate(to) && from < to)
    return { preset: "custom", period: period(from, to) };
  const preset = isPreset(wanted) ? wanted : DEFAULT_PRESET;
  return { preset, period: presetPeriod(preset, context) };
}

/** The parameters that name a period: a preset's where one fits, else its days. Null clears a parameter. */
export function periodParams(span: Period, context: PeriodContext): Record<string, string | null> {
  const named = (["this-month", "this-quarter", "this-year", "last-month", "last-quarter", "last-year"] as const).find(
    (id) => samePeriod(presetPeriod(id, context), span),
  );
  if (named) return presetParams(named);
  return { period: "custom", from: span.from, to: span.to };
}

/** The parameters of a preset. */
export function presetParams(id: PresetId): Record<string, string | null> {
  return { period: id === DEFAULT_PRESET ? null : id, from: null, to: null };
}

/** The period before or after the one in view; all time does not step. */
export function stepPeriod({ preset, period: span }: PeriodState, step: -1 | 1, context: PeriodContext): Period | null {
  if (preset === "all") return null;
  if (preset === "last-12-months") return step < 0 ? { from: addDays(span.from, -365), to: span.from } : null;
  return step < 0 ? previousPeriod(span, context.calendar) : nextPeriod(span, context.calendar);
}

function samePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to;
}
