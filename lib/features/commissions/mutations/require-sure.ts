import type { BulkTransaction } from "@/lib/db/bulk";
import { queryRows, sql } from "@/lib/db/sql";
import { larger } from "@/lib/domain/commissions/amounts";
import { USUAL } from "@/lib/domain/commissions/unusual";
import { AppError } from "@/lib/errors/app-error";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/words";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { type Money, money } from "@/lib/values/money";

type Adjusted = { readonly rep: string; readonly repId: number; readonly from: CalendarDate };

/**
 * Throws `conflict` for an adjustment that is larger, up or down, than what any of the rep's last seven statements earned, the adjusted one among them: one zero
 * too many is, and one who did not earn much in a single month is asked nothing. A rule of thumb with no part in any figure.
 */
export async function requireSure(bulk: BulkTransaction, { rep, repId, from }: Adjusted, amount: Money): Promise<void> {
  const seen = await queryRows<{ earned: bigint }>(
    bulk,
    sql`select earned_minor as earned from statements
        where rep_id = ${repId}::int and currency = ${amount.currency} and from_on <= ${from}::date
        order by from_on desc limit ${USUAL.statements + 1}::int`,
  );
  const most = seen.map(({ earned }) => earned).reduce(larger, 0n);
  if (amount.minor <= most && -amount.minor <= most) return;
  const before =
    seen.length > 1
      ? ` or on ${seen.length === 2 ? "the statement" : `any of the ${formatQuantity(seen.length - 1, "statement")}`} before`
      : "";
  const message = `${formatMoney(amount, "exact", "always")} is a larger amount than what ${rep} earned in ${formatMonth(from)}${before}: ${formatMoney(money(most, amount.currency), "exact")} at most. Tick that it is right, or type another amount.`;
  throw new AppError("conflict", message, { details: [{ where: "sure", message }] });
}
