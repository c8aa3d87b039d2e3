import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";
import { isCalendarDate } from "@/lib/values/calendar-date";

const blank = z.literal("").transform(() => null);

export const keySchema = z.object({
  name: z.string().trim().min(1, "Say what the key is for.").max(100, "At most 100 characters."),
  role: z.enum(ROLES, "Choose a role."),
  /** The last day on which it works. */
  expiresOn: z.union([blank, z.string().refine(isCalendarDate, "Write a day such as 2027-01-31.")]).nullable(),
  personId: z
    .union([blank, z.coerce.number().int().positive()])
    .nullish()
    .transform((id) => id ?? null),
});

export type KeyInput = z.output<typeof keySchema>;

export const keyIdSchema = z.object({ id: z.coerce.number().int().positive() });
