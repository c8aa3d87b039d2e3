import type { ReadScope } from "@/lib/auth/scope";
import { PageHeader } from "@/lib/ui/page-header";
import { Tabs } from "@/lib/ui/tabs";
import { commissionTabsFor } from "../_lib/commission-tabs";

type CommissionsHeaderProps = {
  scope: ReadScope;
  current: string;
  title?: string;
  badges?: readonly (string | null | undefined | false)[];
  actions?: React.ReactNode;
  children: React.ReactNode;
};

/** The head of each part of the commissions: where one is, and the sentence that answers first. */
export function CommissionsHeader({
  scope,
  current,
  title = "Commissions",
  badges = [],
  actions,
  children,
}: CommissionsHeaderProps) {
  const tabs = commissionTabsFor(scope.actor.roles).map(({ href, label }) => ({
    href,
    label,
    current: href === current,
  }));
  return (
    <>
      <PageHeader title={title} badges={badges} actions={actions}>
        {children}
      </PageHeader>
      {tabs.length > 1 && <Tabs label="Parts of the commissions" tabs={tabs} />}
    </>
  );
}
