import type { AuditSearch } from "@/lib/features/audit/types";
import { formatDate } from "@/lib/format/date";
import type { ActiveFilter } from "@/lib/ui/filter-bar";
import { hrefWith, type ParamChanges } from "@/lib/ui/url/search-params";
import { addDays, BEGINNING, type CalendarDate, isCalendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";

export const PATH = "/settings/audit";
export const PAGE_SIZE = 50;

const LAST = "9999-12-30" as CalendarDate;
const LABELS = { who: "Who", action: "Action", object: "Object", id: "Object's id", text: "Text" } as const;

/** What the address searches for. What makes no sense is left out. */
export function readSearch(params: URLSearchParams): AuditSearch {
  const text = (name: string) => params.get(name)?.trim().slice(0, 200) || null;
  const { from, to } = readDays(params);
  return {
    who: text("who"),
    action: text("action"),
    objectType: text("object"),
    objectId: text("id"),
    text: text("text"),
    period: from || to ? period(from ?? BEGINNING, addDays(to ?? LAST, 1)) : null,
  };
}

/** Where the page goes on: the entry that the one before ended with. */
export function readOlderThan(params: URLSearchParams): string | null {
  const text = params.get("older") ?? "";
  return /^[1-9]\d{0,17}$/.test(text) ? text : null;
}

/** What is searched for, each part removable. */
export function activeFilters(params: URLSearchParams): ActiveFilter[] {
  const { from, to } = readDays(params);
  const without = (changes: ParamChanges) => hrefWith(PATH, params, { ...changes, older: null });
  const texts = (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((name) => {
    const value = params.get(name)?.trim();
    return value ? [{ label: `${LABELS[name]}: ${value}`, removeHref: without({ [name]: null }) }] : [];
  });
  return [
    ...texts,
    ...(from ? [{ label: `From ${formatDate(from)}`, removeHref: without({ from: null }) }] : []),
    ...(to ? [{ label: `Until ${formatDate(to)}`, removeHref: without({ to: null }) }] : []),
  ];
}

/** Whether the last day that is asked for is before the first. */
export function endsBeforeItBegins(params: URLSearchParams): boolean {
  const [from, to] = [readDay(params, "from"), readDay(params, "to")];
  return from !== null && to !== null && to < from;
}

/** Both days are in the period. One that ends before it begins has no end. */
function readDays(params: URLSearchParams): { from: CalendarDate | null; to: CalendarDate | null } {
  return { from: readDay(params, "from"), to: endsBeforeItBegins(params) ? null : readDay(params, "to") };
}

function readDay(params: URLSearchParams, name: string): CalendarDate | null {
  const text = params.get(name) ?? "";
  return isCalendarDate(text) ? text : null;
}
