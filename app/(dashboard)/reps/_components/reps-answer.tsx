import Link from "next/link";
import type { ReadScope } from "@/lib/auth/scope";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { capitalise, formatCountWord, formatQuantity } from "@/lib/format/words";
import type { MetricRow } from "@/lib/metrics/types";
import { isRunning } from "@/lib/values/period";
import { takenBack } from "../../_components/taken-back";
import { withPeriod } from "../../_lib/rows-href";
import { entityOf } from "../../_lib/sort-rows";
import type { PageView } from "../../_lib/view";
import { hasSales, loadReps } from "../_lib/load-reps";

const FAR_BEHIND = 0.8;
const NAMED = 2;

/** Who needs help: how many are on pace, and who is furthest behind in money. */
export async function RepsAnswer({ scope, view }: { scope: ReadScope; view: PageView }) {
  const { result } = await loadReps(scope, view);
  const sellers = result.rows.filter(hasSales).length;
  const others = result.rows.length - sellers;
  const paced = result.rows.filter(({ cells }) => toNumber(cells.pace?.value) !== null);
  const ahead = paced.filter(({ cells }) => (toNumber(cells.pace?.value) ?? 0) >= 1);
  const behind = paced
    .filter(({ cells }) => (toNumber(cells.pace?.value) ?? 1) < FAR_BEHIND)
    .sort((a, b) => shortfall(b) - shortfall(a));
  const undone = takenBack({ view, cells: result.total });
  const running = isRunning(view.state.period, view.context.today);
  return (
    <p>
      {formatQuantity(sellers, "rep")} {sellers === 1 ? "has" : "have"} closed{" "}
      <strong>{formatFigure(result.total.revenue?.value ?? null, "money", "compact")}</strong>
      {undone && <>, {undone}</>}
      {others > 0 &&
        `; ${formatCountWord(others)} more ${others === 1 ? "is" : "are"} listed only for commission or for the period compared with`}
      .{" "}
      {paced.length > 0 && (
        <>
          {capitalise(formatCountWord(ahead.length))} {ahead.length === 1 ? "is" : "are"}{" "}
          {running ? "on or ahead of pace" : "at quota or above"},{" "}
          {behind.length === 0 ? "none" : formatCountWord(behind.length)} {behind.length <= 1 ? "is" : "are"} more than
          a fifth behind
          {behind.length > 0 ? ": " : "."}
          {behind.slice(0, NAMED).map((row, index) => (
            <span key={entityOf(row, "rep").id}>
              {index > 0 && " and "}
              <Link href={withPeriod(`/reps/${entityOf(row, "rep").id}`, view.params)} prefetch={false}>
                <strong>{entityOf(row, "rep").name}</strong>
              </Link>
            </span>
          ))}
          {behind.length > 0 && (behind.length > NAMED ? " by the most." : ".")}
        </>
      )}
    </p>
  );
}

/** How much revenue is missing to where the elapsed days ask the rep to be. */
function shortfall({ cells }: MetricRow): number {
  const [revenue, pace] = [toNumber(cells.revenue?.value) ?? 0, toNumber(cells.pace?.value) ?? 1];
  return pace > 0 ? revenue / pace - revenue : (toNumber(cells.quota?.value) ?? 0);
}
