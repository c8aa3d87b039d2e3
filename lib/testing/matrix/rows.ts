import { type Action, type Role, reachOf } from "@/lib/auth/permissions";

/** What a call asks for: no object in particular, one's own, one of one's team, one of another, or one that is not there. */
export type MatrixObject = "any" | "own" | "team" | "other" | "missing";

/** Who may enter: everyone, programs with a key (and no browser, whoever is signed in with it), or who may do this. An object beyond somebody's reach answers as if it were not there. */
export type MatrixRow = {
  readonly access: "public" | "key" | Action;
  /** What its `[id]` names: something that belongs to reps, or something that belongs to nobody. */
  readonly object?: "rep" | "statement" | "campaign" | "import" | "refused";
  /** Its address, where that is not the entry's own: with a query, or with values in place of brackets. */
  readonly path?: string;
  /** The same with a value that is not there. */
  readonly missing?: string;
};

const NO_TOKEN = "a".repeat(43);
const NOWHERE = 2_000_000_000;

/** What programs call, by every method. */
const CALLS =
  "[[...path]] accounts campaigns commissions/preview commissions/statements commissions/statements/[id] deals import/[kind] leads metrics openapi.json products query reps retention teams";
const apiRows = Object.fromEntries(
  CALLS.split(" ").flatMap((call) =>
    ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].map((method): [string, MatrixRow] => [
      `${method} /api/v1/${call}`,
      {
        access: "key",
        path: `/api/v1/${call.replace("[[...path]]", "nothing").replace("[id]", "1").replace("[kind]", "deals")}`,
      },
    ]),
  ),
);

/** What each call tells, to keys by their role. Imports and previews take a body: they are asked without one. */
export const API_MATRIX: Readonly<Record<string, MatrixRow>> = {
  "GET /api/v1/metrics": { access: "glossary.read" },
  "GET /api/v1/query": {
    access: "deals.read",
    path: "/api/v1/query?metrics=revenue&from=2026-07-01&to=2026-10-01",
    missing: "/api/v1/query?metrics=nothing&from=2026-07-01&to=2026-10-01",
  },
  "GET /api/v1/query pay": {
    access: "commissions.read",
    path: "/api/v1/query?metrics=commission_earned&by=rep&from=2026-07-01&to=2026-10-01",
  },
  "GET /api/v1/retention": { access: "customers.read", path: "/api/v1/retention?cohort=month" },
  "GET /api/v1/reps": { access: "sales.read", path: "/api/v1/reps?limit=200" },
  "GET /api/v1/teams": { access: "sales.read" },
  "GET /api/v1/deals": { access: "deals.read", path: "/api/v1/deals?limit=200" },
  "GET /api/v1/leads": { access: "marketing.read" },
  "GET /api/v1/campaigns": { access: "marketing.read" },
  "GET /api/v1/accounts": { access: "customers.read" },
  "GET /api/v1/products": { access: "deals.read" },
  "GET /api/v1/commissions/statements": {
    access: "commissions.read",
    path: "/api/v1/commissions/statements?period=2026-Q3&limit=200",
  },
  "GET /api/v1/commissions/statements/[id]": {
    access: "commissions.read",
    object: "rep",
    path: "/api/v1/commissions/statements/[id]",
  },
  "POST /api/v1/commissions/preview": { access: "commissions.read" },
  "POST /api/v1/import/[kind]": { access: "imports.write", path: "/api/v1/import/deals" },
};

/** One row for each page, route and server action. An entry without a row fails the tests, and so does a row without an entry. */
export const MATRIX: Readonly<Record<string, MatrixRow>> = {
  "page /": { access: "glossary.read" },
  "page /sign-in": { access: "public" },
  "page /forgot": { access: "public" },
  "page /set-up/[token]": { access: "public", path: `/set-up/${NO_TOKEN}` },
  "page /invitation/[token]": { access: "public", path: `/invitation/${NO_TOKEN}` },
  "page /reset/[token]": { access: "public", path: `/reset/${NO_TOKEN}` },
  "page /confirm-email/[token]": { access: "public", path: `/confirm-email/${NO_TOKEN}` },
  "page /account": { access: "own_account.write" },
  "page /reps": { access: "sales.read" },
  "page /reps/[id]": { access: "sales.read", object: "rep" },
  "page /deals": { access: "deals.read" },
  "page /commissions": { access: "commissions.read" },
  "page /commissions/cost": { access: "commissions.totals" },
  "page /commissions/what-if": {
    access: "commissions.read",
    object: "rep",
    path: "/commissions/what-if?rep=[id]",
  },
  "page /commissions/statements/[id]": {
    access: "commissions.read",
    object: "statement",
    path: "/commissions/statements/[id]",
  },
  "GET /commissions/statements/[id]/export": {
    access: "commissions.read",
    object: "statement",
    path: "/commissions/statements/[id]/export",
  },
  "page /commissions/plans": { access: "plans.read" },
  "page /commissions/plans/new": { access: "plans.write" },
  "page /commissions/plans/[id]": {
    access: "plans.read",
    path: "/commissions/plans/1",
    missing: `/commissions/plans/${NOWHERE}`,
  },
  "page /commissions/plans/[id]/edit": {
    access: "plans.write",
    path: "/commissions/plans/1/edit",
    missing: `/commissions/plans/${NOWHERE}/edit`,
  },
  "page /campaigns": { access: "marketing.read" },
  "page /campaigns/[id]": { access: "marketing.read", object: "campaign" },
  "page /leads": { access: "marketing.read" },
  "page /rows": { access: "sales.read", path: "/rows?metric=calls" },
  "page /glossary": { access: "glossary.read" },
  "page /imports": { access: "imports.read" },
  "page /imports/[id]": { access: "imports.read", object: "import" },
  "page /imports/new": { access: "imports.write" },
  "page /settings": { access: "settings.read" },
  "page /settings/stages": { access: "settings.read" },
  "page /settings/stages/[id]": {
    access: "settings.read",
    path: "/settings/stages/1",
    missing: `/settings/stages/${NOWHERE}`,
  },
  "page /settings/people": { access: "people.read" },
  "page /settings/people/[id]": {
    access: "people.read",
    path: "/settings/people/1",
    missing: `/settings/people/${NOWHERE}`,
  },
  "page /settings/teams": { access: "people.read" },
  "page /settings/teams/[id]": {
    access: "people.read",
    path: "/settings/teams/1",
    missing: `/settings/teams/${NOWHERE}`,
  },
  "page /settings/roles": { access: "people.read" },
  "page /settings/keys": { access: "keys.read" },
  "page /settings/keys/try": { access: "keys.read" },
  "page /settings/audit": { access: "audit.read" },
  "GET /reps/export": { access: "sales.read" },
  "GET /commissions/export": {
    access: "payroll.read",
    path: "/commissions/export?month=2026-09",
    missing: "/commissions/export?month=1999-01",
  },
  "GET /commissions/cost/export": { access: "commissions.totals", path: "/commissions/cost/export?format=xlsx" },
  "GET /deals/export": { access: "deals.read", path: "/deals/export?period=all" },
  "GET /commissions/plans/[id]/export": {
    access: "plans.read",
    path: "/commissions/plans/1/export",
    missing: `/commissions/plans/${NOWHERE}/export`,
  },
  "GET /campaigns/export": { access: "marketing.read" },
  "GET /leads/export": { access: "marketing.read" },
  "GET /rows/export": { access: "sales.read", path: "/rows/export?metric=calls" },
  "GET /imports/[id]/refused": { access: "imports.read", object: "refused" },
  "GET /imports/templates/[kind]": {
    access: "imports.read",
    path: "/imports/templates/deals",
    missing: "/imports/templates/nothing",
  },
  "POST /imports/run": { access: "imports.write" },
  "POST /imports/uploads": { access: "imports.write", path: "/imports/uploads?name=a.csv" },
  "GET /settings/audit/export": { access: "audit.read" },
  "GET /api/auth/callback/oidc": { access: "public" },
  ...apiRows,
  "GET /api/v1/openapi.json": { access: "public" },
  "GET /api/filters": { access: "deals.read", path: "/api/filters?dimension=team" },
  "GET /api/health": { access: "public" },
  "GET /api/jump": { access: "glossary.read", path: "/api/jump?q=a" },
  "action app/(auth)/actions.ts signInAs": { access: "public" },
  "action app/(auth)/actions.ts signInByPassword": { access: "public" },
  "action app/(auth)/actions.ts signInByCode": { access: "public" },
  "action app/(auth)/actions.ts signInByProvider": { access: "public" },
  "action app/(auth)/actions.ts signOutHere": { access: "public" },
  "action app/(auth)/actions.ts setUp": { access: "public" },
  "action app/(auth)/actions.ts askForResetLink": { access: "public" },
  "action app/(auth)/actions.ts choosePasswordByLink": { access: "public" },
  "action app/(auth)/actions.ts confirmNewEmail": { access: "public" },
  "action lib/features/commissions/actions.ts approve": { access: "statements.review" },
  "action lib/features/commissions/actions.ts beginReview": { access: "statements.lock" },
  "action lib/features/commissions/actions.ts lockMonthForGood": { access: "statements.lock" },
  "action lib/features/commissions/actions.ts sendBack": { access: "statements.review" },
  "action app/(dashboard)/account/actions.ts changeOwnEmail": { access: "own_account.write" },
  "action app/(dashboard)/account/actions.ts changeOwnPassword": { access: "own_account.write" },
  "action app/(dashboard)/account/actions.ts confirmSecondFactor": { access: "own_account.write" },
  "action app/(dashboard)/account/actions.ts endEveryOtherSession": { access: "own_account.write" },
  "action app/(dashboard)/account/actions.ts endOneSession": { access: "own_account.write" },
  "action app/(dashboard)/account/actions.ts offerSecondFactor": { access: "own_account.write" },
  "action app/(dashboard)/account/actions.ts removeSecondFactor": { access: "own_account.write" },
  "action app/(dashboard)/account/actions.ts renewCodes": { access: "own_account.write" },
  "action app/(dashboard)/actions.ts stopViewAs": { access: "public" },
  "action app/(dashboard)/actions.ts viewAs": { access: "view_as.write" },
  "action lib/features/disputes/actions.ts disputeStatement": { access: "disputes.write" },
  "action lib/features/disputes/actions.ts replyToDispute": { access: "disputes.write" },
  "action lib/features/disputes/actions.ts settleByAdjustment": { access: "adjustments.write" },
  "action lib/features/disputes/actions.ts settleByReason": { access: "statements.review" },
  "action lib/features/disputes/actions.ts takeDisputeBack": { access: "disputes.write" },
  "action app/(dashboard)/commissions/statements/actions.ts adjustStatement": { access: "adjustments.write" },
  "action app/(dashboard)/commissions/statements/actions.ts takeAdjustmentAway": { access: "adjustments.write" },
  "action app/(dashboard)/commissions/statements/actions.ts decideLeaver": { access: "adjustments.write" },
  "action lib/features/keys/actions.ts makeKey": { access: "keys.write" },
  "action lib/features/keys/actions.ts revokeKey": { access: "keys.write" },
  "action lib/features/organisation/actions.ts changeOrganisation": { access: "settings.write" },
  "action lib/features/people/actions.ts changePerson": { access: "people.write" },
  "action lib/features/people/actions.ts deactivate": { access: "people.write" },
  "action lib/features/people/actions.ts invite": { access: "people.write" },
  "action lib/features/people/actions.ts makePersonLink": { access: "people.write" },
  "action lib/features/people/actions.ts reactivate": { access: "people.write" },
  "action lib/features/people/actions.ts removePersonSecondFactor": { access: "people.write" },
  "action lib/features/plans/actions.ts assignRep": { access: "plans.write" },
  "action lib/features/plans/actions.ts changeAssignment": { access: "plans.write" },
  "action lib/features/plans/actions.ts importPlanText": { access: "plans.write" },
  "action lib/features/plans/actions.ts previewDraft": { access: "plans.read" },
  "action lib/features/plans/actions.ts removeUnusedPlan": { access: "plans.write" },
  "action lib/features/plans/actions.ts removeVersion": { access: "plans.write" },
  "action lib/features/plans/actions.ts savePlan": { access: "plans.write" },
  "action lib/features/plans/actions.ts takeOffPlan": { access: "plans.write" },
  "action lib/features/stages/actions.ts addStage": { access: "settings.write" },
  "action lib/features/stages/actions.ts changeStage": { access: "settings.write" },
  "action lib/features/stages/actions.ts removeUnusedStage": { access: "settings.write" },
  "action lib/features/teams/actions.ts addTeam": { access: "people.write" },
  "action lib/features/teams/actions.ts changeTeam": { access: "people.write" },
  "action lib/features/teams/actions.ts putIntoTeam": { access: "people.write" },
  "action lib/features/teams/actions.ts removeEmptyTeam": { access: "people.write" },
  "action lib/features/teams/actions.ts takeOut": { access: "people.write" },
  "action lib/features/teams/actions.ts undoPlacing": { access: "people.write" },
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
  "statements.review": ["leadership", "rep", "marketer"],
  "statements.lock": ["leadership", "sales_manager", "rep", "marketer"],
  "payroll.read": ["leadership", "sales_manager", "rep", "marketer"],
  "adjustments.write": ["leadership", "sales_manager", "rep", "marketer"],
  "disputes.write": ["leadership", "marketer"],
  "plans.read": ["leadership", "rep", "marketer"],
  "commissions.totals": ["sales_manager", "rep", "marketer"],
  "leaderboard.read": ["admin", "leadership", "finance", "sales_manager", "marketer"],
  "marketing.read": ["rep"],
  "customers.read": ["rep"],
  "imports.read": ["leadership", "sales_manager", "rep", "marketer"],
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
  if (object === "rep" || object === "statement") return ["own", "team", "other", "missing"];
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
  if (access === "key") return "refused";
  if (access !== "public") {
    if (role === null || DENIED[access].includes(role)) return "refused";
    const reach = reachOf([role], access);
    if (reach === null) return "refused";
    if (object === "other" && reach !== "all") return "absent";
    if (object === "team" && reach === "own") return "absent";
  }
  return object === "missing" ? "absent" : "open";
}
