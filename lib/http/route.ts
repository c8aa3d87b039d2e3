import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type ExportFormat, recordExport } from "@/lib/auth/exports";
import { AppError } from "@/lib/errors/app-error";
import { type Access, findScope, type ScopeOf } from "./access";
import { isForeign } from "./foreign";
import { parseInput } from "./parse-input";
import { type Problem, problemResponse, toProblem } from "./problem";
import { noteRefusal } from "./refusals";

type Shapes<Query, Params> = {
  readonly query?: z.ZodType<Query>;
  readonly params?: z.ZodType<Params>;
  /** Rows that leave as a file, in a word or two: who took them, and by which filters, goes on record. */
  readonly exports?: string;
};

type Call<A extends Access, Query, Params> = {
  readonly request: Request;
  readonly scope: ScopeOf<A>;
  readonly query: Query;
  readonly params: Params;
};

type Context = { params: Promise<Record<string, string | string[] | undefined>> };

const UNAUTHENTICATED: Problem = {
  code: "unauthenticated",
  title: "Sign in first.",
  status: 401,
  details: [],
};

/** A route handler behind a permission: reads query and path by their schemas, and answers errors as problem+json. */
export function route<A extends Access, Query = unknown, Params = unknown>(
  access: A,
  shapes: Shapes<Query, Params>,
  handle: (call: Call<A, Query, Params>) => Promise<Response>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    try {
      if (isForeign(request)) throw new AppError("forbidden", "This call came from another site.");
      const found = await findScope(access);
      if (!found) return problemResponse(UNAUTHENTICATED);
      const query = shapes.query && parseInput(shapes.query, Object.fromEntries(new URL(request.url).searchParams));
      const params = shapes.params && parseInput(shapes.params, await context.params);
      const response = await handle({ request, scope: found.scope, query: query as Query, params: params as Params });
      if (shapes.exports && found.scope)
        await recordExport(found.scope.actor, shapes.exports, new URL(request.url), formatOf(response));
      return response;
    } catch (error) {
      unstable_rethrow(error);
      await noteRefusal(error, access);
      return problemResponse(toProblem(error));
    }
  };
}

function formatOf({ headers }: Response): ExportFormat {
  const type = headers.get("content-type") ?? "";
  if (type.includes("json")) return "json";
  return type.includes("spreadsheetml") ? "xlsx" : "csv";
}
