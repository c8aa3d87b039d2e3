"use client";

import { useState } from "react";
import { type Choice, ChoicesField } from "./fields";

/** What a form's action may ask back: the field it is answered in, by the name under which the answer says that it was left out. */
export type Question = { readonly label: string; readonly name: string; readonly choices: readonly Choice[] };

/** The field of a question, which is there once it was asked, and goes when what it was asked about is changed. */
export function useQuestion(question: Question | undefined) {
  const [isAsked, setIsAsked] = useState(false);
  const [changes, setChanges] = useState(0);
  return {
    isAsked,
    hear: (details: readonly { readonly where: string }[]) =>
      setIsAsked(details.some(({ where }) => where === question?.name)),
    forget: () => {
      setIsAsked(false);
      setChanges((before) => before + 1);
    },
    // It is there before it is seen, so that the form finds it when it asks.
    field: question && (
      <div key={changes} hidden={!isAsked}>
        <ChoicesField {...question} />
      </div>
    ),
  };
}
