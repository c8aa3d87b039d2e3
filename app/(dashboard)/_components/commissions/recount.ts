import type { Question } from "@/lib/ui/form/use-question";

/** Asked of a change of plans, teams or people that changes what locked months come to. */
export const RECOUNT: Question = {
  label: "What follows for pay",
  name: "recount",
  choices: [
    {
      value: "yes",
      label: "Pay the difference with the next open statements",
      hint: "Each deal of a locked month that comes out otherwise is a correction with its reason.",
    },
  ],
};
