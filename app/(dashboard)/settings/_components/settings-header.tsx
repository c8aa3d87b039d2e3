import type { ReadScope } from "@/lib/auth/scope";
import { PageHeader } from "@/lib/ui/page-header";
import { Tabs } from "@/lib/ui/tabs";
import { settingsTabsFor } from "../_lib/settings-tabs";

type SettingsHeaderProps = { scope: ReadScope; current: string; children: React.ReactNode };

/** The head of each part of the settings: where one is, and one sentence on what it is for. */
export function SettingsHeader({ scope, current, children }: SettingsHeaderProps) {
  const tabs = settingsTabsFor(scope.actor.roles).map(({ href, label }) => ({
    href,
    label,
    current: href === current,
  }));
  return (
    <>
      <PageHeader title="Settings">{children}</PageHeader>
      <Tabs label="Parts of the settings" tabs={tabs} />
    </>
  );
}
