import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { type Access, findScope, type ScopeOf } from "./access";
import { parseInput } from "./parse-input";
import { type Problem, toProblem } from "./problem";
import { noteRefusal } from "./refusals";

/** What a server action answers: its value, or what was wrong. */
export type ActionResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** A server action behind a permission: reads its input by a schema, and answers expected errors as a value. */
export function action<A extends Access, Input, Output>(
  access: A,
  schema: z.ZodType<Input>,
  run: (scope: ScopeOf<A>, input: Input) => Promise<Output>,
): (input: unknown) => Promise<ActionResult<Output>> {
  return async (input) => {
    try {
      const found = await findScope(access);
      if (!found) throw new AppError("forbidden", "You are signed out. Sign in again to go on.");
      return { ok: true, value: await run(found.scope, parseInput(schema, input)) };
    } catch (error) {
      unstable_rethrow(error);
      await noteRefusal(error, access);
      return { ok: false, problem: toProblem(error) };
    }
  };
}
