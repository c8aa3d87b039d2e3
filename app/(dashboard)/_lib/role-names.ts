import { ROLES, type Role } from "@/lib/auth/permissions";

const NAMES: Readonly<Record<Role, string>> = {
  admin: "Admin",
  leadership: "Leadership",
  finance: "Finance",
  sales_manager: "Sales manager",
  rep: "Rep",
  marketer: "Marketer",
};

/** The roles in words: `Sales manager, Rep`. */
export function roleNames(roles: readonly Role[]): string {
  return roles.map((role) => NAMES[role]).join(", ");
}

const FOR: Readonly<Record<Role, string>> = {
  admin: "Everything, with people and settings",
  leadership: "All results; pay by team only",
  finance: "All sales results and all pay",
  sales_manager: "The teams they manage, and those below",
  rep: "Their own results and pay",
  marketer: "Campaigns, leads and deals, without reps and pay",
};

/** The roles to choose from, each with what it is for. */
export const ROLE_CHOICES = ROLES.map((role) => ({ value: role, label: NAMES[role], hint: FOR[role] }));
