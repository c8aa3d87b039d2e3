import { database } from "@/lib/db/client";
import { type AuditActor, recordAudit } from "./audit";

/** What kind of file it is. */
export type ExportFormat = "csv" | "xlsx" | "json";

/** Puts on record that rows left as a file: which, of what kind, from where, and by which filters. */
export async function recordExport(
  actor: AuditActor,
  what: string,
  { pathname, searchParams }: URL,
  format: ExportFormat,
): Promise<void> {
  const names = [...new Set(searchParams.keys())];
  const filters = Object.fromEntries(names.map((name) => [name, searchParams.getAll(name).join(", ")]));
  await recordAudit(database(), actor, {
    action: `export.${format}`,
    objectType: "export",
    objectId: what,
    summary: `Exported ${what}`,
    after: { path: pathname, filters },
  });
}
