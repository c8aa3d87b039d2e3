import type { BadRow, ImportReport } from "@/lib/features/imports/types";
import { formatCount } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/words";

/** What an import did, or would do, in a sentence. */
export function reportHeadline({ state, rows, dryRun }: ImportReport): string {
  const { read, created, updated, refused } = rows;
  const all = formatQuantity(read, "row");
  if (state === "refused") {
    const would = dryRun ? "would be" : "was";
    return `Nothing ${would} imported: ${formatCount(refused)} of ${all} cannot be taken as ${refused === 1 ? "it is" : "they are"}`;
  }
  const left = refused > 0 ? `; ${formatCount(refused)} left out` : "";
  if (created + updated === 0) {
    return refused === 0
      ? `Nothing ${dryRun ? "would change" : "changed"}: ${read === 1 ? "its one row is" : `all ${all} are`} known already`
      : `No row is new${left}`;
  }
  const parts = [created > 0 && `${formatCount(created)} new`, updated > 0 && `${formatCount(updated)} changed`];
  const words = parts.filter(Boolean).join(" and ");
  return dryRun ? `This file can be imported: ${words} of ${all}${left}` : `Imported: ${words} of ${all}${left}`;
}

/** What else is worth knowing of an import, a line each. */
export function reportNotes(report: ImportReport): string[] {
  const { created, dryRun, rounded, warnings, ignoredColumns, statementsChanged, rows, state } = report;
  const made = (["account", "team", "stage"] as const).flatMap((what) => {
    const { count, names } = created[what];
    if (count === 0) return [];
    const more = count > 10 ? ` and ${formatCount(count - 10)} more` : "";
    return [
      `${dryRun ? "Would make" : "Made"} ${formatQuantity(count, what)}: ${names.slice(0, 10).join(", ")}${more}`,
    ];
  });
  return [
    ...made,
    ...(rows.repeated > 0
      ? [`${formatQuantity(rows.repeated, "row")} said again later in the file; the last one counts`]
      : []),
    ...(rounded > 0
      ? [`${formatQuantity(rounded, "amount")} had more decimals than the currency has, and were rounded`]
      : []),
    ...warnings.map(
      (warning) =>
        `${warning.rows === 0 ? "No rows" : formatQuantity(warning.rows, "row")} ${warning.message}${warning.firstLine === null ? "" : ` (first on line ${warning.firstLine})`}`,
    ),
    ...(ignoredColumns.length > 0 ? [`Columns not read: ${ignoredColumns.join(", ")}`] : []),
    ...(statementsChanged > 0 && state === "done"
      ? [`${formatQuantity(statementsChanged, "commission statement")} ${dryRun ? "would change" : "changed"}`]
      : []),
  ];
}

/** What is wrong with a cell, and what would be accepted, without repeating the cell. */
export function badRowWords({ column, value, message }: BadRow): string {
  const start = [`${column} "${value}" `, `${column} `].find((prefix) => column !== "" && message.startsWith(prefix));
  return forPage(start ? message.slice(start.length) : message);
}

const CHOICES = { iso: "year first", dmy: "day first", mdy: "month first" } as const;

/** A message that names options of the command line, with the page's own choices in their place. */
export function forPage(message: string): string {
  return message
    .replace(
      "leave out --dates, or say --dates iso, for such a file",
      "choose dates with the year first for such a file",
    )
    .replace(
      /(?:say )?--dates (iso|dmy|mdy)/g,
      (_, order: keyof typeof CHOICES) => `choose dates with the ${CHOICES[order]}`,
    )
    .replace(/say --decimal (\S)/, 'choose the decimal sign "$1"');
}
