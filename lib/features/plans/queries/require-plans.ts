import type { ReadScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";

/** Plans are the same for whoever may read them; who is on them is told within reach. */
export function requirePlansScope({ action }: ReadScope): void {
  if (action !== "plans.read") {
    throw new AppError("misuse", `Plans are read with leave for plans.read, not for ${action}.`);
  }
}

/** What any rep would be paid is for those who see the pay of all. Throws `forbidden`. */
export function requireEveryRep(scope: ReadScope): void {
  requirePlansScope(scope);
  if (scope.reach.kind !== "all") {
    throw new AppError("forbidden", "What a plan would pay is told to those who may see the pay of every rep.");
  }
}
