import { z } from "zod";
import { amountFields, reason, toAmount } from "@/lib/features/commissions/schema";
import { isCalendarDate } from "@/lib/values/calendar-date";

const id = z.coerce.number().int().positive();
const text = z.string().trim().min(1, "Say what is wrong.").max(2000, "At most 2,000 characters.");
const blank = z.literal("").transform(() => null);

/** A dispute of a line, or without a component of the whole statement. */
export const disputeSchema = z
  .object({
    statementId: id,
    component: z.union([blank, z.string().max(200)]).nullish(),
    dealId: z.union([blank, id]).nullish(),
    originOn: z.union([blank, z.string().refine(isCalendarDate, "Write a day such as 2027-01-31.")]).nullish(),
    text,
  })
  .transform(({ statementId, component, dealId, originOn, text: words }) => ({
    statementId,
    line: component && originOn ? { component, dealId: dealId ?? null, originOn } : null,
    text: words,
  }));

export type DisputeInput = z.output<typeof disputeSchema>;

export const replySchema = z.object({
  id,
  text: z.string().trim().min(1, "Write something.").max(2000, "At most 2,000 characters."),
});

export const withdrawSchema = z.object({ id });

export const explainSchema = z.object({ id, reason });

export const adjustSchema = z.object({ id, reason, ...amountFields }).transform(toAmount);
