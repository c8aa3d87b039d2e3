import { beforeEach, expect, it, vi } from "vitest";
import { signInAs, signInByCode, signInByPassword, signInByProvider } from "./actions";

const sentTo = vi.hoisted(() => {
  vi.resetModules();
  return [] as string[];
});
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  redirect: (to: string) => void sentTo.push(to),
}));
vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => "" }));
vi.mock("@/lib/auth/sign-in", () => ({
  signInAsPersona: async () => undefined,
  signInWithPassword: async () => "signed_in",
  signInWithCode: async () => undefined,
  providerAddress: async (next: string) => next,
  signOut: async () => undefined,
}));

beforeEach(() => void sentTo.splice(0));

const WAYS: [string, (next: string) => Promise<unknown>][] = [
  ["a persona", (next) => signInAs(1, next)],
  ["a password", (next) => signInByPassword({ email: "ada@example.com", password: "four plain words here", next })],
  ["a code", (next) => signInByCode({ kind: "app", code: "123456", next })],
  ["the organisation's account", (next) => signInByProvider({ next })],
];

it.each(WAYS)("signing in with %s goes on within Attain, and to no other site", async (_, signIn) => {
  await signIn("/deals?period=2026-Q1");
  for (const elsewhere of [
    "https://evil.test/",
    "//evil.test/",
    "/\\evil.test/",
    "/\t/evil.test/",
    "javascript:alert(1)",
  ])
    await signIn(elsewhere);
  expect(sentTo).toEqual(["/deals?period=2026-Q1", "/", "/", "/", "/", "/"]);
});
