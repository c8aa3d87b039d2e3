import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { setPassword } from "./passwords";
import { findActor } from "./session";
import { signInWithPassword, signOut } from "./sign-in";

/** The browser of this request: its cookies by name, and what it was told of each. */
const browser = vi.hoisted(() => ({ jar: new Map<string, string>(), told: [] as Record<string, unknown>[], url: "" }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-attain-address": "192.0.2.1" }),
  cookies: async () => ({
    toString: () => [...browser.jar].map(([name, value]) => `${name}=${value}`).join("; "),
    set: (name: string, value: string, options: Record<string, unknown>) => {
      browser.told.push({ name, value, ...options });
      if (value === "") browser.jar.delete(name);
      // The jar writes values as a browser sends them.
      else browser.jar.set(name, encodeURIComponent(value));
    },
  }),
}));
vi.mock("next/server", () => ({ after: () => undefined }));
vi.mock("@/lib/config/env", async (original) => {
  const actual = await original<typeof import("@/lib/config/env")>();
  return { ...actual, env: () => ({ ...actual.env(), url: browser.url }) };
});

const ADA = { name: "Ada", email: "ada@example.com" };
const PASSWORD = "four plain words here";
const DAY_MS = 24 * 60 * 60 * 1000;

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

  const signIn = () => signInWithPassword(ADA.email, PASSWORD);
  const tokens = async () =>
    (await database.client.session.findMany({ orderBy: { id: "asc" } })).map(({ token }) => token);
  const cookie = () => browser.told.findLast(({ name }) => String(name).endsWith("attain.session_token"));

  it("is kept where no script and no other site reaches it, and over https only where Attain is served by it", async () => {
    await signIn();
    const secure = browser.url.startsWith("https:");
    expect(cookie()).toMatchObject({
      name: secure ? "__Secure-attain.session_token" : "attain.session_token",
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure,
      domain: undefined,
    });
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
    expect(String(cookie()?.value).startsWith(second)).toBe(true);
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
