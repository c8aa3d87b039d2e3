import type { BulkTransaction } from "@/lib/db/bulk";
import { queryRows, raw, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { formatList } from "@/lib/format/words";
import { severalCurrencies } from "../queries/several-currencies";

/** Throws `conflict` naming one of the reps whose plans pay in more than one currency: what they are owed could not be computed. */
export async function requireOneCurrency(bulk: BulkTransaction, repIds: readonly number[]): Promise<void> {
  const [found] = await queryRows<{ rep: string; currencies: string[] }>(
    bulk,
    sql`select r.name as rep, c.currencies from (${raw(severalCurrencies("plan_assignments"))}) c join reps r on r.id = c.rep_id
        where c.rep_id = any(${[...repIds]}::int[]) order by r.name limit 1`,
  );
  if (found) throw new AppError("conflict", `${found.rep} would be on ${currenciesWords(found.currencies)}.`);
}

/** `plans that pay in EUR and USD; …`, and what would be accepted. */
export function currenciesWords(currencies: readonly string[]): string {
  return `plans that pay in ${formatList(currencies)}; a rep is paid in one currency, so a plan in that one would be accepted`;
}
