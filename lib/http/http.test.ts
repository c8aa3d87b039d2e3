import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { action } from "./action";
import { isForeign } from "./foreign";
import { route } from "./route";

const session = vi.hoisted(() => {
  // Another file of the same worker may have loaded these modules with the real session.
  vi.resetModules();
  return { actor: null as object | null, refuse: () => {} };
});
vi.mock("@/lib/auth/session", () => ({
  findActor: async () => session.actor,
  requireScope: async () => session.refuse(),
  requireWriteScope: async () => session.refuse(),
}));
vi.mock("@/lib/auth/refusals", () => ({ recordRefusal: async () => {} }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));

const context = { params: Promise.resolve({}) };
const get = (url = "http://attain.test/api/x") => new Request(url);

afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(session, { actor: null, refuse: () => {} });
});

/** Somebody is signed in who may not do it. */
function refuseEverything(): void {
  const refuse = () => {
    throw new AppError("forbidden", "Not for you.");
  };
  Object.assign(session, { actor: { userId: 1 }, refuse });
}

describe("route", () => {
  it("answers 401 where someone must be signed in and nobody is", async () => {
    const response = await route({ read: "deals.read" }, {}, async () => Response.json({}))(get(), context);
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });
  it("names the field that cannot be read", async () => {
    const handler = route("public", { query: z.object({ page: z.coerce.number() }) }, async ({ query }) =>
      Response.json(query),
    );
    const wrong = await handler(get("http://attain.test/api/x?page=two"), context);
    expect([wrong.status, (await wrong.json()).details[0].where]).toEqual([400, "page"]);
    const right = await handler(get("http://attain.test/api/x?page=2"), context);
    expect(await right.json()).toEqual({ page: 2 });
  });
  it("tells a coded error, and nothing of an unknown one but its id", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const coded = route("public", {}, async () => {
      throw new AppError("conflict", "Already running.");
    });
    expect(await (await coded(get(), context)).json()).toMatchObject({ status: 409, title: "Already running." });
    const unknown = route("public", {}, async () => {
      throw new Error("password is hunter2");
    });
    const response = await unknown(get(), context);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("hunter2");
    expect(String(logged.mock.calls[0]?.[0])).toContain(JSON.parse(text).id);
  });
});

describe("who may not call", () => {
  const unread = z.unknown().transform(() => expect.fail("the input was read"));
  it.each([{ read: "imports.read" }, { write: "imports.write" }] as const)(
    "learns nothing of what an action or a route of %o takes",
    async (access) => {
      const handle = vi.fn(async () => Response.json({}));
      const call = route(access, { query: unread, params: unread }, handle);
      expect((await call(get(), context)).status).toBe(401);
      expect(await action(access, unread, handle)(null)).toMatchObject({ problem: { code: "forbidden" } });
      refuseEverything();
      expect((await call(get(), context)).status).toBe(403);
      expect(await action(access, unread, handle)(null)).toMatchObject({ problem: { code: "forbidden" } });
      expect(handle).not.toHaveBeenCalled();
    },
  );
  it("is refused as another site's page before anything is asked", async () => {
    session.actor = { userId: 1 };
    const handle = vi.fn(async () => Response.json({}));
    const call = route({ write: "imports.write" }, { query: unread }, handle);
    const foreign = { method: "POST", headers: { "sec-fetch-site": "cross-site" } };
    expect((await call(new Request("http://attain.test/imports/run", foreign), context)).status).toBe(403);
    expect(handle).not.toHaveBeenCalled();
  });
});

describe("isForeign", () => {
  const post = (headers: Record<string, string>) => new Request("http://attain.test/api", { method: "POST", headers });
  it("refuses writes that another site's page sends", () => {
    expect(isForeign(post({ "sec-fetch-site": "cross-site" }))).toBe(true);
    expect(isForeign(post({ "sec-fetch-site": "same-site" }))).toBe(true);
    expect(isForeign(post({ origin: "https://evil.test", host: "attain.test" }))).toBe(true);
    expect(isForeign(post({ origin: "null", host: "attain.test" }))).toBe(true);
  });
  it("lets its own pages and programs through", () => {
    expect(isForeign(post({ "sec-fetch-site": "same-origin" }))).toBe(false);
    expect(isForeign(post({ origin: "http://attain.test", host: "attain.test" }))).toBe(false);
    expect(isForeign(post({}))).toBe(false);
    expect(isForeign(get())).toBe(false);
  });
});

describe("action", () => {
  it("answers what was wrong as a value", async () => {
    const run = action("public", z.object({ name: z.string() }), async (_, { name }) => name.toUpperCase());
    expect(await run({ name: "ana" })).toEqual({ ok: true, value: "ANA" });
    expect(await run({ name: 3 })).toMatchObject({ ok: false, problem: { code: "invalid_input" } });
    expect(await run({})).toMatchObject({ ok: false, problem: { title: "name: is missing" } });
  });
  it("refuses who is signed out", async () => {
    const run = action({ write: "imports.write" }, z.unknown(), async () => "written");
    expect(await run({})).toMatchObject({ ok: false, problem: { code: "forbidden" } });
  });
});
