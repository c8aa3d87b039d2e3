import { formatList } from "@/lib/format/words";
import type { RunStatement } from "../types";

/** Whose disputes of a month nobody answered, and what comes of them once it is locked; null without any. */
export function unansweredDisputes(statements: readonly Pick<RunStatement, "rep" | "exceptions">[]): string | null {
  const disputed = statements.filter(({ exceptions }) => exceptions.some(({ kind }) => kind === "dispute"));
  if (disputed.length === 0) return null;
  return `Disputed and not answered: ${formatList(disputed.map(({ rep }) => rep.name))}. What is settled later is paid with the next month.`;
}
