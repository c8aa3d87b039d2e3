import type { z } from "zod";
import { loadGateFacts } from "@/lib/auth/facts";
import { createReadScope, createWriteScope } from "@/lib/auth/gates";
import { findKeyActor } from "@/lib/auth/key";
import { takeTry } from "@/lib/auth/rate-limit";
import { recordRefusal } from "@/lib/auth/refusals";
import type { Actor, ReadScope, WriteScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import { parseInput } from "../parse-input";
import { type Problem, problemResponse, toProblem } from "../problem";
import { jsonAnswer, toResponse } from "./answer";
import type { Call, CallAccess } from "./call";
import { readQuery } from "./read-query";

const LIMIT = { tries: 600, seconds: 60 };

type ScopeOf<A extends CallAccess> = A extends { write: unknown }
  ? WriteScope
  : A extends { read: unknown }
    ? ReadScope
    : null;

type Asked<C extends Call> = {
  readonly request: Request;
  readonly scope: ScopeOf<C["access"]>;
  readonly query: z.output<C["query"]>;
  readonly params: z.output<C["params"]>;
};

/** A path without parameters comes with none at all. */
type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
type Handler = (request: Request, context: Context) => Promise<Response>;
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

/**
 * The handlers of a path: the call's own behind its permission, and those that say that no other method is taken. Who calls is told by
 * the key that the request bears and by nothing else: a cookie counts for nothing here. Each key may make 600 calls a minute.
 */
export function api<C extends Call>(
  call: C,
  answer: (asked: Asked<C>) => Promise<object>,
): Readonly<Record<Method, Handler>> {
  const refuse: Handler = async ({ method }) => notAllowed(method, call);
  const handle: Handler = async (request, context) => {
    try {
      const caller = call.access === "public" ? null : await admit(request, call.access);
      if (caller instanceof Response) return caller;
      return withHeaders(await answerTo(call, request, context, caller, answer), caller?.limits);
    } catch (error) {
      return problemResponse(toProblem(error));
    }
  };
  const allow: Handler = async () => options(call);
  const others = { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: allow };
  return { ...others, [call.method]: handle };
}

/** The handlers of paths that there are not. */
export function noSuchCall(): Readonly<Record<Method, Handler>> {
  const answer: Handler = async (request) => {
    const { pathname } = new URL(request.url);
    return problemResponse(toProblem(new AppError("not_found", `There is no call ${pathname}.`)));
  };
  return { GET: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer, OPTIONS: answer };
}

type Caller = { readonly actor: Actor; readonly access: CallAccess; readonly limits: Record<string, string> };

/** Who calls, after one more of the key's calls is counted; an answer where nobody known does, or too often. */
async function admit(request: Request, access: CallAccess): Promise<Caller | Response> {
  const actor = await findKeyActor(request.headers);
  if (!actor) return unauthenticated(request);
  const { left, resetSeconds } = await takeTry(`key ${actor.apiKeyId}`, LIMIT);
  const limits = {
    "ratelimit-limit": String(LIMIT.tries),
    "ratelimit-remaining": String(Math.max(0, left)),
    "ratelimit-reset": String(Math.max(0, resetSeconds)),
  };
  if (left >= 0) return { actor, access, limits };
  const wait = Math.max(1, resetSeconds);
  const title = `This key may make ${LIMIT.tries} calls a minute. Try again in ${wait} s.`;
  const problem = problemResponse(toProblem(new AppError("rate_limited", title)));
  return withHeaders(problem, { ...limits, "retry-after": String(wait) });
}

async function answerTo<C extends Call>(
  call: C,
  request: Request,
  context: Context,
  caller: Caller | null,
  answer: (asked: Asked<C>) => Promise<object>,
): Promise<Response> {
  try {
    const scope = (caller && (await scopeOf(caller))) as ScopeOf<C["access"]>;
    const params = parseInput(call.params, (await context.params) ?? {}) as z.output<C["params"]>;
    const query = readQuery(call.query, new URL(request.url).searchParams) as z.output<C["query"]>;
    const value = await answer({ request, scope, query, params });
    return value instanceof Response ? value : toResponse(jsonAnswer(value));
  } catch (error) {
    if (caller && error instanceof AppError && error.code === "forbidden") await noteRefused(caller, request, error);
    return problemResponse(toProblem(error));
  }
}

async function noteRefused({ actor, access }: Caller, request: Request, { message }: AppError): Promise<void> {
  const permission = access === "public" ? null : "write" in access ? access.write : access.read;
  await recordRefusal(actor, { permission, message, path: new URL(request.url).pathname });
}

async function scopeOf({ actor, access }: Caller): Promise<ReadScope | WriteScope | null> {
  if (access === "public") return null;
  const facts = await loadGateFacts(actor);
  return "write" in access ? createWriteScope(actor, access.write, facts) : createReadScope(actor, access.read, facts);
}

function unauthenticated(request: Request): Response {
  const given = request.headers.has("authorization");
  const title = given
    ? "This key is not known, or no longer works."
    : "Send a key as Authorization: Bearer attain_…; an admin makes one under Settings, Keys.";
  const problem: Problem = { code: "unauthenticated", title, status: 401, details: [] };
  const challenge = `Bearer realm="Attain"${given ? ', error="invalid_token"' : ""}`;
  return withHeaders(problemResponse(problem), { "www-authenticate": challenge });
}

function notAllowed(method: string, call: Call): Response {
  const title = `${call.path} takes ${call.method}, not ${method}.`;
  const problem: Problem = { code: "not_supported", title, status: 405, details: [] };
  return withHeaders(problemResponse(problem), { allow: `${call.method}, OPTIONS` });
}

function options({ method }: Call): Response {
  return new Response(null, { status: 204, headers: { allow: `${method}, OPTIONS` } });
}

function withHeaders(response: Response, headers: Record<string, string> = {}): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
