import type pg from "pg";

const known = new WeakMap<object, Promise<boolean>>();

/** Whether PGlite answers behind a pool, which takes no COPY from a client. Asked once. */
export function isPglite(pool: pg.Pool): Promise<boolean> {
  const asked = known.get(pool);
  if (asked) return asked;
  const answer = pool.query<{ version: string }>("select version()").then(({ rows }) => {
    return rows[0]?.version.includes("PGlite") ?? false;
  });
  known.set(pool, answer);
  answer.catch(() => known.delete(pool));
  return answer;
}
