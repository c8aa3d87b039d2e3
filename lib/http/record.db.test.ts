import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Action } from "@/lib/auth/permissions";
import type { Actor } from "@/lib/auth/scope";
import { setUpTestDatabase } from "@/lib/testing/database";
import { action } from "./action";
import { findPageScope, pageScope } from "./page";
import { route } from "./route";

let actor: Actor | null = null;
let path = "/imports?page=2";
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "x-attain-path": path }) }));
vi.mock("@/lib/auth/session", async () => {
  const { createReadScope, createWriteScope } = await import("@/lib/auth/gates");
  const { calendarDate } = await import("@/lib/values/calendar-date");
  const facts = {
    organisation: { name: "Test", currency: "USD", timeZone: "UTC", fiscalYearStartMonth: 1, weekStart: 1 },
    today: calendarDate("2026-03-31"),
    managedTeamIds: [],
  };
  return {
    findActor: async () => actor,
    requireScope: async (asked: Action) => createReadScope(actor as Actor, asked, facts),
    requireWriteScope: async (asked: Action) => createWriteScope(actor as Actor, asked, facts),
  };
});

const database = setUpTestDatabase();
const rep: Actor = {
  userId: 4,
  name: "Imani",
  roles: ["rep"],
  repId: 2,
  address: "192.0.2.4",
  apiKeyId: null,
  viewedBy: null,
};
const context = { params: Promise.resolve({}) };
const read = () =>
  database.client.auditEntry.findMany({
    omit: { id: true, at: true, viewAsName: true, apiKeyId: true, before: true },
    orderBy: { id: "asc" },
  });
const refusal = (objectId: string | null, summary: string) => ({
  actorUserId: 4,
  actorName: "Imani",
  address: "192.0.2.4",
  action: "access.refuse",
  objectType: "permission",
  objectId,
  summary,
  after: { path: "/imports?page=2" },
});

beforeEach(async () => {
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");
  await database.clear();
  actor = rep;
  path = "/imports?page=2";
});

it("records the page, the call and the action that somebody was refused", async () => {
  await expect(pageScope("imports.read")).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;403");
  const call = route({ read: "marketing.read" }, {}, async () => Response.json({}));
  expect((await call(new Request("http://attain.test/leads/export"), context)).status).toBe(403);
  const write = action({ write: "imports.write" }, z.unknown(), async () => "written");
  expect(await write({})).toMatchObject({ ok: false });
  expect(await read()).toEqual([
    refusal("imports.read", "Refused: Imani may not do this: see what was imported."),
    refusal("marketing.read", "Refused: Imani may not do this: see campaigns, traffic, leads and awareness."),
    refusal("imports.write", "Refused: Imani may not do this: import data."),
  ]);
});

it("records the same refusal once, however often it is asked for, and another place's for itself", async () => {
  for (let tries = 0; tries < 3; tries += 1)
    await expect(pageScope("imports.read")).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;403");
  path = "/imports/7";
  await expect(pageScope("imports.read")).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;403");
  expect((await read()).map(({ after }) => after)).toEqual([{ path: "/imports?page=2" }, { path: "/imports/7" }]);
});

it("records a call that another site's page sent in somebody's name", async () => {
  const call = route({ read: "deals.read" }, {}, async () => Response.json({}));
  const foreign = { method: "POST", headers: { "sec-fetch-site": "cross-site" } };
  expect((await call(new Request("http://attain.test/x", foreign), context)).status).toBe(403);
  expect(await read()).toEqual([refusal("deals.read", "Refused: This call came from another site.")]);
});

it("records no secret of a link that was opened", async () => {
  path = `/reset?token=${"aB3-_".repeat(9)}&next=/deals`;
  await expect(pageScope("imports.read")).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;403");
  expect(await read()).toMatchObject([{ after: { path: "/reset?token=…&next=/deals" } }]);
});

it("records nothing of a part that is left out, of other errors, and of visitors", async () => {
  expect(await findPageScope("imports.read")).toBeNull();
  const gone = action({ read: "deals.read" }, z.string(), async () => "read");
  expect(await gone(3)).toMatchObject({ ok: false, problem: { code: "invalid_input" } });
  actor = null;
  const write = action({ write: "imports.write" }, z.unknown(), async () => "written");
  expect(await write({})).toMatchObject({ ok: false, problem: { code: "forbidden" } });
  expect(await read()).toEqual([]);
});

it("records what kind of file left", async () => {
  const types = ["text/csv", "application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];
  for (const type of types) {
    const headers = { "content-type": type };
    const file = route({ read: "deals.read" }, { exports: "deals" }, async () => new Response("", { headers }));
    await file(new Request("http://attain.test/deals/export"), context);
  }
  const kinds = (await read()).map(({ action }) => action).sort();
  expect(kinds).toEqual(["export.csv", "export.json", "export.xlsx"]);
});

it("records rows that leave as a file, with their filters, and none that do not", async () => {
  const file = route({ read: "deals.read" }, { exports: "deals" }, async ({ request }) => {
    if (request.url.endsWith("broken")) throw new Error("no rows");
    return new Response("deal\n");
  });
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  await file(new Request("http://attain.test/deals/export?stage=1&stage=2&metric=revenue"), context);
  await file(new Request("http://attain.test/deals/export?broken"), context);
  expect(logged).toHaveBeenCalledOnce();
  expect(await read()).toMatchObject([
    {
      actorUserId: 4,
      address: "192.0.2.4",
      action: "export.csv",
      objectId: "deals",
      after: { path: "/deals/export", filters: { stage: "1, 2", metric: "revenue" } },
    },
  ]);
});
