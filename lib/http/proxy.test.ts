import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { config, proxy } from "@/proxy";

const settings = vi.hoisted(() => {
  vi.resetModules();
  return { url: null as string | null, oidc: null, development: false };
});
vi.mock("@/lib/config/env", () => ({ env: () => settings }));

beforeEach(() => {
  settings.url = null;
});

const answer = (headers: Record<string, string> = {}, path = "/deals?period=all", method = "GET") =>
  proxy(new NextRequest(`http://attain.test${path}`, { method, headers: { host: "attain.test", ...headers } }));
/** What the page is told instead of what the browser said. */
const told = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`);

describe("every answer", () => {
  it("has a policy whose nonce is of this answer alone, and the page is told the same one", () => {
    const nonces = Array.from({ length: 20 }, () => {
      const response = answer();
      const policy = response.headers.get("content-security-policy") ?? "";
      const [, nonce = ""] = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(policy) ?? [];
      expect(told(response, "x-nonce")).toBe(nonce);
      expect(told(response, "content-security-policy")).toBe(policy);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(20);
    expect(Math.min(...nonces.map((nonce) => Buffer.from(nonce, "base64").length))).toBeGreaterThanOrEqual(16);
  });
  it("is kept by nobody but who asked", () => {
    for (const path of ["/", "/deals", "/deals/export", "/api/jump?q=a", "/api/v1/deals"])
      expect(answer({}, path).headers.get("cache-control"), path).toBe("private, no-store");
  });
  it("asks for https where Attain is served by it, though this call came by http behind a proxy", () => {
    expect(answer().headers.has("strict-transport-security")).toBe(false);
    settings.url = "http://attain.test";
    expect(answer({ "x-forwarded-proto": "https" }).headers.has("strict-transport-security")).toBe(false);
    settings.url = "https://attain.test";
    expect(answer().headers.get("strict-transport-security")).toMatch(/^max-age=\d{8,}/);
  });
  it("goes to a page that believes no nonce, policy or path that the browser named", () => {
    const response = answer({
      "x-nonce": "chosen",
      "content-security-policy": "script-src *",
      "x-attain-path": "//evil.test",
    });
    expect(told(response, "x-nonce")).not.toBe("chosen");
    expect(told(response, "content-security-policy")).toContain("strict-dynamic");
    expect(told(response, "x-attain-path")).toBe("/deals?period=all");
  });
});

describe("a form or an action", () => {
  it("that another page sent, or that does not say who sent it, gets no further", () => {
    const forged: Record<string, string>[] = [
      {},
      { origin: "http://evil.test" },
      { origin: "null" },
      { origin: "http://attain.test", "sec-fetch-site": "cross-site" },
      { origin: "http://attain.test", "sec-fetch-site": "same-site" },
    ];
    for (const headers of forged) {
      const response = answer({ "next-action": "x", ...headers }, "/glossary", "POST");
      expect(response.status, JSON.stringify(headers)).toBe(403);
      expect(response.headers.has("x-middleware-next"), JSON.stringify(headers)).toBe(false);
    }
  });
  it("of Attain's own pages goes on", () => {
    const headers = { "next-action": "x", origin: "http://attain.test", "sec-fetch-site": "same-origin" };
    expect(answer(headers, "/glossary", "POST").headers.get("x-middleware-next")).toBe("1");
  });
});

it("is asked for everything but files of the build and uploads", () => {
  const matches = (path: string) => config.matcher.some((matcher) => new RegExp(`^${matcher}$`).test(path));
  for (const path of ["/", "/deals", "/deals/export", "/sign-in", "/imports", "/imports/run", "/imports/uploads/more"])
    expect(matches(path), path).toBe(true);
  for (const path of ["/api/jump", "/api/v1/deals", "/api/v1/imports", "/_next/image", "/_next/data/x/deals.json"])
    expect(matches(path), path).toBe(true);
  for (const path of ["/_next/static/a.js", "/imports/uploads", "/api/v1/import/deals"])
    expect(matches(path), path).toBe(false);
});
