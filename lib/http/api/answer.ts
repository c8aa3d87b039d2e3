import { toJsonText } from "@/lib/values/json";
import { type Problem, toProblemJson } from "../problem";

/** An answer before it is sent, so that it can be kept and sent again. */
export type Answer = { readonly status: number; readonly contentType: string; readonly body: string };

export function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, contentType: "application/json; charset=utf-8", body: toJsonText(value) };
}

/** A problem by RFC 9457, with more members where there is more to tell. */
export function problemAnswer(problem: Problem, more: object = {}): Answer {
  const body = toJsonText({ ...more, ...toProblemJson(problem) });
  return { status: problem.status, contentType: "application/problem+json", body };
}

export function toResponse({ status, contentType, body }: Answer, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status,
    headers: { "content-type": contentType, "cache-control": "private, no-store", ...headers },
  });
}
