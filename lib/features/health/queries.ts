import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";

const PATIENCE_MS = 2000;

/** Whether the database answers, and soon. Needs no scope: it says nothing about what is in it. */
export async function isDatabaseUp(): Promise<boolean> {
  const answer = queryRows(database(), sql`select 1 as up`).then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
