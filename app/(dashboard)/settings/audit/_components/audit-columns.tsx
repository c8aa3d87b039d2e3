import type { AuditEntry } from "@/lib/features/audit/types";
import { formatMoment } from "@/lib/format/date";
import type { Column } from "@/lib/ui/table/types";
import styles from "./audit-columns.module.css";
import { Changes } from "./changes";

/** The columns of the record. In a file, moments are in UTC. */
export function auditColumns(timeZone: string): Column<AuditEntry>[] {
  return [
    {
      id: "at",
      header: "When",
      cell: ({ at }) => formatMoment(at, timeZone),
      value: ({ at }) => at.toISOString(),
    },
    {
      id: "who",
      header: "Who",
      cell: (entry) => (
        <>
          {entry.actorName}
          {throughOf(entry) && <span className={styles.through}>{throughOf(entry)}</span>}
        </>
      ),
      value: ({ actorName }) => actorName,
    },
    { id: "view_as", header: "As", cell: ({ viewAsName }) => viewAsName ?? "—", value: ({ viewAsName }) => viewAsName },
    {
      id: "key",
      header: "Key",
      cell: ({ apiKey }) => apiKey?.name ?? "—",
      value: ({ apiKey }) => apiKey && (apiKey.name ?? String(apiKey.id)),
    },
    {
      id: "summary",
      header: "What",
      cell: ({ summary, changes }) => (
        <div className={styles.what}>
          {summary}
          <Changes changes={changes} />
        </div>
      ),
      value: ({ summary }) => summary,
    },
    { id: "action", header: "Action", cell: ({ action }) => action, value: ({ action }) => action },
    {
      id: "object",
      header: "Object",
      cell: ({ objectType, objectId }) => (objectId === null ? objectType : `${objectType} ${objectId}`),
      value: ({ objectType, objectId }) => (objectId === null ? objectType : `${objectType} ${objectId}`),
    },
    {
      id: "address",
      header: "Address",
      cell: ({ address }) => address ?? "—",
      value: ({ address }) => address,
    },
    {
      id: "changes",
      header: "Changes",
      cell: ({ changes }) => changes.length,
      value: ({ changes }) =>
        changes.map(({ place, before, after }) => `${place}: ${before ?? ""} → ${after ?? ""}`).join("; "),
    },
  ];
}

/** What the page shows; a file has everything. */
export const SHOWN = ["at", "who", "summary", "action", "object", "address"];

function throughOf({ viewAsName, apiKey }: AuditEntry): string | null {
  if (viewAsName !== null) return `as ${viewAsName}`;
  return apiKey && `with the key ${apiKey.name ?? apiKey.id}`;
}
