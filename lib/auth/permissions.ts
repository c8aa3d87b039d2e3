export const ROLES = ["admin", "leadership", "finance", "sales_manager", "rep", "marketer"] as const;

/** A role that a person may hold; several at once. */
export type Role = (typeof ROLES)[number];

/** How far a role reaches: a person's own rows, those of their teams and the teams below, or all. */
export type ReachKind = "own" | "team" | "all";

type Permission = { readonly words: string; readonly reach: Partial<Record<Role, ReachKind>> };

const everyone = {
  admin: "all",
  leadership: "all",
  finance: "all",
  sales_manager: "all",
  rep: "all",
  marketer: "all",
} as const;

/** Who may do what, and how far it reaches. Gates and pages read this one table. */
export const PERMISSIONS = {
  "glossary.read": { words: "Read what each number means", reach: everyone },
  "sales.read": {
    words: "See reps' results, activities and quotas",
    reach: { admin: "all", leadership: "all", finance: "all", sales_manager: "team", rep: "own" },
  },
  "deals.read": {
    words: "See deals",
    reach: { admin: "all", leadership: "all", finance: "all", sales_manager: "team", rep: "own", marketer: "all" },
  },
  "commissions.read": {
    words: "See commissions and the lines behind them",
    reach: { admin: "all", finance: "all", sales_manager: "team", rep: "own" },
  },
  "commissions.totals": {
    words: "See commissions in total and by team",
    reach: { admin: "all", leadership: "all", finance: "all" },
  },
  "statements.review": {
    words: "Approve commission statements, and answer disputes",
    reach: { admin: "all", finance: "all", sales_manager: "team" },
  },
  "statements.lock": {
    words: "Begin the review of a month's statements, and lock them",
    reach: { admin: "all", finance: "all" },
  },
  "payroll.read": { words: "Export a month's statements for payroll", reach: { admin: "all", finance: "all" } },
  "adjustments.write": { words: "Adjust what a rep is paid", reach: { admin: "all", finance: "all" } },
  "disputes.write": {
    words: "Dispute a line of a statement, and write about it",
    reach: { admin: "all", finance: "all", sales_manager: "team", rep: "own" },
  },
  "leaderboard.read": {
    words: "See where one stands among the reps",
    reach: { rep: "all" },
  },
  "marketing.read": {
    words: "See campaigns, traffic, leads and awareness",
    reach: { admin: "all", leadership: "all", finance: "all", sales_manager: "all", marketer: "all" },
  },
  "customers.read": {
    words: "See which customers stay, and their feedback",
    reach: { admin: "all", leadership: "all", finance: "all", sales_manager: "all", marketer: "all" },
  },
  // Reports and refused rows hold whatever a file did: reps, amounts and pay.
  "imports.read": { words: "See what was imported", reach: { admin: "all", finance: "all" } },
  "imports.write": { words: "Import data", reach: { admin: "all" } },
  "plans.read": {
    words: "See commission plans, their versions, and who within reach is on them",
    reach: { admin: "all", finance: "all", sales_manager: "team" },
  },
  "plans.write": { words: "Import commission plans and assign them", reach: { admin: "all", finance: "all" } },
  "own_account.write": { words: "Change the own password, e-mail address and second factor", reach: everyone },
  "people.read": { words: "See people, their roles and teams", reach: { admin: "all" } },
  "people.write": { words: "Invite and deactivate people, give roles, put reps into teams", reach: { admin: "all" } },
  "view_as.write": { words: "See what another person sees", reach: { admin: "all", sales_manager: "team" } },
  "settings.read": { words: "See the settings of the organisation", reach: { admin: "all" } },
  "settings.write": { words: "Change the settings of the organisation", reach: { admin: "all" } },
  "keys.read": { words: "See keys for programs", reach: { admin: "all" } },
  "keys.write": { words: "Make and revoke keys for programs", reach: { admin: "all" } },
  "audit.read": { words: "Search the record of who did what", reach: { admin: "all" } },
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof PERMISSIONS;

/** The furthest reach that any of the roles has for the action, or null when none may do it. */
export function reachOf(roles: readonly Role[], action: Action): ReachKind | null {
  const granted: Partial<Record<Role, ReachKind>> = PERMISSIONS[action].reach;
  const kinds = roles.flatMap((role) => granted[role] ?? []);
  return (["all", "team", "own"] as const).find((kind) => kinds.includes(kind)) ?? null;
}
