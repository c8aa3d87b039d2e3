import { reachOf } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { CardGrid } from "@/lib/ui/card";
import { FigureCard } from "../../../_components/figure-card";
import type { PageView } from "../../../_lib/view";
import { loadCost, loadCostMonths, splitOf } from "../_lib/load-cost";

/** Commission, the revenue it was for and the share it is, beside the period compared with. Who may see totals only opens no lines. */
export async function CostFigures({ scope, view }: { scope: ReadScope; view: PageView }) {
  const [result, { all: trend }] = await Promise.all([
    loadCost(scope, view, "team"),
    loadCostMonths(scope, view, splitOf(scope, view).id),
  ]);
  const shared = {
    view,
    result,
    trend,
    // Totals of pay are never compared with a part of a month.
    detail: view.state.compare && !result.previousTotal ? "compared by whole months only" : undefined,
    ...(reachOf(scope.actor.roles, "commissions.read") === "all" ? {} : { href: null }),
  };
  return (
    <CardGrid columns={3}>
      <FigureCard id="commission_earned" {...shared} />
      <FigureCard id="revenue" view={view} result={result} trend={trend} detail={shared.detail} />
      <FigureCard id="cost_of_sale" {...shared} />
    </CardGrid>
  );
}
