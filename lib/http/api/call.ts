import type { z } from "zod";
import type { Action } from "@/lib/auth/permissions";

/** Who may make a call: whoever's key may read or write something, or everyone, without a key. */
export type CallAccess = "public" | { readonly read: Action } | { readonly write: Action };

/** The body a call takes, by its media type. */
export type CallBody = {
  readonly types: Readonly<Record<string, z.ZodType>>;
  readonly description: string;
};

/** One call of the API. The route reads its input by these schemas, and the document is made of them. */
export type Call = {
  /** Names it for generated clients. */
  readonly id: string;
  readonly method: "GET" | "POST";
  /** Below `/api/v1`, with its parameters in braces. */
  readonly path: `/${string}`;
  readonly tag: string;
  /** What it does, in one line. */
  readonly summary: string;
  readonly description?: string;
  readonly access: CallAccess;
  readonly query: z.ZodObject;
  readonly params: z.ZodObject;
  readonly body?: CallBody;
  readonly answer: z.ZodType;
  /** What a refusal after the work began holds beside a problem's own members (status 422). */
  readonly refusal?: z.ZodType;
};

/** A call as written, with the types of its schemas. */
export function defineCall<const C extends Call>(call: C): C {
  return call;
}
