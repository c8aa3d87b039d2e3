import type { ReadScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";

/** Plans are the same for whoever may read them. */
export function requirePlansScope({ action, reach }: ReadScope): void {
  if (action !== "plans.read" || reach.kind !== "all") {
    throw new AppError("misuse", `Plans are read with leave for plans.read, not for ${action}.`);
  }
}
