import type { Role } from "@/lib/auth/permissions";

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

/** Every role, in the order in which they are offered. */
export const ROLES: readonly Role[] = ["admin", "leadership", "finance", "sales_manager", "rep", "marketer"];
