import { describe, expect, it } from "vitest";
import { type Action, PERMISSIONS, type Role, reachOf } from "@/lib/auth/permissions";
import { entriesOf, listEntries } from "./entries";
import { API_MATRIX, DENIED, MATRIX, outcomeOf } from "./rows";

const ROLES: readonly Role[] = ["admin", "leadership", "finance", "sales_manager", "rep", "marketer"];

it("has a row for each page, route and action, and no row without one", () => {
  expect(Object.keys(MATRIX).sort()).toEqual(listEntries());
});

it("asks each call of the API with keys too", () => {
  const asked = new Set(Object.keys(API_MATRIX).map((entry) => entry.split(" ")[1]));
  const calls = Object.entries(MATRIX).filter(([entry, { access }]) => access === "key" && entry.startsWith("GET "));
  const paths = calls.map(([entry]) => entry.split(" ")[1]).filter((path) => path !== "/api/v1/[[...path]]");
  expect([...asked].sort()).toEqual(paths.sort());
});

it("agrees with the permissions on who may never do what", () => {
  const denied = (Object.keys(PERMISSIONS) as Action[]).map((action) => [
    action,
    ROLES.filter((role) => reachOf([role], action) === null),
  ]);
  expect(Object.fromEntries(denied)).toEqual(DENIED);
});

it("expects what is beyond somebody's reach to be absent, and what is not for them to be refused", () => {
  const rep = MATRIX["page /reps/[id]"] ?? { access: "public" };
  const row = (role: Role | null) =>
    (["own", "team", "other", "missing"] as const).map((object) => outcomeOf(rep, role, object));
  expect(row("admin")).toEqual(["open", "open", "open", "absent"]);
  expect(row("sales_manager")).toEqual(["open", "open", "absent", "absent"]);
  expect(row("rep")).toEqual(["open", "absent", "absent", "absent"]);
  expect(row("marketer")).toEqual(["refused", "refused", "refused", "refused"]);
  expect(row(null)).toEqual(["refused", "refused", "refused", "refused"]);
});

describe("the entries of a file", () => {
  it("are its page, its methods or its actions", () => {
    expect(entriesOf("app/(dashboard)/reps/[id]/page.tsx", "export default function Page() {}")).toEqual([
      "page /reps/[id]",
    ]);
    expect(entriesOf("app/page.tsx", "")).toEqual(["page /"]);
    const route = "export const GET = route();\nexport async function POST() {}\nexport const dynamic = 1;";
    expect(entriesOf("app/api/x/route.ts", route)).toEqual(["GET /api/x", "POST /api/x"]);
    expect(entriesOf("app/api/y/route.ts", "export const { GET, POST } = handlers;\n")).toEqual([
      "GET /api/y",
      "POST /api/y",
    ]);
    expect(entriesOf("app/api/z/route.ts", 'export { read as GET } from "./read";')).toEqual(["GET /api/z"]);
    const actions = '"use server";\nexport type X = 1;\nexport const a = action();\nexport async function b() {}';
    expect(entriesOf("lib/x/actions.ts", actions)).toEqual(["action lib/x/actions.ts a", "action lib/x/actions.ts b"]);
    expect(entriesOf("lib/x/queries.ts", "export const a = 1;")).toEqual([]);
  });
  it("cannot hide", () => {
    expect(() => entriesOf("app/api/x/route.ts", 'export * from "./x";')).toThrow("cannot be read");
    expect(() => entriesOf("lib/a.ts", '"use server";\nexport default async () => {};')).toThrow("cannot be read");
    expect(() => entriesOf("app/x/page-part.tsx", 'async function a() {\n  "use server";\n}')).toThrow(
      "inside other code",
    );
  });
});
