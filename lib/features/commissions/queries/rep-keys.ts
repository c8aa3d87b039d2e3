import { type Queryable, queryRows, sql } from "@/lib/db/sql";

/** What each rep is called in explanations and problems, by id: the name, with the id of one whose name others have too. */
export type RepKeys = ReadonlyMap<number, string>;

export async function loadRepKeys(on: Queryable): Promise<RepKeys> {
  const rows = await queryRows<{ id: number; key: string }>(
    on,
    sql`select id, case when count(*) over (partition by name) = 1 then name
                        else name || ' (' || coalesce(external_id, email, id::text) || ')' end as key from reps`,
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}
