"use client";

import { useState } from "react";
import { placeWords } from "@/lib/domain/commissions/file/place-words";
import { importPlanText } from "@/lib/features/plans/actions";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";
import type { Fault } from "../_lib/draft";
import styles from "./plans.module.css";

/** Reads a plan's file in the browser and stores what is in it; its faults are listed by what they are about, with their place in the file. */
export function ImportPlan() {
  const [text, setText] = useState("");
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const read = async (file: File | undefined) => {
    setFaults([]);
    setText(file ? await file.text() : "");
  };
  const send = async (input: unknown) => {
    const { from } = input as { from: string };
    const result = await importPlanText({ text, from });
    if (result.ok) {
      setFaults([]);
      return result;
    }
    const { title, details } = result.problem;
    const own = details.filter(({ where }) => where === "text" || where === "from");
    setFaults(own.length > 0 ? [] : details);
    const words =
      own[0]?.message ?? (details.length > 1 ? `${title}: ${details.length} things have to be put right.` : title);
    return { ...result, problem: { ...result.problem, title: words } };
  };
  return (
    <ActionForm action={send} submit="Import" quiet onDone={(words) => words}>
      <TextField
        label="File"
        name="text"
        type="file"
        accept=".json,application/json"
        onChange={(event) => void read(event.currentTarget.files?.[0])}
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
