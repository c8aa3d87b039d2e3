"use client";

import { useState } from "react";
import type { FormResult } from "./action-form";
import { type Choice, ChoicesField } from "./fields";

/** What a form's action asks back: the field it answers with, by its name among what was wrong. */
export type Question = { readonly label: string; readonly name: string; readonly choices: readonly Choice[] };

/** A form's action that may answer by a question: with the field to agree in, which goes once what was asked about is changed. */
export function useQuestion<Value>(question: Question, action: (input: unknown) => Promise<FormResult<Value>>) {
  const [asks, setAsks] = useState(false);
  const [changes, setChanges] = useState(0);
  return {
    action: async (input: unknown) => {
      const result = await action(input);
      setAsks(!result.ok && result.problem.details.some(({ where }) => where === question.name));
      return result;
    },
    forget: () => {
      setAsks(false);
      setChanges(changes + 1);
    },
    // It is there before it is seen, so that the form finds it when it asks.
    field: (
      <div key={changes} hidden={!asks}>
        <ChoicesField {...question} />
      </div>
    ),
  };
}
