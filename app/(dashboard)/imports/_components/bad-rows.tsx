import type { BadRow, ImportReport } from "@/lib/features/imports/types";
import { formatCount } from "@/lib/format/number";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { badRowWords } from "../_lib/report-words";
import styles from "./report.module.css";
import { Section } from "./section";

/** A report lists no more than this many problems. */
const MOST_LISTED = 100;

type NumberedRow = BadRow & { readonly place: number };

const COLUMNS: readonly Column<NumberedRow>[] = [
  { id: "line", header: "Line", cell: ({ line }) => formatCount(line) },
  { id: "column", header: "Column", cell: ({ column }) => column || "the whole row" },
  { id: "value", header: "Value", cell: ({ value }) => <span className={styles.value}>{value || "blank"}</span> },
  {
    id: "message",
    header: "What is wrong, and what would be accepted",
    cell: (row) => <span className={styles.message}>{badRowWords(row)}</span>,
  },
];

/** The rows that cannot be taken as they are, by line. */
export function BadRows({ report: { badRows, rows } }: { report: ImportReport }) {
  if (badRows.length === 0) return null;
  return (
    <Section title="Rows that cannot be taken">
      <DataTable
        caption="Rows that cannot be taken, by line"
        columns={COLUMNS}
        rows={badRows.map((row, place) => ({ ...row, place }))}
        rowKey={({ place }) => place}
        path=""
        params={new URLSearchParams()}
        empty={null}
      />
      {badRows.length >= MOST_LISTED && (
        <p className={styles.more}>
          {formatCount(rows.refused)} rows are refused in all; the first problems are listed.
        </p>
      )}
    </Section>
  );
}
