import { recordAudit } from "@/lib/auth/audit";
import { withSettings } from "@/lib/auth/gates";
import type { WriteScope } from "@/lib/auth/scope";
import { env } from "@/lib/config/env";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { lockLookups } from "@/lib/db/lookup-lock";
import { execute, queryRows, raw, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { recalculateStatements } from "@/lib/features/commissions/mutations";
import { businessDay } from "@/lib/format/time-zone";
import { holdsAmounts } from "../queries";
import type { OrganisationChange } from "../schema";
import { requireKnown } from "./require-known";

/**
 * Changes the organisation's settings, and what follows from them: the business days of activities and touches from the time zone,
 * statements from the calendar. Throws `conflict` on another currency once there are amounts, and on another fiscal year once months are locked, unless it is agreed that
 * quarters and years are counted anew.
 */
export async function updateOrganisation(
  scope: WriteScope,
  change: OrganisationChange,
  { recount = false }: { readonly recount?: boolean } = {},
): Promise<void> {
  if (scope.action !== "settings.write") {
    throw new AppError("misuse", `Settings are written with leave for settings.write, not for ${scope.action}.`);
  }
  requireKnown(change);
  await withBulkTransaction(async (bulk) => {
    await lockLookups(bulk);
    const {
      isSample: _,
      createdAt: __,
      id: ___,
      ...before
    } = await bulk.transaction.organisation.findUniqueOrThrow({
      where: { id: 1 },
    });
    if (change.currency !== before.currency) await requireNoAmounts(bulk, before.currency);
    if (change.fiscalYearStartMonth !== before.fiscalYearStartMonth && !recount) await requireNothingLocked(bulk);
    await bulk.transaction.organisation.update({ where: { id: 1 }, data: change });
    if (change.timeZone !== before.timeZone) await moveBusinessDays(bulk, change.timeZone);
    if (movesStatements(before, change)) {
      const { leaderboard: _leaderboard, ...organisation } = change;
      const today = env().today ?? businessDay(new Date(), change.timeZone);
      await recalculateStatements(bulk, withSettings(scope, { organisation, today }), { repIds: "all" });
    }
    await recordAudit(bulk.transaction, scope.actor, {
      action: "settings.update",
      objectType: "organisation",
      objectId: "1",
      summary: "Changed the settings of the organisation",
      before,
      after: change,
    });
  });
}

type Calendar = Pick<OrganisationChange, "currency" | "timeZone" | "fiscalYearStartMonth">;

function movesStatements(before: Calendar, after: Calendar): boolean {
  return (
    before.currency !== after.currency ||
    before.timeZone !== after.timeZone ||
    before.fiscalYearStartMonth !== after.fiscalYearStartMonth
  );
}

async function requireNoAmounts(bulk: BulkTransaction, currency: string): Promise<void> {
  if (!(await holdsAmounts(bulk))) return;
  throw new AppError("conflict", `The currency stays ${currency}: there are amounts that were converted to it.`, {
    details: [{ where: "currency", message: `stays ${currency}, because amounts were converted to it already` }],
  });
}

async function requireNothingLocked(bulk: BulkTransaction): Promise<void> {
  const [locked] = await queryRows(bulk, sql`select from locked_periods limit 1`);
  if (!locked) return;
  const message = "Months are locked, and quarters and years that begin elsewhere pay differently";
  throw new AppError("conflict", `${message}: tick that the differences come with the next statements, or leave it.`, {
    details: [{ where: "recount", message: "tick it to go on, or leave the fiscal year as it was" }],
  });
}

/** The day on which something happened follows the organisation's clock. */
async function moveBusinessDays(bulk: BulkTransaction, timeZone: string): Promise<void> {
  for (const table of ["activities", "touches"]) {
    await execute(
      bulk,
      sql`update ${raw(table)} set "on" = (at at time zone ${timeZone})::date
          where "on" is distinct from (at at time zone ${timeZone})::date`,
    );
  }
}
