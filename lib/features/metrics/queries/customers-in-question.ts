import { database } from "@/lib/db/client";
import { join, queryRows, sql } from "@/lib/db/sql";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { ResolvedFilter } from "./request";
import { customerOrigin, WON } from "./sources/customer-origins";
import { or } from "./sql-parts";

/**
 * The customers that filters by campaign can let through, as of one of the days: found from whatever has one of the campaigns on it, so that
 * the others need not be looked at. Undefined where the filters ask for no campaign.
 */
export async function findCustomersInQuestion(
  filters: readonly ResolvedFilter[],
  untils: readonly CalendarDate[],
): Promise<number[] | undefined> {
  const filter = filters.find(({ dimension }) => dimension === "campaign");
  if (filter?.kind !== "ids" || filter.orNone) return undefined;
  const ids = sql`any(${[...filter.ids]}::int[])`;
  const origins = untils.map(
    (until) => sql`exists (select from (${customerOrigin(sql`x.account_id`, until)}) w where w.campaign_id = ${ids})`,
  );
  const candidates = join(
    [
      sql`select account_id from deals where ${WON} and campaign_id = ${ids}`,
      sql`select d.account_id from leads l join deals d on d.lead_id = l.id where d.account_id is not null and l.campaign_id = ${ids}`,
      sql`select account_id from leads where account_id is not null and campaign_id = ${ids}`,
      sql`select account_id from purchases where campaign_id = ${ids}`,
    ],
    " union ",
  );
  const rows = await queryRows<{ id: number }>(
    database(),
    sql`select x.account_id as id from (${candidates}) x where ${or(...origins)}`,
  );
  return rows.map(({ id }) => id);
}
