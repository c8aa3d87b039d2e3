import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import type { PageView } from "../../../_lib/view";
import { loadCost } from "../_lib/load-cost";

/** What a unit of revenue cost in commission. */
export async function CostAnswer({ scope, view }: { scope: ReadScope; view: PageView }) {
  const { total, notes } = await loadCost(scope, view, "team");
  const [earned, revenue, share] = [total.commission_earned?.value, total.revenue?.value, total.cost_of_sale?.value];
  if (earned == null || typeof share !== "number") {
    const reason = notes.find((note) => note.startsWith("commission_earned"));
    return (
      <p>
        {reason
          ? "What commission cost is not known yet: a statement waits for a fact."
          : "No commission was earned here yet."}
      </p>
    );
  }
  return (
    <p>
      Commission cost <strong>{formatShare(share, 1)}</strong> of revenue in {view.words.period}:{" "}
      {formatFigure(earned, "money")} of {formatFigure(revenue ?? null, "money")}.
    </p>
  );
}
