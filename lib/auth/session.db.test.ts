import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { authentication } from "./better-auth";
import { setPassword } from "./passwords";
import { findActor } from "./session";
import { signOut } from "./sign-in";

/** The browser of this request: its cookies, and what it was told of each. */
const browser = vi.hoisted(() => ({ jar: new Map<string, string>(), told: [] as string[], url: "" }));
const cookieHeader = vi.hoisted(() => () => [...browser.jar].map(([name, value]) => `${name}=${value}`).join("; "));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-attain-address": "192.0.2.1" }),
  cookies: async () => ({ toString: cookieHeader }),
}));
vi.mock("next/server", () => ({ after: () => undefined }));
vi.mock("@/lib/config/env", async (original) => {
  const actual = await original<typeof import("@/lib/config/env")>();
  return { ...actual, env: () => ({ ...actual.env(), url: browser.url }) };
});

const ADA = { name: "Ada", email: "ada@example.com" };
const PASSWORD = "four plain words here";
const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK_SECONDS = 7 * 24 * 60 * 60;

describeOnEachDatabase("a session", (database, kind) => {
  beforeAll(() => {
    vi.stubEnv("ATTAIN_SECRET", "a secret of at least 32 characters");
    browser.url = kind === "native" ? "https://attain.example" : "http://attain.example";
  });
  afterAll(() => vi.unstubAllEnvs());
  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    const { id } = await database.client.user.create({ data: { ...ADA, roles: { create: { role: "admin" } } } });
    await setPassword(database.client, id, PASSWORD);
    browser.jar.clear();
    browser.told = [];
  });

  const signIn = async () => {
    const answer = await authentication().api.signInEmail({
      body: { email: ADA.email, password: PASSWORD },
      headers: new Headers({ cookie: cookieHeader() }),
      asResponse: true,
    });
    browser.told = answer.headers.getSetCookie();
    for (const [, name = "", value = ""] of browser.told.map((line) => /^([^=]+)=([^;]*)/.exec(line) ?? []))
      browser.jar.set(name, value);
  };
  const tokens = async () =>
    (await database.client.session.findMany({ orderBy: { id: "asc" } })).map(({ token }) => token);
  const cookie = () => browser.told.find((line) => line.includes("attain.session_token=")) ?? "";

  it("is kept where no script and no other site reaches it, and over https only where Attain is served by it", async () => {
    await signIn();
    const [named, ...rest] = cookie().split("; ");
    const secure = browser.url.startsWith("https:");
    expect(named?.split("=")[0]).toBe(secure ? "__Secure-attain.session_token" : "attain.session_token");
    const told = [`Max-Age=${WEEK_SECONDS}`, "Path=/", "HttpOnly", ...(secure ? ["Secure"] : []), "SameSite=Lax"];
    expect(rest.toSorted()).toEqual(told.toSorted());
    expect(await findActor()).toMatchObject({ name: "Ada" });
  });

  it("is a new one at each sign-in, whatever the browser brought along", async () => {
    await signIn();
    const [first = ""] = await tokens();
    const brought = new Map(browser.jar);
    await signIn();
    const [, second = ""] = await tokens();
    expect(new Set([first, second, ""]).size).toBe(3);
    expect(Math.min(first.length, second.length)).toBeGreaterThanOrEqual(32);
    expect(cookie()).toContain(`=${second}.`);
    expect(browser.jar).not.toEqual(brought);
  });

  it("is over on the server when it is signed out of, for whoever kept the cookie too", async () => {
    await signIn();
    const kept = new Map(browser.jar);
    expect(await findActor()).not.toBeNull();
    await signOut();
    expect(await tokens()).toEqual([]);
    for (const [name, value] of kept) browser.jar.set(name, value);
    expect(await findActor()).toBeNull();
  });

  it("leaves on record when its person was last there, also once it is over", async () => {
    const seen = async () => (await database.client.user.findFirstOrThrow()).lastSeenAt?.getTime() ?? 0;
    const begun = Date.now();
    await signIn();
    expect(await seen()).toBeGreaterThanOrEqual(begun);
    const anHourAgo = new Date(begun - DAY_MS / 24);
    await database.client.user.updateMany({ data: { lastSeenAt: anHourAgo } });
    await database.client.session.updateMany({ data: { updatedAt: anHourAgo } });
    await findActor();
    expect(await seen()).toBeGreaterThanOrEqual(begun);
    await signOut();
    expect(await seen()).toBeGreaterThanOrEqual(begun);
  });

  it("is for a week from sign-in and is not made longer by being used", async () => {
    await signIn();
    const before = await database.client.session.findFirstOrThrow();
    expect(before.expiresAt.getTime() - before.createdAt.getTime()).toBeLessThanOrEqual(7 * DAY_MS + 60_000);
    const nearlyOver = new Date(Date.now() + DAY_MS);
    const lately = new Date(Date.now() - DAY_MS / 2);
    await database.client.session.updateMany({ data: { expiresAt: nearlyOver, updatedAt: lately } });
    expect(await findActor()).not.toBeNull();
    const after = await database.client.session.findFirstOrThrow();
    expect(after.expiresAt).toEqual(nearlyOver);
    expect(after.updatedAt.getTime()).toBeGreaterThan(lately.getTime());
  });
});
