"use client";

import { useEffect, useMemo, useRef, useState, useTransition } from "react";
import { placeWords } from "@/lib/domain/commissions/file/place-words";
import { savePlan } from "@/lib/features/plans/actions";
import type { FilterNames, RepChoice } from "@/lib/features/plans/types";
import { Button, LinkButton } from "@/lib/ui/button";
import { Card, Stack } from "@/lib/ui/card";
import { ChoicesField, TextField } from "@/lib/ui/form/fields";
import { SavedFields } from "@/lib/ui/form/saved-fields";
import { WrongFields } from "@/lib/ui/form/wrong-fields";
import { useUnsavedChanges } from "@/lib/ui/use-unsaved-changes";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { RECOUNT } from "../../../../_components/commissions/recount";
import {
  asCurrency,
  type Fault,
  faultsOf,
  nameFault,
  type PlanDraft,
  toPlanFile,
  withComponent,
  withSpiff,
} from "../../_lib/draft";
import type { ExamplePeriod } from "../../_lib/example-periods";
import { ComponentCard } from "./component-card";
import styles from "./editor.module.css";
import { effectWords } from "./effect-words";
import { moved, replaced, without } from "./lists";
import { RulesFields } from "./rules-fields";
import { SpiffCard } from "./spiff-card";
import { WorkedExample } from "./worked-example";

type PlanEditorProps = {
  /** Null: a new plan. */
  planId: number | null;
  initial: PlanDraft;
  from: string;
  /** The earliest first. */
  versionDays: readonly CalendarDate[];
  /** Names that a new plan cannot have. */
  takenNames: readonly string[];
  today: CalendarDate;
  names: FilterNames;
  reps: readonly RepChoice[];
  periods: readonly ExamplePeriod[];
  reportingCurrency: string;
};

/** A plan to type in: its parts with their sentences, what is wrong beside each field, and what it would pay at its side. */
export function PlanEditor({ planId, initial, today, names, takenNames, ...props }: PlanEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [from, setFrom] = useState(props.from);
  const [refused, setRefused] = useState<readonly Fault[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [agrees, setAgrees] = useState(false);
  const [pending, startTransition] = useTransition();
  const file = useMemo(() => toPlanFile(draft), [draft]);
  const faults = useMemo(() => [...nameFault(file.name, takenNames), ...faultsOf(file)], [file, takenNames]);
  const { shown, touch, tryToSave } = useShownFaults(faults);
  const isAsked = refused.some(({ where }) => where === RECOUNT.name);
  const left = refused.filter(({ where }) => where !== RECOUNT.name || !agrees);
  const wrong = Object.fromEntries([...left, ...shown].map(({ where, message }) => [where, message]));
  useUnsavedChanges(from !== props.from || JSON.stringify(draft) !== JSON.stringify(initial));
  const forgetAnswer = () => {
    setRefused([]);
    setProblem(null);
    setAgrees(false);
  };
  const change = (next: PlanDraft) => {
    setDraft(next);
    forgetAnswer();
  };
  const save = () =>
    startTransition(async () => {
      const result = await savePlan({ definition: file, from, isNew: planId === null, recount: agrees });
      if (result?.ok === false) {
        setRefused(result.problem.details);
        setProblem(result.problem.title);
      }
    });
  return (
    <div className={styles.layout}>
      <WrongFields value={wrong}>
        <form
          className={styles.editor}
          aria-label="Plan"
          noValidate
          aria-busy={pending}
          onChange={({ target }) => {
            touch(target);
            if (target instanceof HTMLInputElement && target.name === `${RECOUNT.name}[]`) setAgrees(target.checked);
          }}
          onSubmit={(event) => {
            event.preventDefault();
            if (pending) return;
            if (faults.length > 0) tryToSave(event.currentTarget);
            else save();
          }}
        >
          <SavedFields saving={pending}>
            <Stack>
              <Card title="Plan">
                <div className={styles.first}>
                  <TextField
                    label="Name"
                    name="name"
                    value={draft.name}
                    readOnly={planId !== null}
                    hint={planId === null ? undefined : "A plan keeps its name."}
                    onChange={(event) => change({ ...draft, name: event.currentTarget.value })}
                  />
                </div>
                <div className={styles.fields}>
                  <TextField
                    label="Currency"
                    name="currency"
                    value={draft.currency}
                    hint="A code of three letters, such as USD or EUR"
                    onChange={(event) => change({ ...draft, currency: event.currentTarget.value })}
                    onBlur={() => {
                      if (file.currency !== draft.currency) change({ ...draft, currency: asCurrency(draft.currency) });
                    }}
                  />
                  <TextField
                    label="In force from"
                    name="from"
                    type="date"
                    value={from}
                    onChange={(event) => {
                      setFrom(event.currentTarget.value);
                      forgetAnswer();
                    }}
                    hint={effectWords(from, { today, isNew: planId === null, versionDays: props.versionDays })}
                  />
                </div>
              </Card>
              {draft.components.map((keyed, index) => (
                <ComponentCard
                  key={keyed.key}
                  keyed={keyed}
                  index={index}
                  count={draft.components.length}
                  draft={draft}
                  names={names}
                  onChange={(next) => change({ ...draft, components: replaced(draft.components, index, next) })}
                  onMove={(step) => change({ ...draft, components: moved(draft.components, index, step) })}
                  onRemove={() => change({ ...draft, components: without(draft.components, index) })}
                />
              ))}
              {draft.spiffs.map((keyed, index) => (
                <SpiffCard
                  key={keyed.key}
                  keyed={keyed}
                  index={index}
                  draft={draft}
                  names={names}
                  onChange={(next) => change({ ...draft, spiffs: replaced(draft.spiffs, index, next) })}
                  onRemove={() => change({ ...draft, spiffs: without(draft.spiffs, index) })}
                />
              ))}
              <div className={styles.add}>
                <Button onClick={() => change(withComponent(draft))}>Add a component</Button>
                <Button
                  onClick={() => change(withSpiff(draft, props.periods.at(-2)?.period ?? { from: today, to: today }))}
                >
                  Add a SPIFF
                </Button>
              </div>
              <RulesFields draft={draft} onChange={change} />
            </Stack>
          </SavedFields>
          <div className={styles.save}>
            {problem && <p role="alert">{problem}</p>}
            {isAsked && <ChoicesField {...RECOUNT} />}
            {shown.length > 0 && (
              <ul className={styles.faults} aria-label="To put right">
                {shown.map(({ where, message }) => (
                  <li key={`${where} ${message}`}>
                    <strong>{placeWords(where, file)}:</strong> {message}
                  </li>
                ))}
              </ul>
            )}
            <div className={styles.add}>
              <Button type="submit" strong aria-disabled={pending}>
                Save
              </Button>
              <LinkButton href={planId === null ? "/commissions/plans" : `/commissions/plans/${planId}`}>
                Cancel
              </LinkButton>
            </div>
          </div>
        </form>
      </WrongFields>
      <WorkedExample
        planId={planId}
        file={file}
        faults={faults.filter(({ where }) => where !== "name").length}
        from={from}
        reps={props.reps}
        periods={props.periods}
        reportingCurrency={props.reportingCurrency}
      />
    </div>
  );
}

/**
 * The faults that are to be seen: what was wrong before anything was typed is not told until its field is typed in or one tries to save, which also
 * goes to the first field that is wrong.
 */
function useShownFaults(faults: readonly Fault[]) {
  const [initial] = useState(() => new Set(faults.map(({ where }) => where)));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const hidden = field?.closest("details");
    if (hidden) hidden.open = true;
    field?.focus();
  }, [tries]);
  return {
    shown: tries > 0 ? faults : faults.filter(({ where }) => !initial.has(where) || touched.has(where)),
    touch: (target: EventTarget) => {
      const name = "name" in target ? String(target.name) : "";
      if (initial.has(name) && !touched.has(name)) setTouched(new Set([...touched, name]));
    },
    tryToSave: (tried: HTMLFormElement) => {
      form.current = tried;
      setTries(tries + 1);
    },
  };
}
