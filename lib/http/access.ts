import type { Action } from "@/lib/auth/permissions";
import type { ReadScope, WriteScope } from "@/lib/auth/scope";
import { findActor, requireScope, requireWriteScope } from "@/lib/auth/session";

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
