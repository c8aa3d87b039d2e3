import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import type { Tab } from "@/lib/ui/tabs";
import { hrefWith } from "@/lib/ui/url/search-params";
import type { PageView } from "../../_lib/view";

const TABS = [
  { id: "performance", label: "Performance" },
  { id: "deals", label: "Deals" },
  { id: "activities", label: "Activities" },
  { id: "commission", label: "Commission" },
] as const;

export type RepTab = (typeof TABS)[number]["id"];

/** The tab in the address, of those this person may open; the first one otherwise. */
export function readRepTab(scope: ReadScope, params: URLSearchParams): RepTab {
  return tabsFor(scope).find(({ id }) => id === params.get("tab"))?.id ?? "performance";
}

/** The tabs of a rep's page as links; each starts with its own sorting and first page. */
export function repTabs(scope: ReadScope, view: PageView): Tab[] {
  const current = readRepTab(scope, view.params);
  return tabsFor(scope).map(({ id, label }) => ({
    href: hrefWith(view.path, view.params, {
      tab: id === "performance" ? null : id,
      sort: null,
      page: null,
      columns: null,
      metric: null,
    }),
    label,
    current: id === current,
  }));
}

function tabsFor(scope: ReadScope) {
  return TABS.filter(({ id }) => id !== "commission" || reachOf(scope.actor.roles, "commissions.read") !== null);
}
