import { database } from "@/lib/db/client";
import { type AuditActor, recordAudit } from "./audit";

/** Puts on record that rows left as a file: which, from where, and by which filters. */
export async function recordExport(actor: AuditActor, what: string, { pathname, searchParams }: URL): Promise<void> {
  const names = [...new Set(searchParams.keys())];
  const filters = Object.fromEntries(names.map((name) => [name, searchParams.getAll(name).join(", ")]));
  await recordAudit(database(), actor, {
    action: "export.csv",
    objectType: "export",
    objectId: what,
    summary: `Exported ${what}`,
    after: { path: pathname, filters },
  });
}
