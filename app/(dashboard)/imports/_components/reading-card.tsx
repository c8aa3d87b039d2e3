"use client";

import { useId } from "react";
import type { KindId, KindSummary } from "@/lib/features/imports/types";
import { capitalise } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import type { Format } from "../_lib/mapping";
import type { ImportChoices } from "../_lib/use-import-choices";
import form from "./form.module.css";

const DATES: Readonly<Record<Format["dates"], string>> = {
  iso: "Year first: 2026-01-31",
  dmy: "Day first: 31/01/2026",
  mdy: "Month first: 01/31/2026",
};
const DECIMALS: Readonly<Record<Format["decimal"], string>> = { ".": "Point: 1,234.50", ",": "Comma: 1.234,50" };

type ReadingCardProps = {
  kinds: readonly KindSummary[];
  kind: KindSummary;
  suggested: KindId | null;
  choices: ImportChoices;
  preset: string | null;
  onKind: (kind: KindId) => void;
  onPreset: (preset: string | null) => void;
};

/** What the rows are, and how dates and amounts are written. */
export function ReadingCard({ kinds, kind, suggested, choices, preset, onKind, onPreset }: ReadingCardProps) {
  const ids = useId();
  const { format, setFormat, skipBadRows, setSkipBadRows } = choices;
  return (
    <Card title="What it holds">
      <div className={form.fields}>
        <div className={form.field}>
          <label className={form.label} htmlFor={`${ids}-kind`}>
            Its rows are
          </label>
          <select
            id={`${ids}-kind`}
            value={kind.id}
            aria-describedby={`${ids}-guess`}
            onChange={(event) => onKind(event.target.value as KindId)}
          >
            {kinds.map(({ id, many }) => (
              <option key={id} value={id}>
                {capitalise(many)}
              </option>
            ))}
          </select>
          <p id={`${ids}-guess`} className={form.hint}>
            {guessWords(kinds, kind, suggested)}
          </p>
        </div>
        {kind.presets.length > 0 && (
          <Choice
            label="It was exported from"
            value={preset ?? ""}
            choices={{ "": "Another program", ...Object.fromEntries(kind.presets.map(({ id, title }) => [id, title])) }}
            onChoose={(id) => onPreset(id || null)}
          />
        )}
        <Choice
          label="Dates are written"
          value={format.dates}
          choices={DATES}
          onChoose={(dates) => setFormat({ dates })}
        />
        <Choice
          label="Decimal sign"
          value={format.decimal}
          choices={DECIMALS}
          onChoose={(decimal) => setFormat({ decimal })}
        />
      </div>
      <label className={form.check}>
        <input type="checkbox" checked={skipBadRows} onChange={(event) => setSkipBadRows(event.target.checked)} />
        <span>
          Leave out rows that cannot be taken
          <span className={form.hint}>
            {" "}
            and write them to a file with their reasons. Else one such row stops it all.
          </span>
        </span>
      </label>
    </Card>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  choices: Readonly<Record<Value, string>>;
  onChoose: (value: Value) => void;
};

function Choice<Value extends string>({ label, value, choices, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className={form.field}>
      <label className={form.label} htmlFor={id}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value as Value)}>
        {(Object.keys(choices) as Value[]).map((choice) => (
          <option key={choice} value={choice}>
            {choices[choice]}
          </option>
        ))}
      </select>
    </div>
  );
}

function guessWords(kinds: readonly KindSummary[], kind: KindSummary, suggested: KindId | null): string {
  if (suggested === null) return "Its columns fit no kind by themselves: choose one.";
  const guess = kinds.find(({ id }) => id === suggested)?.many ?? suggested;
  return suggested === kind.id ? "Our guess, from its columns." : `Our guess from its columns was ${guess}.`;
}
