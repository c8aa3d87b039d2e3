import type { Environment } from "@/lib/config/env";
import { isForeign } from "./foreign";

type Settings = Pick<Environment, "url" | "oidc">;

/** The content security policy of one answer: scripts and style sheets by this nonce or from here, and nothing from elsewhere. */
export function contentSecurityPolicy(nonce: string, { oidc }: Settings, development: boolean): string {
  const script = [`'self'`, `'nonce-${nonce}'`, `'strict-dynamic'`, ...(development ? [`'unsafe-eval'`] : [])];
  const directives: Record<string, readonly string[]> = {
    "default-src": [`'self'`],
    "script-src": script,
    // Charts and menus are placed by style attributes, which a nonce cannot name.
    "style-src": [`'self'`, development ? `'unsafe-inline'` : `'nonce-${nonce}'`],
    "style-src-attr": [`'unsafe-inline'`],
    "img-src": [`'self'`, "data:"],
    "font-src": [`'self'`],
    "connect-src": [`'self'`, ...(development ? ["ws:"] : [])],
    "object-src": [`'none'`],
    "base-uri": [`'none'`],
    // A form that begins a sign-on is sent on to the provider.
    "form-action": [`'self'`, ...(oidc ? [new URL(oidc.issuer).origin] : [])],
    "frame-ancestors": [`'none'`],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}

/** The headers of every answer beside the policy. What is made for one person is kept by nobody else. */
export function protectiveHeaders({ url }: Settings): Record<string, string> {
  return {
    "cache-control": "private, no-store",
    ...(url?.startsWith("https:") ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}

/**
 * Whether a call was sent by a page of another site, or is a form or a server action that does not say which page sent it: every browser
 * does. Programs with keys call `/api`, which takes no cookie.
 */
export function isForged(request: Request): boolean {
  const { pathname } = new URL(request.url);
  if (request.method === "GET" || request.method === "HEAD" || pathname.startsWith("/api/")) return false;
  return isForeign(request) || (isAction(request) && !request.headers.get("origin"));
}

function isAction({ headers }: Request): boolean {
  const type = headers.get("content-type") ?? "";
  return (
    headers.has("next-action") ||
    type.startsWith("multipart/form-data") ||
    type.startsWith("application/x-www-form-urlencoded")
  );
}
