import { queryMetrics } from "@/lib/features/metrics/queries";
import type { MetricResult } from "@/lib/metrics/types";
import type { Money } from "@/lib/values/money";
import { entityOf } from "../_lib/sort-rows";
import type { PageView } from "../_lib/view";
import type { OverviewFigures, OverviewScopes } from "./load";

/** The team whose revenue moved most in the direction of the whole, by how much, and whether that is at least half. */
export type TeamChange = { readonly team: string; readonly minor: bigint; readonly most: boolean };

/** Where the change in revenue comes from, where teams are compared and one stands out; `figures` have the whole. */
export async function loadTeamChange(
  { sales }: OverviewScopes,
  view: PageView,
  figures: Promise<OverviewFigures>,
): Promise<TeamChange | null> {
  if (!sales || sales.reach.kind === "own" || !view.state.compare || view.filters.length > 0) return null;
  const byTeam = queryMetrics(sales, {
    metrics: ["revenue"],
    by: ["team"],
    period: view.state.period,
    compare: view.state.compare,
    filters: [],
    rowsOnly: true,
  });
  const [{ rows }, { sales: whole }] = await Promise.all([byTeam, figures]);
  return whole && mostMoved({ ...whole, rows });
}

/** The row that moved most the way the total went; null unless it makes up at least a third of the change. */
export function mostMoved({
  rows,
  total,
  previousTotal,
}: Pick<MetricResult, "rows" | "total" | "previousTotal">): TeamChange | null {
  const whole = minorOf(total.revenue?.value) - minorOf(previousTotal?.revenue?.value);
  if (whole === 0n || rows.length < 2) return null;
  const sign = whole > 0n ? 1n : -1n;
  const changes = rows
    .filter(({ key }) => key.team)
    .map((row) => ({
      team: entityOf(row, "team").name,
      minor: minorOf(row.cells.revenue?.value) - minorOf(row.previous?.revenue?.value),
    }))
    .sort((a, b) => (b.minor * sign > a.minor * sign ? 1 : -1));
  const [first] = changes;
  if (!first || first.minor * sign * 3n < whole * sign) return null;
  return { ...first, most: first.minor * sign * 2n >= whole * sign };
}

function minorOf(value: Money | number | null | undefined): bigint {
  return value && typeof value === "object" ? value.minor : 0n;
}
