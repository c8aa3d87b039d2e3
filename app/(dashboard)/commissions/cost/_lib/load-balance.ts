import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { loadPayBalance } from "@/lib/features/commissions/queries";
import type { PayBalance } from "@/lib/features/commissions/types";
import { addDays, addMonths, type CalendarDate, minDate } from "@/lib/values/calendar-date";
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
  /** The last day it is up to. */
  readonly lastDay: CalendarDate;
};

/** Of all that was ever earned: what was paid by the end of the period's last month, what was due, and what was not due yet. */
export const loadBalance = cache(async (scope: ReadScope, view: PageView): Promise<Balance> => {
  const { today, calendar } = view.context;
  const end = addMonths(startOf("month", minDate(addDays(view.state.period.to, -1), today), calendar), 1);
  const rows = await loadPayBalance(scope, end);
  const parts = PARTS.filter(({ id, always }) => always || rows.some((row) => row[id].minor !== 0n));
  return { rows, parts, lastDay: minDate(addDays(end, -1), today) };
});
