"use client";

import { useState } from "react";
import { Button } from "@/lib/ui/button";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import type { TryableCall } from "../_lib/calls-of";
import { type ToSend, toRequest } from "../_lib/to-request";
import { type Answer, AnswerView } from "./answer-view";
import { ParameterField } from "./parameter-field";
import styles from "./try-call.module.css";

/** A form for each call of the API, and what it answered. The key is in the form alone: no address, cookie or storage gets it. */
export function TryCall({ calls }: { calls: readonly TryableCall[] }) {
  const [id, setId] = useState(calls[0]?.id ?? "");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [pending, setPending] = useState(false);
  const call = calls.find((candidate) => candidate.id === id);
  if (!call) return null;

  const send = async (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = toValues(new FormData(event.currentTarget));
    const { key = "", body = "", type = "" } = values;
    setPending(true);
    setAnswer(await sendRequest(toRequest(call, { key, body, type, values })));
    setPending(false);
  };

  return (
    // Before the page is at work, a form that posts puts no key into an address.
    <form method="post" className={styles.form} onSubmit={send} autoComplete="off">
      <TextField label="Key" name="key" type="password" autoComplete="off" spellCheck={false} placeholder="attain_…" />
      <SelectField
        label="Call"
        name="call"
        value={id}
        onChange={(event) => {
          setId(event.target.value);
          setAnswer(null);
        }}
      >
        {calls.map(({ id: value, method, path }) => (
          <option key={value} value={value}>
            {method} {path}
          </option>
        ))}
      </SelectField>
      <p className={styles.summary}>
        {call.summary}. {call.description}
      </p>
      <div key={call.id} className={styles.parameters}>
        {call.parameters.map((parameter) => (
          <ParameterField key={parameter.name} parameter={parameter} />
        ))}
      </div>
      {call.body && (
        <div key={`${call.id} body`} className={styles.body}>
          <SelectField label="Content-Type" name="type">
            {call.body.types.map((type) => (
              <option key={type}>{type}</option>
            ))}
          </SelectField>
          <label className={styles.label}>
            Body
            <textarea name="body" rows={6} spellCheck={false} className={styles.area} />
          </label>
          <p className={styles.hint}>{call.body.hint}</p>
        </div>
      )}
      <div>
        <Button type="submit" strong disabled={pending} aria-busy={pending}>
          Send
        </Button>
      </div>
      {answer && <AnswerView answer={answer} />}
    </form>
  );
}

async function sendRequest({ url, method, headers, body }: ToSend): Promise<Answer> {
  try {
    const response = await fetch(url, { method, headers, body, credentials: "omit", cache: "no-store" });
    return {
      request: `${method} ${url}`,
      status: `${response.status} ${response.statusText}`.trim(),
      headers: [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n"),
      body: readable(await response.text()),
    };
  } catch {
    return {
      request: `${method} ${url}`,
      status: "No answer: the server could not be reached.",
      headers: "",
      body: "",
    };
  }
}

function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function toValues(data: FormData): Record<string, string> {
  return Object.fromEntries([...data].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
}
