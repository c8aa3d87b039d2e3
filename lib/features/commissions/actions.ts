"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/http/action";
import { calendarDate, isCalendarDate } from "@/lib/values/calendar-date";
import { approveStatements, lockPeriod, returnStatement, startReview } from "./mutations";
import { seenStatementSchema } from "./schema";

const id = z.coerce.number().int().positive().max(2_147_483_647);
const month = z.object({
  month: z.string().refine(isCalendarDate, "write the first day of a month such as 2026-10-01").transform(calendarDate),
});

export const beginReview = action({ write: "statements.lock" }, month, async (scope, input) => {
  const statements = await startReview(scope, input.month);
  refresh();
  return statements;
});

export const lockMonthForGood = action({ write: "statements.lock" }, month, async (scope, input) => {
  const statements = await lockPeriod(scope, input.month);
  refresh();
  return statements;
});

const chosen = z.object({
  statements: z.array(seenStatementSchema).min(1, "choose at least one statement").max(10_000),
});

export const approve = action({ write: "statements.review" }, chosen, async (scope, { statements }) => {
  try {
    await approveStatements(scope, statements);
  } finally {
    // Also where something changed since it was shown, so that what is looked at again is what holds.
    refresh();
  }
  return statements.length;
});

const returned = z.object({
  statementId: id,
  reason: z.string().trim().min(1, "write why it goes back").max(500, "write at most 500 characters"),
});

export const sendBack = action({ write: "statements.review" }, returned, async (scope, { statementId, reason }) => {
  await returnStatement(scope, statementId, reason);
  refresh();
});
