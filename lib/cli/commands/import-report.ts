import type { ImportReport } from "@/lib/features/imports/types";

/** What an import did, or why it did nothing, as people read it. */
export function reportText(report: ImportReport): string {
  return [
    headline(report),
    ...(report.state === "refused" ? [] : createdLines(report)),
    ...problemLines(report),
    ...noteLines(report),
  ].join("\n");
}

function headline({ state, kind, file, rows, dryRun }: ImportReport): string {
  const words = kind.replace(/_/g, " ");
  if (state === "refused") {
    return `Nothing was imported from ${file}: ${rows.refused} of its ${rows.read} rows cannot be taken as they are.`;
  }
  const { read, created, updated, unchanged, repeated, refused } = rows;
  const changed = created + updated;
  const parts = [
    `${created} created`,
    `${updated} updated`,
    `${unchanged} unchanged`,
    ...(repeated > 0 ? [`${repeated} said again later in the file`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ].join(", ");
  if (changed === 0 && refused === 0)
    return `Nothing changed: all ${read} rows of ${file} are known already (${words}).`;
  return dryRun ? `A dry run of ${file}, nothing kept: ${words}: ${parts}.` : `Imported ${file}: ${words}: ${parts}.`;
}

function createdLines({ created, dryRun }: ImportReport): string[] {
  return (["account", "team", "stage"] as const).flatMap((what) => {
    const { count, names } = created[what];
    if (count === 0) return [];
    const shown = names.slice(0, 10).join(", ");
    const more = count > 10 ? ` and ${count - 10} more` : "";
    return [`  ${dryRun ? "Would make" : "Made"} ${count} ${what}${count === 1 ? "" : "s"}: ${shown}${more}`];
  });
}

function problemLines({ unknown, unknownCount, badRows, rows, refusedFile }: ImportReport): string[] {
  const names = unknown.map(({ field, name, rows: count, firstLine, message, alias }) =>
    [
      `  ${field} "${name}" ${message}`,
      `(${count} ${count === 1 ? "row" : "rows, first"} on line ${firstLine})`,
      ...(alias ? [`\n    ${alias}`] : []),
    ].join(" "),
  );
  const more = unknownCount > unknown.length ? [`  … and ${unknownCount - unknown.length} more names`] : [];
  const bad = badRows.map(({ line, message }) => `  line ${line}: ${message}`);
  const unlisted =
    rows.refused > badRows.length && badRows.length > 0 ? [`  ${rows.refused} rows are refused in all`] : [];
  const file = refusedFile ? [`  The refused rows are in ${refusedFile}`] : [];
  return [...names, ...more, ...bad, ...unlisted, ...file];
}

function noteLines({ rounded, warnings, ignoredColumns, statementsChanged, state }: ImportReport): string[] {
  return [
    ...(rounded > 0 ? [`  ${rounded} amounts had more decimals than their currency has and were rounded`] : []),
    ...warnings.map(
      ({ rows, firstLine, message }) =>
        `  ${rows === 0 ? "No rows" : `${rows} row${rows === 1 ? "" : "s"}`} ${message}${firstLine === null ? "" : ` (first on line ${firstLine})`}`,
    ),
    ...(ignoredColumns.length > 0 ? [`  Not read: ${ignoredColumns.join(", ")}`] : []),
    ...(statementsChanged > 0 && state === "done" ? [`  ${statementsChanged} commission statements changed`] : []),
  ];
}
