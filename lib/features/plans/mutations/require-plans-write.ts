import type { WriteScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";

export function requirePlansWrite({ action }: WriteScope): void {
  if (action === "plans.write") return;
  throw new AppError("misuse", `Plans and who is on them are written with leave for plans.write, not for ${action}.`);
}
