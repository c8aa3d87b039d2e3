import { calendarDate } from "@/lib/values/calendar-date";
import type { FiscalCalendar } from "@/lib/values/period";
import { ValueError } from "@/lib/values/value-error";
import type { Purchase, PurchaseKind } from "./purchase";

/** Weeks from Monday, fiscal year from January. */
export const CIVIL: FiscalCalendar = { fiscalYearStartMonth: 1, weekStart: 1 };

const KINDS: readonly PurchaseKind[] = ["new", "renewal", "expansion", "contraction", "churn"];

/**
 * Reads an event of a golden case: `ana 2026-01-31 new 1200/12`, `bo 2026-02-01 buy 50 cost 20`, `ana 2026-03-01
 * churn`.
 */
export function parseEvent(text: string): Purchase {
  const match = /^(\S+) (\S+) (\w+)(?: (-?\d+)(?:\/(\d+))?)?(?: cost (\d+))?$/.exec(text);
  const [, customer = "", on = "", word, amount = "0", term, cost] = match ?? [];
  const kind = KINDS.find((one) => one === word) ?? null;
  if (!match || (kind === null && word !== "buy")) throw new ValueError(`"${text}" is not an event of a golden case`);
  return {
    customer,
    on: calendarDate(on),
    kind,
    amount: BigInt(amount),
    termMonths: term === undefined ? null : Number(term),
    cost: cost === undefined ? null : BigInt(cost),
  };
}
