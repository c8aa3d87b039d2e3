import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { join, type Queryable, queryRows, raw, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import type { Organisation } from "./types";

/** Beside deals: each row of these holds an amount that was converted, or a rate to convert by. */
const TABLES_WITH_AMOUNTS = ["quotas", "campaigns", "campaign_days", "purchases", "costs", "fx_rates", "statements"];

/** The organisation, or null in an empty database. It needs no scope, because scopes are made from it. */
export async function findOrganisation(): Promise<Organisation | null> {
  const found = await database().organisation.findUnique({ where: { id: 1 } });
  if (!found) return null;
  const { name, currency, timeZone, fiscalYearStartMonth, weekStart, leaderboard, isSample } = found;
  return { name, currency, timeZone, fiscalYearStartMonth, weekStart, leaderboard, isSample };
}

/** The organisation. Throws `not_set_up` in an empty database. */
export async function getOrganisation(): Promise<Organisation> {
  const found = await findOrganisation();
  if (!found) throw new AppError("not_set_up", "Attain is not set up yet: there is no organisation in this database.");
  return found;
}

/** Whether there are amounts in the organisation's currency, after which it stays what it is. */
export async function hasAmounts({ action }: ReadScope): Promise<boolean> {
  if (action !== "settings.read") {
    throw new AppError("misuse", `Settings are read with leave for settings.read, not for ${action}.`);
  }
  return await holdsAmounts(database());
}

/** The same inside a transaction that writes. */
export async function holdsAmounts(on: Queryable): Promise<boolean> {
  const amounts = TABLES_WITH_AMOUNTS.map((table) => sql`exists (select from ${raw(table)})`);
  const [row] = await queryRows<{ found: boolean }>(
    on,
    sql`select exists (select from deals where amount_minor is not null) or ${join(amounts, " or ")} as found`,
  );
  return row?.found ?? false;
}
