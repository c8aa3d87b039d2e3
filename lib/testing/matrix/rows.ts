import { type Action, type Role, reachOf } from "@/lib/auth/permissions";

/** What a call asks for: no object in particular, one's own, one of one's team, one of another, or one that is not there. */
export type MatrixObject = "any" | "own" | "team" | "other" | "missing";

/** Who may enter: everyone, or who may do this. An object beyond somebody's reach answers as if it were not there. */
export type MatrixRow = {
  readonly access: "public" | Action;
  /** What its `[id]` names: something that belongs to reps, or something that belongs to nobody. */
  readonly object?: "rep" | "campaign" | "import";
  /** Its address, where that is not the entry's own: with a query, or with values in place of brackets. */
  readonly path?: string;
  /** The same with a value that is not there. */
  readonly missing?: string;
};

/** One row for each page, route and server action. An entry without a row fails the tests, and so does a row without an entry. */
export const MATRIX: Readonly<Record<string, MatrixRow>> = {
  "page /": { access: "glossary.read" },
  "page /sign-in": { access: "public" },
  "page /reps": { access: "sales.read" },
  "page /reps/[id]": { access: "sales.read", object: "rep" },
  "page /deals": { access: "deals.read" },
  "page /campaigns": { access: "marketing.read" },
  "page /campaigns/[id]": { access: "marketing.read", object: "campaign" },
  "page /leads": { access: "marketing.read" },
  "page /rows": { access: "sales.read", path: "/rows?metric=calls" },
  "page /glossary": { access: "glossary.read" },
  "page /imports": { access: "imports.read" },
  "page /imports/[id]": { access: "imports.read", object: "import" },
  "page /imports/new": { access: "imports.write" },
  "page /settings/audit": { access: "audit.read" },
  "GET /reps/export": { access: "sales.read" },
  "GET /deals/export": { access: "deals.read", path: "/deals/export?period=all" },
  "GET /campaigns/export": { access: "marketing.read" },
  "GET /leads/export": { access: "marketing.read" },
  "GET /rows/export": { access: "sales.read", path: "/rows/export?metric=calls" },
  "GET /imports/[id]/refused": { access: "imports.read", missing: "/imports/2000000000/refused" },
  "GET /imports/templates/[kind]": {
    access: "imports.read",
    path: "/imports/templates/deals",
    missing: "/imports/templates/nothing",
  },
  "POST /imports/run": { access: "imports.write" },
  "POST /imports/uploads": { access: "imports.write", path: "/imports/uploads?name=a.csv" },
  "GET /settings/audit/export": { access: "audit.read" },
  "GET /api/filters": { access: "deals.read", path: "/api/filters?dimension=team" },
  "GET /api/health": { access: "public" },
  "GET /api/jump": { access: "glossary.read", path: "/api/jump?q=a" },
  "action app/(auth)/actions.ts signInAs": { access: "public" },
  "action app/(auth)/actions.ts signOutHere": { access: "public" },
  "action lib/features/imports/actions.ts discardUpload": { access: "imports.write" },
};

/**
 * Who may never do what, said a second time and by hand: a permission that is given by mistake contradicts it. A new permission
 * needs its line.
 */
export const DENIED: Readonly<Record<Action, readonly Role[]>> = {
  "glossary.read": [],
  "sales.read": ["marketer"],
  "deals.read": [],
  "commissions.read": ["leadership", "marketer"],
  "marketing.read": ["rep"],
  "customers.read": ["rep"],
  "imports.read": ["leadership", "sales_manager", "rep"],
  "imports.write": ["leadership", "finance", "sales_manager", "rep", "marketer"],
  "plans.write": ["leadership", "sales_manager", "rep", "marketer"],
  "own_account.write": [],
  "people.read": ["leadership", "finance", "sales_manager", "rep", "marketer"],
  "people.write": ["leadership", "finance", "sales_manager", "rep", "marketer"],
  "view_as.write": ["leadership", "finance", "rep", "marketer"],
  "settings.read": ["leadership", "finance", "sales_manager", "rep", "marketer"],
  "settings.write": ["leadership", "finance", "sales_manager", "rep", "marketer"],
  "keys.read": ["leadership", "finance", "sales_manager", "rep", "marketer"],
  "keys.write": ["leadership", "finance", "sales_manager", "rep", "marketer"],
  "audit.read": ["leadership", "finance", "sales_manager", "rep", "marketer"],
};

/** The objects that a row is called for. */
export function objectsOf({ object, missing, path }: MatrixRow): MatrixObject[] {
  if (object === "rep") return ["own", "team", "other", "missing"];
  if (object !== undefined) return ["any", "missing"];
  return [
    ...(missing !== undefined && path === undefined ? [] : ["any" as const]),
    ...(missing ? ["missing" as const] : []),
  ];
}

/** What the call must come to. Null: nobody is signed in. */
export function outcomeOf(
  { access }: MatrixRow,
  role: Role | null,
  object: MatrixObject,
): "open" | "absent" | "refused" {
  if (access !== "public") {
    if (role === null || DENIED[access].includes(role)) return "refused";
    const reach = reachOf([role], access);
    if (reach === null) return "refused";
    if (object === "other" && reach !== "all") return "absent";
    if (object === "team" && reach === "own") return "absent";
  }
  return object === "missing" ? "absent" : "open";
}
