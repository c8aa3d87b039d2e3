import { type Action, type Role, reachOf } from "@/lib/auth/permissions";

type CommissionTab = { readonly href: string; readonly label: string; readonly action: Action };

const TABS: readonly CommissionTab[] = [
  { href: "/commissions", label: "Statements", action: "commissions.read" },
  { href: "/commissions/what-if", label: "What if", action: "commissions.read" },
  { href: "/commissions/plans", label: "Plans", action: "plans.read" },
  { href: "/commissions/cost", label: "Cost", action: "commissions.totals" },
];

/** The parts of the commissions that these roles may open. */
export function commissionTabsFor(roles: readonly Role[]): CommissionTab[] {
  return TABS.filter(({ action }) => reachOf(roles, action) !== null);
}
