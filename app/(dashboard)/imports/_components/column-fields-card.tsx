"use client";

import { useId } from "react";
import type { FileInspection, KindSummary, ProposedColumn } from "@/lib/features/imports/types";
import { formatList } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import type { ImportChoices } from "../_lib/use-import-choices";
import styles from "./column-fields-card.module.css";
import form from "./form.module.css";

type ColumnFieldsCardProps = { kind: KindSummary; inspection: FileInspection; choices: ImportChoices };

/** What each column of the file is read as, with a few of its cells. */
export function ColumnFieldsCard({ kind, inspection, choices }: ColumnFieldsCardProps) {
  const { columns, problems, setColumn } = choices;
  const unread = columns.filter((field) => field === null).length;
  return (
    <Card
      title="Columns"
      subtitle={`${inspection.header.length - unread} of ${inspection.header.length} columns are read. What is not read stays as it is; a blank cell in a column that is read clears what is there.`}
    >
      {problems.missing.length > 0 && (
        <p className={form.error} role="alert" id="missing-columns">
          No column is read as {formatList(problems.missing)} yet, which {kind.many} need: choose the columns below.
        </p>
      )}
      <ul className={styles.columns}>
        {inspection.columns.map((column, index) => (
          <ColumnField
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; names may be blank
            key={index}
            place={index + 1}
            column={column}
            field={columns[index] ?? null}
            kind={kind}
            twice={problems.twice.has(index)}
            onChoose={(field) => setColumn(index, field)}
          />
        ))}
      </ul>
    </Card>
  );
}

type ColumnFieldProps = {
  place: number;
  column: ProposedColumn;
  field: string | null;
  kind: KindSummary;
  twice: boolean;
  onChoose: (field: string | null) => void;
};

function ColumnField({ place, column, field, kind, twice, onChoose }: ColumnFieldProps) {
  const id = useId();
  const accepts = kind.fields.find(({ name }) => name === field)?.accepts;
  return (
    <li className={styles.column}>
      <div className={styles.cells}>
        <label className={form.label} htmlFor={id}>
          {column.column || `Column ${place}, without a name`}
        </label>
        <p className={form.hint}>
          {column.samples.length > 0 ? column.samples.join(" · ") : "no value in the first rows"}
        </p>
      </div>
      <div className={form.field}>
        <select
          id={id}
          value={field ?? ""}
          disabled={column.column === ""}
          aria-invalid={twice}
          aria-describedby={`${id}-words`}
          onChange={(event) => onChoose(event.target.value || null)}
        >
          <option value="">Not read</option>
          {kind.fields.map(({ name, required }) => (
            <option key={name} value={name}>
              {required ? `${name} (needed)` : name}
            </option>
          ))}
        </select>
        <p id={`${id}-words`} className={twice ? form.error : form.hint}>
          {twice
            ? `Another column is read as ${field} too: choose one of them.`
            : field && wordsOf(column, field, accepts)}
        </p>
      </div>
    </li>
  );
}

function wordsOf({ field: proposed, confidence }: ProposedColumn, field: string, accepts: string | undefined) {
  const sure = proposed === field && confidence < 0.7 ? "We are not sure. " : "";
  return `${sure}Holds ${accepts}.`;
}
