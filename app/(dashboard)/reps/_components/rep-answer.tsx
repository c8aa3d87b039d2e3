import type { ReadScope } from "@/lib/auth/scope";
import type { Rep } from "@/lib/features/reps/types";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import { metricOf } from "@/lib/metrics/registry";
import { compareCells } from "@/lib/ui/metric/compare-cells";
import { isRunning } from "@/lib/values/period";
import type { PageView } from "../../_lib/view";
import { loadRepFigures } from "../_lib/load-rep";

/** Is this rep on pace, and how does it compare? */
export async function RepAnswer({ scope, view, rep }: { scope: ReadScope; view: PageView; rep: Rep }) {
  const { total, previousTotal } = await loadRepFigures(scope, view, rep.id);
  const quota = total.quota?.value;
  const pace = toNumber(total.pace?.value);
  const change = compareCells(metricOf("revenue"), total.revenue, previousTotal?.revenue);
  const running = isRunning(view.state.period, view.context.today);
  return (
    <p>
      <strong>{formatFigure(total.revenue?.value ?? null, "money", "compact")}</strong>
      {quota ? ` of ${formatFigure(quota, "money", "compact")}` : " without a quota"} in {view.periodName}
      {pace !== null && <PaceWords pace={pace} running={running} />}
      {view.versus && change.relative !== null && change.direction !== "flat" && (
        <>
          , {formatShare(Math.abs(change.relative))} {change.direction === "up" ? "more" : "less"} than {view.versus}
        </>
      )}
      . {closedWords(total.won_deals?.value, total.lost_deals?.value)}
    </p>
  );
}

function PaceWords({ pace, running }: { pace: number; running: boolean }) {
  const away = formatShare(Math.abs(pace - 1));
  if (Math.abs(pace - 1) < 0.005) return <>, {running ? "on pace" : "exactly the quota"}</>;
  if (running)
    return (
      <>
        ,{" "}
        <strong>
          {away} {pace > 1 ? "ahead of pace" : "behind pace"}
        </strong>
      </>
    );
  return (
    <>
      ,{" "}
      <strong>
        {away} {pace > 1 ? "over quota" : "under quota"}
      </strong>
    </>
  );
}

function closedWords(won: unknown, lost: unknown): string {
  if (typeof won !== "number" || typeof lost !== "number") return "";
  if (won + lost === 0) return "No deal was closed.";
  return `${formatFigure(won, "count")} of ${formatFigure(won + lost, "count")} closed deals were won.`;
}
