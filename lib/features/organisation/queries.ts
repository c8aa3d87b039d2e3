import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";
import type { Organisation } from "./types";

/** The organisation, or null in an empty database. It needs no scope, because scopes are made from it. */
export async function findOrganisation(): Promise<Organisation | null> {
  const found = await database().organisation.findUnique({ where: { id: 1 } });
  if (!found) return null;
  const { name, currency, timeZone, fiscalYearStartMonth, weekStart, isSample } = found;
  return { name, currency, timeZone, fiscalYearStartMonth, weekStart, isSample };
}

/** The organisation. Throws `not_set_up` in an empty database. */
export async function getOrganisation(): Promise<Organisation> {
  const found = await findOrganisation();
  if (!found) throw new AppError("not_set_up", "Attain is not set up yet: there is no organisation in this database.");
  return found;
}
