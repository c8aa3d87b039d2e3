import { z } from "zod";
import { recount } from "@/lib/features/commissions/schema";
import { LEADERBOARDS } from "./types";

export const organisationSchema = z.object({
  name: z.string().trim().min(1, "write the organisation's name").max(200, "write at most 200 characters"),
  currency: z.string().trim().toUpperCase(),
  timeZone: z.string().trim(),
  fiscalYearStartMonth: z.coerce.number().int().min(1).max(12),
  weekStart: z.coerce.number().int().min(1).max(7),
  leaderboard: z.enum(LEADERBOARDS, "choose what reps see of each other"),
});

/** What the form of the settings sends: the settings, and whether what moves with the fiscal year is agreed to. */
export const organisationFormSchema = organisationSchema.extend({ recount });
export type OrganisationChange = z.output<typeof organisationSchema>;
