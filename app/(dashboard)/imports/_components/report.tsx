import type { Alias, ImportReport } from "@/lib/features/imports/types";
import { formatCount } from "@/lib/format/number";
import { forPage, reportNotes } from "../_lib/report-words";
import { BadRows } from "./bad-rows";
import styles from "./report.module.css";
import { Section } from "./section";
import { UnknownNames } from "./unknown-names";

const COUNTS = [
  ["read", "Rows"],
  ["created", "Created"],
  ["updated", "Updated"],
  ["unchanged", "Unchanged"],
  ["refused", "Refused"],
] as const;

type ReportProps = { report: ImportReport; onTake?: (aliases: readonly Alias[]) => void };

/** What an import did with the rows of its file, or would do. */
export function Report({ report, onTake }: ReportProps) {
  const notes = reportNotes(report);
  return (
    <div className={styles.report}>
      <dl className={styles.counts}>
        {COUNTS.map(([id, label]) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{formatCount(report.rows[id])}</dd>
          </div>
        ))}
      </dl>
      <UnknownNames report={report} onTake={onTake} />
      <BadRows report={report} />
      {notes.length > 0 && (
        <Section title="Worth knowing">
          <ul className={styles.notes}>
            {notes.map((note) => (
              <li key={note}>{forPage(note)}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
