import { withConnection } from "../connection";

const EVERY_MS = 60_000;

/** Tables with as many changed rows as make PostgreSQL's autovacuum, which PGlite does not have, look at them. */
const NEEDY = `select quote_ident(schemaname) || '.' || quote_ident(relname) as name from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`;

/** Keeps tables vacuumed and analysed, standing in line like any client. Returns how to end it. */
export function startMaintenance(url: string): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    maintain(url)
      .catch((error: unknown) => process.stderr.write(`Upkeep of the embedded database failed: ${String(error)}\n`))
      .finally(() => {
        busy = false;
      });
  }, EVERY_MS);
  return () => clearInterval(timer);
}

/** Vacuums and analyses the tables that need it; returns their names. */
export async function maintain(url: string): Promise<string[]> {
  return await withConnection(url, async (connection) => {
    await connection.query("select pg_stat_force_next_flush()");
    const { rows } = await connection.query<{ name: string }>(NEEDY);
    for (const { name } of rows) await connection.query(`vacuum (analyze) ${name}`);
    return rows.map(({ name }) => name);
  });
}
