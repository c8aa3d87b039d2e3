import type { Action } from "@/lib/auth/permissions";
import type { WriteScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import { formatDate, formatMonth } from "@/lib/format/date";
import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { type Period, unitAround } from "@/lib/values/period";
import { CALENDAR } from "../queries/statement-months";

/** The month around a day, which must be over. Throws `conflict`. */
export function requireOver(day: CalendarDate, today: CalendarDate): Period {
  const month = unitAround("month", day, CALENDAR);
  if (month.to <= today) return month;
  const lastDay = formatDate(addDays(month.to, -1), today);
  throw new AppError("conflict", `${formatMonth(month.from)} is not over until ${lastDay}.`);
}

/** Throws `conflict` where it is the writer's own pay. */
export function requireOthersPay({ actor }: WriteScope, repId: number, deed: string): void {
  if (actor.repId === repId) throw new AppError("conflict", `Your own ${deed} by somebody else.`);
}

/** Throws `misuse` for leave to do something else. */
export function requireAction({ action }: WriteScope, wanted: Action): void {
  if (action !== wanted) throw new AppError("misuse", `This is done with leave for ${wanted}, not for ${action}.`);
}
