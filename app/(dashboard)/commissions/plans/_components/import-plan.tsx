"use client";

import { useState } from "react";
import { importPlanText } from "@/lib/features/plans/actions";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";

/** Reads a plan's file in the browser and stores what is in it; its faults are listed by their places. */
export function ImportPlan() {
  const [text, setText] = useState("");
  const read = async (file: File | undefined) => setText(file ? await file.text() : "");
  return (
    <ActionForm action={sendPlan} submit="Import" quiet>
      <TextField
        label="File"
        name="text"
        type="file"
        accept=".json,application/json"
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <input type="hidden" name="content" value={text} />
      <TextField
        label="In force from"
        name="from"
        type="date"
        hint="Blank: a new plan from the beginning, a new version from today."
      />
    </ActionForm>
  );
}

async function sendPlan(input: unknown) {
  const { content, from } = input as { content: string; from: string };
  const result = await importPlanText({ text: content, from });
  if (result.ok || result.problem.details.length < 2) return result;
  const list = result.problem.details.map(({ where, message }) => `${where}: ${message}`).join("; ");
  return { ...result, problem: { ...result.problem, title: `${result.problem.title}: ${list}` } };
}
