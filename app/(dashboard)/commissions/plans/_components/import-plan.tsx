"use client";

import { useState } from "react";
import { placeWords } from "@/lib/domain/commissions/file/place-words";
import { importPlanText } from "@/lib/features/plans/actions";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextAreaField, TextField } from "@/lib/ui/form/fields";
import { RECOUNT } from "../../../_components/commissions/recount";
import type { Fault } from "../_lib/draft";
import styles from "./plans.module.css";

/** What is wrong with these stands at the field itself. */
const FIELDS = ["text", "from", RECOUNT.name];

/** Takes a plan's file, or what is pasted from one, and stores what is in it; its faults are listed by what they are about, with their place in the file. */
export function ImportPlan() {
  const [text, setText] = useState("");
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const send = async (input: unknown) => {
    const { from, recount } = input as { from: string; recount?: readonly string[] };
    const result = await importPlanText({ text, from, recount: recount !== undefined });
    setFaults([]);
    if (result.ok) return result;
    const { title, details } = result.problem;
    if (details.some(({ where }) => FIELDS.includes(where))) return result;
    setFaults(details);
    const words = details.length > 1 ? `${title}: ${details.length} things have to be put right.` : title;
    return { ...result, problem: { ...result.problem, title: words } };
  };
  const take = (given: string) => {
    setFaults([]);
    setText(given);
  };
  const read = async (file: File | undefined) => {
    take("");
    try {
      take((await file?.text()) ?? "");
    } catch {
      setFaults([{ where: "", message: `${file?.name} could not be read; choose it again.` }]);
    }
  };
  return (
    <ActionForm action={send} question={RECOUNT} submit="Import" quiet onDone={(words) => words}>
      <TextField
        label="File"
        name="file"
        type="file"
        accept=".json,application/json"
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <TextAreaField
        label="Or paste what is in it"
        name="text"
        value={text}
        spellCheck={false}
        onChange={(event) => take(event.currentTarget.value)}
      />
      <TextField
        label="In force from"
        name="from"
        type="date"
        hint="Blank: a new plan from the beginning, a new version from today."
      />
      {faults.length > 0 && <Faults faults={faults} json={parsed(text)} />}
    </ActionForm>
  );
}

function Faults({ faults, json }: { faults: readonly Fault[]; json: unknown }) {
  return (
    <ul className={styles.faults} aria-label="To put right in the file">
      {faults.map(({ where, message }) => (
        <li key={`${where} ${message}`}>
          {where !== "" && <strong>{placeWords(where, json)}: </strong>}
          {message} {where !== "" && <code>{where}</code>}
        </li>
      ))}
    </ul>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
