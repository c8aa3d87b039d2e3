import { recordAudit } from "@/lib/auth/audit";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors/app-error";
import { isTimeZone } from "@/lib/format/time-zone";
import { isCurrency } from "@/lib/values/currency";
import { getOrganisation } from "./queries";
import type { Organisation } from "./types";

const DEFAULTS: Organisation = {
  name: "My organisation",
  currency: "USD",
  timeZone: "UTC",
  fiscalYearStartMonth: 1,
  weekStart: 1,
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
  const organisation = checked({ ...DEFAULTS, ...values });
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

function checked(organisation: Organisation): Organisation {
  const { currency, timeZone } = organisation;
  if (!isCurrency(currency)) {
    throw new AppError("invalid_input", `"${currency}" is not an ISO 4217 currency code such as USD or EUR.`);
  }
  if (!isTimeZone(timeZone)) {
    throw new AppError("invalid_input", `"${timeZone}" is not a time zone such as UTC or Europe/Berlin.`);
  }
  return organisation;
}
