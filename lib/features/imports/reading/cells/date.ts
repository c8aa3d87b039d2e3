import { isCalendarDate } from "@/lib/values/calendar-date";
import type { DateOrders } from "./date-orders";
import { type CellParser, CellProblem } from "./types";

const EXAMPLES = { iso: "2026-01-31", dmy: "31/01/2026", mdy: "01/31/2026" } as const;
const WORDS = { iso: "year-month-day", dmy: "day/month/year", mdy: "month/day/year" } as const;
const SHAPE =
  /^(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2})|(\d{1,2})([-/.])(\d{1,2})\9(\d{4}))(?:[T ]\s*(.+))?$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const CACHE_SIZE = 20_000;

/**
 * Reads a day, or a moment, in the file's order: `2026-01-31`, or `2026-01-31T14:05:00Z` where a time is written. A time
 * without a zone is the organisation's, and keeps none here. A day for a moment is its first minute.
 */
export function dateParser(orders: DateOrders, kind: "date" | "moment"): CellParser {
  const cache = new Map<string, string | CellProblem>();
  return (text, line) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const result = parse(text, line, orders, kind);
    if (cache.size < CACHE_SIZE) cache.set(text, result);
    return result;
  };
}

function parse(text: string, line: number, orders: DateOrders, kind: "date" | "moment"): string | CellProblem {
  const refusal = new CellProblem(
    `is not a ${kind === "date" ? "date" : "time"}; write ${WORDS[orders.order]}, such as ${EXAMPLES[orders.order]}${kind === "date" ? "" : " 14:05"}`,
  );
  const match = SHAPE.exec(text);
  if (!match) return refusal;
  const [, y1, , m1, d1, y2, m2, d2, first, , second, year3, time] = match;
  const yearFirst = year3 === undefined;
  orders.see(yearFirst ? "iso" : slashOrder(Number(first), Number(second)), text, line);
  if (yearFirst !== (orders.order === "iso")) return orders.problem(yearFirst);
  const day = yearFirst
    ? isoDay(y1 ?? y2, m1 ?? m2, d1 ?? d2)
    : orders.order === "dmy"
      ? isoDay(year3, second, first)
      : isoDay(year3, first, second);
  if (!isCalendarDate(day)) return noSuchDay(day, orders, first, second);
  if (day < "1900" || day >= "2200") return new CellProblem("is not between the years 1900 and 2199");
  return time === undefined ? (kind === "date" ? day : `${day}T00:00:00`) : withTime(day, time, kind, refusal);
}

function withTime(day: string, time: string, kind: "date" | "moment", refusal: CellProblem): string | CellProblem {
  const match = TIME.exec(time.trim());
  if (!match) return refusal;
  const [, h, minutes, seconds = "00", fraction = "", half, zone = ""] = match;
  let hours = Number(h);
  if (half) {
    if (hours < 1 || hours > 12) return refusal;
    hours = (hours % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  if (hours > 23 || Number(minutes) > 59 || Number(seconds) > 59) return refusal;
  const offset = zoneOffset(zone);
  if (offset === null) return refusal;
  if (kind === "date" && offset === "") return day;
  return `${day}T${String(hours).padStart(2, "0")}:${minutes}:${seconds}${fraction}${offset}`;
}

function zoneOffset(zone: string): string | null {
  if (zone === "") return "";
  if (/^(Z|UTC)$/i.test(zone)) return "Z";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  if (Number(digits.slice(0, 2)) > 15 || Number(digits.slice(2)) > 59) return null;
  return `${zone.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Which order `a/b/year` shows by itself; null when it could be either. */
function slashOrder(a: number, b: number): "dmy" | "mdy" | "slash" {
  if (a > 12 && b <= 12) return "dmy";
  return b > 12 && a <= 12 ? "mdy" : "slash";
}

function isoDay(year = "", month = "", day = ""): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function noSuchDay(day: string, orders: DateOrders, first = "", second = ""): CellProblem {
  const month = Number(day.slice(5, 7));
  const otherFits = orders.order !== "iso" && month > 12 && Number(orders.order === "dmy" ? first : second) <= 12;
  if (otherFits) {
    const other = orders.order === "dmy" ? "mdy" : "dmy";
    return new CellProblem(`has no month ${month}; if the file writes ${WORDS[other]}, say --dates ${other}`);
  }
  return new CellProblem("is a day that does not exist; accepted is one of the calendar, such as 2026-02-28");
}
