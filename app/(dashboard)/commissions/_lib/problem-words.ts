import type { StatementProblem } from "@/lib/features/commissions/types";

/** What could not be computed: a component names itself in its sentence, other facts stand before theirs. */
export function problemWords({ kind, where, message }: StatementProblem): string {
  return kind === "plan" ? `${where}: ${message}` : message;
}
