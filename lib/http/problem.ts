import { randomUUID } from "node:crypto";
import { AppError, type ErrorCode, type ErrorDetail } from "@/lib/errors/app-error";

/** What may be told about an error: never more than an AppError says of itself. */
export type Problem = {
  readonly code: ErrorCode | "unauthenticated" | "internal";
  readonly title: string;
  readonly status: number;
  readonly details: readonly ErrorDetail[];
  /** Finds the error in the server's log; only where nothing else can be told. */
  readonly id?: string;
};

const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  not_supported: 422,
  misuse: 500,
  not_set_up: 503,
  unavailable: 503,
};

/** Translates an error for whoever asked. An unknown one is logged, and only its id gets out. */
export function toProblem(error: unknown): Problem {
  if (error instanceof AppError && error.code !== "misuse")
    return { code: error.code, title: error.message, status: STATUS[error.code], details: error.details };
  const id = randomUUID();
  console.error(`error ${id}`, error);
  return { code: "internal", title: "Something went wrong on our side.", status: 500, details: [], id };
}

/** The problem as an answer by RFC 9457. */
export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(toProblemJson(problem)), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "private, no-store" },
  });
}

/** The members of a problem's answer. */
export function toProblemJson(problem: Problem): Problem & { readonly type: string } {
  return { type: `urn:attain:${problem.code}`, ...problem };
}
