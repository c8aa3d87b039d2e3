import Link from "next/link";
import type { Stage } from "@/lib/features/stages/types";
import { formatCount } from "@/lib/format/number";
import { capitalise } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { percentToText, ppm } from "@/lib/values/percentage";

/** The stages in order. */
export function StagesTable({ stages, params }: { stages: readonly Stage[]; params: URLSearchParams }) {
  return (
    <Card title="Stages" subtitle="In the order of the pipeline.">
      <DataTable
        caption="Stages"
        columns={COLUMNS}
        rows={stages}
        rowKey={({ id }) => id}
        path="/settings/stages"
        params={params}
        empty={
          <EmptyState title="There are no stages yet">They come with the first import of deals or stages.</EmptyState>
        }
      />
    </Card>
  );
}

const COLUMNS: readonly Column<Stage>[] = [
  { id: "name", header: "Stage", cell: ({ id, name }) => <Link href={`/settings/stages/${id}`}>{name}</Link> },
  { id: "outcome", header: "Outcome", cell: ({ outcome }) => capitalise(outcome) },
  {
    id: "probability",
    header: "Chance",
    align: "end",
    cell: ({ probabilityPpm }) => chanceText(probabilityPpm) || "—",
  },
  { id: "position", header: "Order", align: "end", cell: ({ position }) => position },
  { id: "deals", header: "Deals in it", align: "end", cell: ({ deals }) => formatCount(deals) },
];

/** The chance as it is written in the form; blank where nobody said. */
export function chanceText(probabilityPpm: number | null): string {
  return probabilityPpm === null ? "" : percentToText(ppm(BigInt(probabilityPpm)));
}
