import { z } from "zod";
import { recount } from "@/lib/features/commissions/schema";
import { isCalendarDate } from "@/lib/values/calendar-date";

const blankIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);
const id = z.coerce.number().int();
const optionalId = z.preprocess(blankIsNull, id.nullable());
const name = z.string().trim().min(1, "write the team's name").max(200, "write at most 200 characters");
const day = z.string().refine(isCalendarDate, "write an existing day such as 2026-01-31");

export const newTeamSchema = z.object({ name, parentId: optionalId, managerUserId: optionalId });
export type NewTeam = z.output<typeof newTeamSchema>;

export const teamChangeSchema = newTeamSchema.extend({
  teamId: id,
  /** The day from which parent and manager hold; default today. */
  from: z.preprocess((value) => (value === "" ? undefined : value), day.optional()),
  recount,
});
export type TeamChange = z.output<typeof teamChangeSchema>;

export const teamIdSchema = z.object({ teamId: id });

/** From the day on: into the team, or out of it and into none. */
export const membershipSchema = z.object({ teamId: id, repId: id.min(1, "choose a rep"), from: day, recount });
export type MembershipChange = z.output<typeof membershipSchema>;
