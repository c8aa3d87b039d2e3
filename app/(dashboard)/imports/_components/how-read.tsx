import type { ImportDetail } from "@/lib/features/imports/types";
import { Card } from "@/lib/ui/card";
import { formatWriting } from "../_lib/file-words";
import styles from "./how-read.module.css";

const DATES = { iso: "year first", dmy: "day first", mdy: "month first" } as const;

/** How the file was read: its columns, and what was chosen for it. */
export function HowRead({ detail: { options, report } }: { detail: ImportDetail }) {
  const columns = (report?.mapping ?? []).map(({ field, column }) =>
    field === column ? field : `${field} from ${column}`,
  );
  const aliases = (options.aliases ?? []).map(({ field, from, to }) => `${field} ${from} is ${to}`);
  const facts: (readonly [string, string | null])[] = [
    ["File", report && formatWriting(report.encoding, report.delimiter)],
    ["Columns", columns.join(", ") || null],
    ["Names", aliases.join(", ") || null],
    ["Preset", options.preset ?? null],
    ["Dates", DATES[options.dates ?? "iso"]],
    ["Decimal sign", options.decimal === "," ? "comma" : "point"],
    ["Bad rows", options.skipBadRows ? "left out" : "stop the import"],
  ];
  return (
    <Card title="How it was read">
      <dl className={styles.facts}>
        {facts.map(
          ([label, words]) =>
            words && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}
