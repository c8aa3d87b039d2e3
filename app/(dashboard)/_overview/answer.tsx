import { formatFigure } from "@/lib/format/metric";
import { formatMoney } from "@/lib/format/money";
import { formatShare } from "@/lib/format/number";
import { formatPeriodShort } from "@/lib/format/period";
import { formatQuantity } from "@/lib/format/words";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricResult } from "@/lib/metrics/types";
import { compareCells } from "@/lib/ui/metric/compare-cells";
import { addDays, daysBetween } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { isRunning } from "@/lib/values/period";
import { shareTakenBack } from "../_lib/share-taken-back";
import type { PageView } from "../_lib/view";
import { loadFigures } from "./load";
import { overviewScopes } from "./scopes";
import { loadTeamChange, type TeamChange } from "./team-change";

/** The sentence that answers first: are we on plan? */
export async function Answer({ view }: { view: PageView }) {
  const scopes = await overviewScopes();
  const figures = loadFigures(scopes, view);
  const [{ sales, marketing }, team] = await Promise.all([figures, loadTeamChange(scopes, view, figures)]);
  return (
    <p>
      {sales ? (
        <SalesAnswer view={view} sales={sales} team={team} />
      ) : (
        marketing && <MarketingAnswer view={view} result={marketing} />
      )}
    </p>
  );
}

type SalesAnswerProps = { view: PageView; sales: MetricResult; team: TeamChange | null };

function SalesAnswer({ view, sales, team }: SalesAnswerProps) {
  const { total } = sales;
  const revenue = formatFigure(total.revenue?.value ?? null, "money", "compact");
  const quota = total.quota?.value;
  const name = formatPeriodShort(view.state.period, view.context.calendar, view.context.today);
  if (total.won_deals?.value === 0)
    return (
      <>
        No deal was won in {view.words.period}
        {quota ? ` against a quota of ${formatFigure(quota, "money", "compact")}` : ""}.
      </>
    );
  return (
    <>
      {name}
      {isRunning(view.state.period, view.context.today) ? " so far" : ""}:{" "}
      <strong>
        {revenue}
        {quota ? ` of ${formatFigure(quota, "money", "compact")}` : ""}
      </strong>
      <Remaining view={view} />
      <Pace view={view} pace={total.pace?.value} />. <Change view={view} sales={sales} team={team} />
      <Offers sales={sales} /> <TakenBack sales={sales} />
    </>
  );
}

function Remaining({ view }: { view: PageView }) {
  const { period } = view.state;
  const { today } = view.context;
  if (!isRunning(period, today)) return null;
  const left = daysBetween(addDays(today, 1), period.to);
  return <>, {left === 0 ? "the last day" : `${formatQuantity(left, "day")} left`}</>;
}

function Pace({ view, pace }: { view: PageView; pace: unknown }) {
  if (typeof pace !== "number") return null;
  const running = isRunning(view.state.period, view.context.today);
  const away = Math.abs(pace - 1);
  if (away < 0.005) return <>, exactly {running ? "on pace" : "on quota"}</>;
  const side = pace > 1 ? "ahead of" : "behind";
  return (
    <>
      ,{" "}
      <strong>
        {formatShare(away)} {running ? `${side} pace` : pace > 1 ? "over quota" : "under quota"}
      </strong>
    </>
  );
}

function Change({ view, sales, team }: SalesAnswerProps) {
  if (!view.versus) return null;
  const { relative, direction } = compareCells(metricOf("revenue"), sales.total.revenue, sales.previousTotal?.revenue);
  if (relative === null) return null;
  if (direction === "flat") return <>The same as {view.versus}. </>;
  return (
    <>
      That is {formatShare(Math.abs(relative))} {direction === "up" ? "more" : "less"} than {view.versus}
      {team && (
        <>
          , {team.most ? "most" : "the largest part"} of it from <strong>{team.team}</strong> (
          {formatMoney(money(team.minor, view.currency), "compact", "always")})
        </>
      )}
      .{" "}
    </>
  );
}

function Offers({ sales }: { sales: MetricResult }) {
  const { revenue, offer_revenue } = sales.total;
  if (
    !revenue?.value ||
    !offer_revenue?.value ||
    typeof revenue.value !== "object" ||
    typeof offer_revenue.value !== "object"
  )
    return null;
  const share = Number(offer_revenue.value.minor) / Number(revenue.value.minor);
  return share >= 0.05 ? <>{formatShare(share)} of it was sold on a limited-time offer.</> : null;
}

function TakenBack({ sales: { total } }: { sales: MetricResult }) {
  if (shareTakenBack(total) < 0.05) return null;
  const amount = formatFigure(total.revenue_taken_back?.value ?? null, "money", "compact");
  return <>Of the revenue, {amount} has since been cancelled or refunded.</>;
}

function MarketingAnswer({ view, result }: { view: PageView; result: MetricResult }) {
  const { leads, spend, cpl } = result.total;
  const change = compareCells(metricOf("leads"), leads, result.previousTotal?.leads);
  return (
    <>
      {view.periodName}: <strong>{formatFigure(leads?.value ?? null, "count")} leads</strong>
      {spend?.value ? ` for ${formatFigure(spend.value, "money", "compact")}` : ""}
      {cpl?.value ? `, ${formatFigure(cpl.value, "money")} each` : ""}.{" "}
      {view.versus && change.relative !== null && change.direction !== "flat" && (
        <>
          That is {formatShare(Math.abs(change.relative))} {change.direction === "up" ? "more" : "fewer"} leads than{" "}
          {view.versus}.
        </>
      )}
    </>
  );
}
