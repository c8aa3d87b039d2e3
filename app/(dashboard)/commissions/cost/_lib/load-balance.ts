import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { loadPayBalance, seesEveryRep } from "@/lib/features/commissions/queries";
import type { PayBalance } from "@/lib/features/commissions/types";
import { addDays, addMonths, type CalendarDate, isCalendarDate, minDate } from "@/lib/values/calendar-date";
import { startOf } from "@/lib/values/period";
import type { PageView } from "../../../_lib/view";

export type BalancePart = { readonly id: keyof PayBalance; readonly header: string; readonly always?: true };

/** Accrued and what it is made of, then what became of it. */
const PARTS: readonly BalancePart[] = [
  { id: "earned", header: "Earned", always: true },
  { id: "adjusted", header: "Adjusted" },
  { id: "guaranteed", header: "Guaranteed" },
  { id: "accrued", header: "Accrued", always: true },
  { id: "paid", header: "Paid", always: true },
  { id: "payable", header: "Payable", always: true },
  { id: "running", header: "Running month" },
  { id: "held", header: "Kept back" },
  { id: "owedBack", header: "Owed back by reps" },
];

type Balance = {
  readonly rows: readonly PayBalance[];
  /** A part that is nowhere is left out. */
  readonly parts: readonly BalancePart[];
};

/** Names the day in the address. */
export const DAY = "day";

/** The last day that can be asked for: statements reach to the end of this month. */
export function latestDay({ context: { today, calendar } }: PageView): CalendarDate {
  return addDays(addMonths(startOf("month", today, calendar), 1), -1);
}

/** The day the balance is told for: the one the address names, else the end of the period's last month that has begun. */
export function balanceDay(view: PageView): CalendarDate {
  const { today, calendar } = view.context;
  const wanted = view.params.get(DAY) ?? "";
  if (isCalendarDate(wanted) && wanted <= latestDay(view)) return wanted;
  const month = startOf("month", minDate(addDays(view.state.period.to, -1), today), calendar);
  return addDays(addMonths(month, 1), -1);
}

/** Whether the reader is told the balance of a day: any, or the last of a month where single reps are not to be seen. */
export function isDayTold(scope: ReadScope, day: CalendarDate): boolean {
  return seesEveryRep(scope) || isMonthEnd(day);
}

/** Whether a month ends on the day. */
export function isMonthEnd(day: CalendarDate): boolean {
  return addDays(day, 1).endsWith("-01");
}

/** Of all that was ever earned: what was paid by the end of a day, what was due, and what was not due yet. */
export const loadBalance = cache(async (scope: ReadScope, day: CalendarDate): Promise<Balance> => {
  const rows = await loadPayBalance(scope, addDays(day, 1));
  return { rows, parts: PARTS.filter(({ id, always }) => always || rows.some((row) => row[id].minor !== 0n)) };
});
