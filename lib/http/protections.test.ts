import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, isForged, protectiveHeaders } from "./protections";

const PLAIN = { url: null, oidc: null };
const OIDC = { issuer: "https://login.test/realms/one", clientId: "a", clientSecret: "b" };

const directive = (policy: string, name: string) =>
  policy
    .split("; ")
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1);

describe("the policy", () => {
  const policy = contentSecurityPolicy("abc", PLAIN, false);
  it("lets scripts run by nonce only", () => {
    expect(directive(policy, "script-src")).toBe("'self' 'nonce-abc' 'strict-dynamic'");
    expect(directive(policy, "style-src")).toBe("'self' 'nonce-abc'");
    expect(directive(contentSecurityPolicy("abc", PLAIN, true), "script-src")).toContain("'unsafe-eval'");
  });
  it("lets nothing else in, and the page into no frame", () => {
    for (const [name, value] of [
      ["default-src", "'self'"],
      ["object-src", "'none'"],
      ["base-uri", "'none'"],
      ["frame-ancestors", "'none'"],
      ["connect-src", "'self'"],
      ["img-src", "'self' data:"],
    ] as const)
      expect(directive(policy, name), name).toBe(value);
  });
  it("lets forms go here, and on to the provider where there is one", () => {
    expect(directive(policy, "form-action")).toBe("'self'");
    expect(directive(contentSecurityPolicy("abc", { ...PLAIN, oidc: OIDC }, false), "form-action")).toBe(
      "'self' https://login.test",
    );
  });
});

describe("protectiveHeaders", () => {
  it("asks for https where Attain is served by it, and nowhere else", () => {
    expect(protectiveHeaders({ url: "https://attain.test", oidc: null })).toHaveProperty("strict-transport-security");
    expect(protectiveHeaders({ url: "http://attain.test", oidc: null })).not.toHaveProperty(
      "strict-transport-security",
    );
    expect(protectiveHeaders(PLAIN)).not.toHaveProperty("strict-transport-security");
  });
});

describe("isForged", () => {
  const post = (headers: Record<string, string>, path = "/reps") =>
    new Request(`http://attain.test${path}`, { method: "POST", headers: { host: "attain.test", ...headers } });
  const own = { origin: "http://attain.test" };
  it("refuses an action or a form that does not say where it comes from", () => {
    expect(isForged(post({ "next-action": "x" }))).toBe(true);
    expect(isForged(post({ "content-type": "multipart/form-data; boundary=x" }))).toBe(true);
    expect(isForged(post({ "content-type": "application/x-www-form-urlencoded" }))).toBe(true);
    expect(isForged(post({ "next-action": "x", ...own }))).toBe(false);
    expect(isForged(post({ "content-type": "multipart/form-data; boundary=x", ...own }))).toBe(false);
  });
  it("refuses what another site's page sends", () => {
    expect(isForged(post({ "next-action": "x", origin: "http://evil.test" }))).toBe(true);
    expect(isForged(post({ "next-action": "x", origin: "null" }))).toBe(true);
    expect(isForged(post({ ...own, "next-action": "x", "sec-fetch-site": "cross-site" }))).toBe(true);
    expect(isForged(post({ ...own, "next-action": "x", "sec-fetch-site": "same-origin" }))).toBe(false);
  });
  it("leaves programs and reads alone", () => {
    expect(isForged(post({}, "/api/v1/imports"))).toBe(false);
    expect(isForged(post({ "content-type": "text/csv" }, "/imports/uploads"))).toBe(false);
    expect(isForged(new Request("http://attain.test/"))).toBe(false);
  });
});
