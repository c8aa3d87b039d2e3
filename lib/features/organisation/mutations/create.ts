import { recordAudit } from "@/lib/auth/audit";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { getOrganisation } from "../queries";
import type { Organisation } from "../types";
import { requireKnown } from "./require-known";

const DEFAULTS: Organisation = {
  name: "My organisation",
  currency: "USD",
  timeZone: "UTC",
  fiscalYearStartMonth: 1,
  weekStart: 1,
  leaderboard: "rank_only",
  isSample: false,
};

/**
 * Sets up an empty database; where an organisation is already there it stays as it is. It takes no scope, because nobody can
 * have one before it. Throws `invalid_input` on an unknown currency or time zone.
 */
export async function createOrganisation(
  values: Partial<Organisation> = {},
  actorName = "command line",
): Promise<Organisation> {
  const organisation = { ...DEFAULTS, ...values };
  requireKnown(organisation);
  await inTransaction(database(), async (transaction) => {
    const { count } = await transaction.organisation.createMany({
      data: { id: 1, ...organisation },
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordAudit(
      transaction,
      { userId: null, name: actorName, address: null },
      {
        action: "organisation.create",
        objectType: "organisation",
        objectId: "1",
        summary: `Created ${organisation.name}`,
        after: organisation,
      },
    );
  });
  return getOrganisation();
}
