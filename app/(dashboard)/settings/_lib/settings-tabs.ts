import { type Action, type Role, reachOf } from "@/lib/auth/permissions";

type SettingsTab = { readonly href: string; readonly label: string; readonly action: Action };

const TABS: readonly SettingsTab[] = [
  { href: "/settings", label: "Organisation", action: "settings.read" },
  { href: "/settings/stages", label: "Stages", action: "settings.read" },
  { href: "/settings/people", label: "People", action: "people.read" },
  { href: "/settings/teams", label: "Teams", action: "people.read" },
  { href: "/settings/roles", label: "Roles", action: "people.read" },
  { href: "/settings/keys", label: "Keys", action: "keys.read" },
  { href: "/settings/audit", label: "Audit", action: "audit.read" },
];

/** The parts of the settings that these roles may open. */
export function settingsTabsFor(roles: readonly Role[]): SettingsTab[] {
  return TABS.filter(({ action }) => reachOf(roles, action) !== null);
}
