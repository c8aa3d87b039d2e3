import { sql } from "@/lib/db/sql";

/**
 * Changes when, and only when, somebody who looked at the statement `s` would see other amounts now, or that it took a step or is disputed since: an
 * approval names it, so that it is of what was seen.
 */
export const FINGERPRINT = sql`left(md5(concat_ws(' ', s.figures_hash,
  (select coalesce(max(n.id), 0) from statement_steps n where n.statement_id = s.id),
  (select coalesce(max(d.id), 0) from disputes d where d.statement_id = s.id and d.state = 'open'))), 16)`;
