import type { z } from "zod";
import type { Action } from "@/lib/auth/permissions";
import type { ReadScope, WriteScope } from "@/lib/auth/scope";
import { findActor, requireScope, requireWriteScope } from "@/lib/auth/session";
import { AppError } from "@/lib/errors/app-error";

/** Who may call: everyone (spelled out), or who may read or write something. */
export type Access = "public" | { readonly read: Action } | { readonly write: Action };

export type ScopeOf<A extends Access> = A extends { write: Action }
  ? WriteScope
  : A extends { read: Action }
    ? ReadScope
    : null;

/** The scope that a call works with, or null when nobody is signed in where someone must be. */
export async function findScope<A extends Access>(access: A): Promise<{ scope: ScopeOf<A> } | null> {
  const asked: Access = access;
  if (asked === "public") return { scope: null as ScopeOf<A> };
  if (!(await findActor())) return null;
  const scope = "write" in asked ? await requireWriteScope(asked.write) : await requireScope(asked.read);
  return { scope: scope as ScopeOf<A> };
}

/** Reads input by its schema. Throws `invalid_input` that names each field and what it should have been. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const details = result.error.issues.map(({ path, message }) => ({ where: path.join(".") || "input", message }));
  throw new AppError("invalid_input", details[0] ? `${details[0].where}: ${details[0].message}` : "Invalid input.", {
    details,
  });
}
