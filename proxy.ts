import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/errors/app-error";
import { problemResponse, toProblem } from "@/lib/http/problem";
import { contentSecurityPolicy, isForged, protectiveHeaders } from "@/lib/http/protections";

/** Headers for every answer, and no answer for forged calls. Who may do what is decided in each page, route and action, never here. */
export function proxy(request: NextRequest): Response {
  if (isForged(request))
    return problemResponse(toProblem(new AppError("forbidden", "This call came from another site.")));
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, env(), env().development);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-attain-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(protectiveHeaders(env()))) response.headers.set(name, value);
  return response;
}

/** Not for uploads: the server keeps no more than the first 10 MB of a body that goes through here, and their routes protect themselves. */
export const config = { matcher: ["/((?!_next/static/|imports/uploads$|api/v1/import/).*)"] };
