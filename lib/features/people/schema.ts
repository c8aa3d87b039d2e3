import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";
import { recount } from "@/lib/features/commissions/schema";
import { isCalendarDate } from "@/lib/values/calendar-date";

const name = z.string().trim().min(1, "write the person's name").max(200, "write at most 200 characters");
const roles = z.array(z.enum(ROLES)).min(1, "choose at least one role").prefault([]);
/** A rep's id, or blank for none. */
const repId = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  z.coerce.number().int().nullable(),
);
const userId = z.coerce.number().int();

export const invitationSchema = z.object({
  name,
  email: z.string().trim().toLowerCase().pipe(z.email("write an e-mail address such as ana@example.com")),
  roles,
  repId,
});
export type Invitation = z.output<typeof invitationSchema>;

export const personChangeSchema = z.object({
  userId,
  name,
  roles,
  repId,
  /** The day from which the person is the rep; blank: today, or where they were none before or never managed a team, the beginning or when another account stopped being that rep. */
  from: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z.string().refine(isCalendarDate, "write an existing day such as 2026-01-31").optional(),
  ),
  recount,
});
export type PersonChange = z.output<typeof personChangeSchema>;

export const personIdSchema = z.object({ userId });
