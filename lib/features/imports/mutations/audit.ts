import { recordAudit } from "@/lib/auth/audit";
import type { ImportReport } from "../types";
import type { ImportRun } from "./engine/run";

/** One entry for the whole import, in its transaction. */
export async function writeAuditEntry({ bulk, scope, kind }: ImportRun, report: ImportReport): Promise<void> {
  const { created, updated, unchanged, refused } = report.rows;
  await recordAudit(bulk, scope.actor, {
    action: "import.write",
    objectType: "import",
    objectId: String(report.importId),
    summary: `Imported ${kind.many} from ${report.file}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`,
    after: { kind: report.kind, file: report.file, rows: report.rows },
  });
}
