import { z } from "zod";
import { recount } from "@/lib/features/commissions/schema";
import { addDays, BEGINNING, type CalendarDate, calendarDate, isCalendarDate } from "@/lib/values/calendar-date";

const blankIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);
const id = z.coerce.number().int();
const day = z.string().refine(isCalendarDate, "write an existing day such as 2026-01-31");
const optionalDay = z.preprocess(blankIsNull, day.nullable());
const optionalText = z.preprocess(blankIsNull, z.string().trim().nullable());

const MOST_REPS = 50;

const END_OF_TIME = calendarDate("9999-12-31");

/** As forms ask for it: the last day on the plan. */
const ends = { lastDay: optionalDay, targetIncentive: optionalText };

/** From a day until before another, if it ends. */
function withEnd<T extends { readonly lastDay: CalendarDate | null }>({ lastDay, ...given }: T) {
  return { ...given, to: lastDay === null || lastDay === END_OF_TIME ? null : addDays(lastDay, 1) };
}

/** A rep put on a plan. `endOther`: the plan the rep is on by then ends the day before. */
export const newAssignmentSchema = z
  .object({
    planId: id,
    repId: id.min(1, "choose a rep"),
    from: day,
    ...ends,
    endOther: z.array(z.literal("on")).default([]),
    recount,
  })
  .transform(({ endOther, ...given }) => ({ ...withEnd(given), endOther: endOther.length > 0 }));
export type NewAssignment = z.output<typeof newAssignmentSchema>;

/** A blank first day: from the beginning. */
export const assignmentChangeSchema = z
  .object({ assignmentId: id, from: optionalDay, ...ends, recount })
  .transform(({ from, ...given }) => ({ ...withEnd(given), from: from ?? BEGINNING }));
export type AssignmentChange = z.output<typeof assignmentChangeSchema>;

export const assignmentIdSchema = z.object({ assignmentId: id });

export const planIdSchema = z.object({ planId: id });

/** A plan's version, by the day it holds from. */
export const versionIdSchema = z.object({ planId: id, from: day, recount });

/** A version to store. A blank day: from the beginning for a plan's first version, from today for a later one. `recount`: what it changes of locked months is agreed to. */
export const planVersionSchema = z.object({
  definition: z.unknown(),
  from: z.preprocess((value) => (value === "" || value === null ? undefined : value), day.optional()),
  isNew: z.boolean().default(false),
  recount: z.boolean().default(false),
});

/** The text of a file with a plan in it. */
export const planTextSchema = z.object({
  text: z
    .string()
    .min(1, "choose a file, or paste what is in it")
    .max(1_000_000, "choose a smaller file: a plan has at most 1,000,000 characters"),
  from: planVersionSchema.shape.from,
  recount: planVersionSchema.shape.recount,
});

/** A draft to compute over the deals of some reps, against the version that it would follow. */
export const draftSchema = z.object({
  planId: id.nullable(),
  definition: z.unknown(),
  from: optionalDay,
  repIds: z.array(id).min(1, "choose at least one rep").max(MOST_REPS, `choose at most ${MOST_REPS} reps`),
  period: z.object({ from: day, to: day }),
});
export type Draft = z.output<typeof draftSchema>;
