import Link from "next/link";
import type { ImportEntry, KindSummary } from "@/lib/features/imports/types";
import { formatMoment } from "@/lib/format/date";
import { formatCount } from "@/lib/format/number";
import { capitalise } from "@/lib/format/words";
import type { Column } from "@/lib/ui/table/types";
import { ImportState } from "./import-state";

/** The columns of the history. */
export function importColumns(kinds: readonly KindSummary[], timeZone: string): Column<ImportEntry>[] {
  const kindName = (id: string) => capitalise(kinds.find((kind) => kind.id === id)?.many ?? id);
  const counted = (id: "created" | "updated" | "unchanged" | "refused", header: string): Column<ImportEntry> => ({
    id,
    header,
    align: "end",
    cell: ({ rows }) => formatCount(rows[id]),
  });
  return [
    { id: "file", header: "File", cell: ({ id, fileName }) => <Link href={`/imports/${id}`}>{fileName}</Link> },
    { id: "kind", header: "Kind", cell: ({ kind }) => kindName(kind) },
    { id: "who", header: "By", cell: ({ actorName }) => actorName },
    { id: "when", header: "When", cell: ({ startedAt }) => formatMoment(startedAt, timeZone) },
    counted("created", "Created"),
    counted("updated", "Updated"),
    counted("unchanged", "Unchanged"),
    counted("refused", "Refused"),
    { id: "state", header: "State", cell: ({ state }) => <ImportState state={state} /> },
  ];
}
