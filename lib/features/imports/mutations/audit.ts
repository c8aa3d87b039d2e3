import { execute, sql } from "@/lib/db/sql";
import type { ImportReport } from "../types";
import type { ImportRun } from "./engine/run";

/** One entry for the whole import, in its transaction. */
export async function writeAuditEntry({ bulk, scope, kind }: ImportRun, report: ImportReport): Promise<void> {
  const { actor } = scope;
  const { created, updated, unchanged, refused } = report.rows;
  const summary = `Imported ${kind.many} from ${report.file}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`;
  await execute(
    bulk,
    sql`insert into audit_entries (actor_user_id, actor_name, api_key_id, address, action, object_type, object_id, summary, after)
        values (${actor.userId}, ${actor.name}, ${actor.apiKeyId}, ${actor.address}, 'import.write', 'import', ${String(report.importId)}, ${summary},
                ${JSON.stringify({ kind: report.kind, file: report.file, rows: report.rows })}::jsonb)`,
  );
}
