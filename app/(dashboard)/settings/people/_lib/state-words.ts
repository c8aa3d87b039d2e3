import type { Person } from "@/lib/features/people/types";

const STATES: Readonly<Record<Person["state"], string>> = {
  invited: "Invited",
  active: "Active",
  deactivated: "Deactivated",
};

/** Whether someone can come in, and how: `Active, second factor`. */
export function stateWords({ state, twoFactor }: Person): string {
  return twoFactor ? `${STATES[state]}, second factor` : STATES[state];
}
