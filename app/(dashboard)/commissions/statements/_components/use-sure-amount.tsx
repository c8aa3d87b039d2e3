"use client";

import { useState } from "react";
import type { FormResult } from "@/lib/ui/form/action-form";
import { ChoicesField } from "@/lib/ui/form/fields";

const SURE = {
  label: "Is the amount right?",
  name: "sure",
  choices: [{ value: "yes", label: "Yes, it is meant to be that much" }],
};

/** A form's action that may answer by asking whether the amount is right: with the field to say so, which another amount takes away. */
export function useSureAmount<Value>(action: (input: unknown) => Promise<FormResult<Value>>) {
  const [asks, setAsks] = useState(false);
  const [amounts, setAmounts] = useState(0);
  return {
    action: async (input: unknown) => {
      const result = await action(input);
      setAsks(!result.ok && result.problem.details.some(({ where }) => where === SURE.name));
      return result;
    },
    forget: () => {
      setAsks(false);
      setAmounts(amounts + 1);
    },
    // It is there before it is seen, so that the form finds it when it asks.
    field: (
      <div key={amounts} hidden={!asks}>
        <ChoicesField {...SURE} />
      </div>
    ),
  };
}
