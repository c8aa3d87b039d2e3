import type { CalendarDate } from "@/lib/values/calendar-date";
import { bucketKey, type Period, unitAround } from "@/lib/values/period";
import type { StatementUnit } from "./facts";

type FiscalUnit = "month" | "quarter" | "half" | "year";

/** A span with the name people call it by: `2026-03`, `2026-Q1`, `2026-H1`, `2026`. */
export type NamedPeriod = { readonly key: string; readonly span: Period };

/** Finds the fiscal unit around a day. Remembers what it found, since many deals share a month. */
export function fiscalUnits(fiscalYearStartMonth: number): (unit: FiscalUnit, on: CalendarDate) => NamedPeriod {
  const calendar = { fiscalYearStartMonth, weekStart: 1 };
  const found = new Map<string, NamedPeriod>();
  return (unit, on) => {
    const id = unit + on.slice(0, 7);
    const known = found.get(id);
    if (known) return known;
    const span = unitAround(unit, on, calendar);
    const named = { key: unit === "half" ? halfKey(span, calendar) : bucketKey(unit, span.from, calendar), span };
    found.set(id, named);
    return named;
  };
}

/**
 * Reads a statement period such as `2026-03`, `2026-Q1` (of the fiscal year) or `2026`. Null when the text is none of that unit.
 */
export function findStatementPeriod(
  unit: StatementUnit,
  key: string,
  fiscalYearStartMonth: number,
): NamedPeriod | null {
  const year = /^\d{4}/.exec(key)?.[0];
  if (!year) return null;
  const around = fiscalUnits(fiscalYearStartMonth);
  for (const y of [Number(year) - 1, Number(year)]) {
    if (y < 1) continue;
    for (let month = 1; month <= 12; month += 1) {
      const named = around(unit, `${String(y).padStart(4, "0")}-${String(month).padStart(2, "0")}-01` as CalendarDate);
      if (named.key === key) return named;
    }
  }
  return null;
}

function halfKey(span: Period, calendar: { fiscalYearStartMonth: number; weekStart: number }): string {
  const yearSpan = unitAround("year", span.from, calendar);
  return `${bucketKey("year", yearSpan.from, calendar)}-H${span.from === yearSpan.from ? 1 : 2}`;
}
