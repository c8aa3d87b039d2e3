import type { ReadScope } from "@/lib/auth/scope";
import { Tabs } from "@/lib/ui/tabs";
import { hrefWith } from "@/lib/ui/url/search-params";
import type { PageView } from "../../../_lib/view";
import { splitOf, splitsFor } from "../_lib/load-cost";

/** By what the cost is told, where there is a choice. */
export function SplitTabs({ scope, view }: { scope: ReadScope; view: PageView }) {
  const splits = splitsFor(scope);
  if (splits.length < 2) return null;
  const { id: current } = splitOf(scope, view);
  return (
    <Tabs
      label="Split by"
      tabs={splits.map(({ id, label }, place) => ({
        href: hrefWith(view.path, view.params, { by: place === 0 ? null : id }),
        label: `By ${label.toLowerCase()}`,
        current: id === current,
      }))}
    />
  );
}
