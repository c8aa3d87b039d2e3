import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import type { Period } from "@/lib/values/period";
import type { Promotion } from "./types";

/** Dated offers that ran on a day of the period, the earliest first. */
export async function listPromotions(_scope: ReadScope, { from, to }: Period): Promise<Promotion[]> {
  return await queryRows<Promotion>(
    database(),
    sql`select id, name, starts_on as "startsOn", ends_on as "endsOn" from promotions
        where starts_on < ${to}::date and ends_on >= ${from}::date order by starts_on, id`,
  );
}
