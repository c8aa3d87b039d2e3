import type { Question } from "@/lib/ui/form/use-question";

/** Asked of an amount that is far from what the rep usually gets. */
export const SURE: Question = {
  label: "Is the amount right?",
  name: "sure",
  choices: [{ value: "yes", label: "Yes, it is meant to be that much" }],
};
