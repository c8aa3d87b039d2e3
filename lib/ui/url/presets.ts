import { addDays, addMonths, type CalendarDate } from "@/lib/values/calendar-date";
import { type FiscalCalendar, type Period, previousPeriod, unitAround } from "@/lib/values/period";

/** What reading a period from an address needs to know. */
export type PeriodContext = {
  readonly calendar: FiscalCalendar;
  readonly today: CalendarDate;
  /** First day that has data, for "all"; null while there is none. */
  readonly earliest?: CalendarDate | null;
};

/** The periods one click away, in the order the picker lists them. */
export const PRESETS = [
  { id: "today", label: "Today" },
  { id: "last-7-days", label: "Last 7 days" },
  { id: "last-30-days", label: "Last 30 days" },
  { id: "last-90-days", label: "Last 90 days" },
  { id: "this-month", label: "This month" },
  { id: "this-quarter", label: "This quarter" },
  { id: "this-year", label: "Year to date" },
  { id: "last-month", label: "Last month" },
  { id: "last-quarter", label: "Last quarter" },
  { id: "last-year", label: "Last year" },
  { id: "last-12-months", label: "Last 12 months" },
  { id: "all", label: "All time" },
] as const;

export type PresetId = (typeof PRESETS)[number]["id"];

export const DEFAULT_PRESET: PresetId = "this-quarter";

/** Whether the text names a preset. */
export function isPreset(text: string | null): text is PresetId {
  return PRESETS.some(({ id }) => id === text);
}

/** The days that a preset stands for today. */
export function presetPeriod(id: PresetId, { calendar, today, earliest }: PeriodContext): Period {
  const tomorrow = addDays(today, 1);
  switch (id) {
    case "today":
      return { from: today, to: tomorrow };
    case "last-7-days":
      return { from: addDays(today, -6), to: tomorrow };
    case "last-30-days":
      return { from: addDays(today, -29), to: tomorrow };
    case "last-90-days":
      return { from: addDays(today, -89), to: tomorrow };
    case "this-month":
      return unitAround("month", today, calendar);
    case "this-quarter":
      return unitAround("quarter", today, calendar);
    case "this-year":
      return unitAround("year", today, calendar);
    case "last-month":
      return previousPeriod(unitAround("month", today, calendar), calendar);
    case "last-quarter":
      return previousPeriod(unitAround("quarter", today, calendar), calendar);
    case "last-year":
      return previousPeriod(unitAround("year", today, calendar), calendar);
    case "last-12-months":
      return { from: addMonths(unitAround("month", today, calendar).from, -11), to: tomorrow };
    case "all":
      return { from: earliest && earliest < tomorrow ? earliest : addMonths(today, -36), to: tomorrow };
  }
}
