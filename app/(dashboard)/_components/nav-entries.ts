import type { Action, Role } from "@/lib/auth/permissions";
import { reachOf } from "@/lib/auth/permissions";
import type { IconName } from "@/lib/ui/icon";

export type NavEntry = {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** What one of must be allowed for the page to be of use. */
  readonly actions: readonly Action[];
  /** Where it leads those who may not open the page itself. */
  readonly instead?: Pick<NavEntry, "href" | "actions">;
  /** What waits for the reader there. */
  readonly badge?: NavBadge;
};

/** A number beside an entry, and what it counts, in words. */
export type NavBadge = { readonly count: number; readonly words: string };

export type NavGroup = { readonly label: string | null; readonly entries: readonly NavEntry[] };

const GROUPS: readonly NavGroup[] = [
  {
    label: null,
    entries: [{ href: "/", label: "Overview", icon: "overview", actions: ["sales.read", "marketing.read"] }],
  },
  {
    label: "Sales",
    entries: [
      { href: "/reps", label: "Reps", icon: "reps", actions: ["sales.read"] },
      { href: "/deals", label: "Deals", icon: "deals", actions: ["deals.read"] },
      {
        href: "/commissions",
        label: "Commissions",
        icon: "commissions",
        actions: ["commissions.read"],
        instead: { href: "/commissions/cost", actions: ["commissions.totals"] },
      },
    ],
  },
  {
    label: "Marketing",
    entries: [
      { href: "/campaigns", label: "Campaigns", icon: "campaigns", actions: ["marketing.read"] },
      { href: "/leads", label: "Leads", icon: "leads", actions: ["marketing.read"] },
    ],
  },
  {
    label: "Data",
    entries: [
      { href: "/imports", label: "Imports", icon: "imports", actions: ["imports.read"] },
      { href: "/settings", label: "Settings", icon: "settings", actions: ["settings.read"] },
      { href: "/glossary", label: "Glossary", icon: "glossary", actions: ["glossary.read"] },
    ],
  },
];

/** The navigation as these roles see it, with badges by address: pages they may not open are not there. */
export function navGroupsFor(roles: readonly Role[], badges: Readonly<Record<string, NavBadge>> = {}): NavGroup[] {
  const isOpen = ({ actions }: Pick<NavEntry, "actions">) => actions.some((action) => reachOf(roles, action) !== null);
  const open = (entry: NavEntry): NavEntry[] => {
    const badge = badges[entry.href];
    if (isOpen(entry)) return [badge && badge.count > 0 ? { ...entry, badge } : entry];
    return entry.instead && isOpen(entry.instead) ? [{ ...entry, ...entry.instead }] : [];
  };
  return GROUPS.map((group) => ({ ...group, entries: group.entries.flatMap(open) })).filter(
    ({ entries }) => entries.length > 0,
  );
}

/** Whether the entry leads to the page in view, or to one above it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
