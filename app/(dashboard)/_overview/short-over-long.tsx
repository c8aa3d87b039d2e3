import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatBucket } from "@/lib/format/period";
import { formatList } from "@/lib/format/words";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricCells, MetricResult } from "@/lib/metrics/types";
import { ShortOverLong } from "@/lib/ui/charts/short-over-long";
import type { ChartBand, ChartPoint, ChartSeries, ChartValue } from "@/lib/ui/charts/types";
import { type Money, money, subtractMoney } from "@/lib/values/money";
import { contains, type Period } from "@/lib/values/period";
import { rowsHref } from "../_lib/rows-href";
import type { PageView } from "../_lib/view";
import { loadTrends } from "./load";
import { loadOffers } from "./offers";
import { overviewScopes } from "./scopes";
import { loadLoyaltySignals, loadSlowSignals, type SlowSignal } from "./slow-signals";

const SHORT: readonly ChartSeries[] = [
  { id: "plain", name: "Without an offer", color: "sales", shape: "bars" },
  { id: "offer", name: "On a limited-time offer", color: "sales", shape: "bars", light: true },
];
const TOTAL: ChartSeries = { id: "total", name: "Revenue", color: "sales", shape: "bars" };

/** Closing now over building slowly: the overview's largest part, because it is the answer. */
export async function ShortOverLongChart({ view }: { view: PageView }) {
  const scopes = await overviewScopes();
  const [{ sales }, awareness, loyalty, offers] = await Promise.all([
    loadTrends(scopes, view),
    loadSlowSignals(scopes, view),
    loadLoyaltySignals(scopes, view),
    loadOffers(scopes, view),
  ]);
  if (!sales) return null;
  const signals = [...awareness, ...loyalty];
  const slow = [awareness.length > 0 && "awareness", loyalty.length > 0 && "loyalty"].filter((word) => word !== false);
  const points = sales.rows.map((_, index) => pointOf(view, sales, index, signals));
  const target = averageQuota(sales);
  return (
    <ShortOverLong
      id="short-over-long"
      title={signals.length > 0 ? "Short term over long term" : "Revenue a month"}
      subtitle={
        signals.length > 0
          ? `Closing buys this quarter; ${formatList(slow)} ${slow.length > 1 ? "decide" : "decides"} the next ones. One time axis.`
          : "Twelve months; the dashed line is an average month's quota, what is light was sold on an offer, what is hatched is the month so far"
      }
      points={points}
      short={{
        name: "Closing now",
        words: `revenue a month${target === null ? "" : ", average quota dashed"}, light = sold on an offer, hatched = month so far`,
        series: SHORT,
        total: TOTAL,
        bands: offers.flatMap((offer) => bandOf(offer, sales)),
        ...(target === null ? {} : { target: { value: target, label: "average quota" } }),
      }}
      long={{
        name: "Building slowly",
        words: "index, each line's first known month = 100",
        series: signals.map(({ series }) => series),
      }}
      axis={{ unit: "money", currency: view.currency }}
    />
  );
}

function pointOf(view: PageView, sales: MetricResult, index: number, signals: readonly SlowSignal[]): ChartPoint {
  const row = sales.rows[index];
  const key = String(row?.key.month ?? index);
  const span = row?.span;
  const running = span !== undefined && contains(span, view.context.today);
  return {
    key,
    label: formatBucket(key),
    title: `${formatBucket(key, true)}${running ? ", so far" : ""}`,
    running,
    values: {
      ...revenueValues(row?.cells ?? {}, view.currency),
      ...Object.fromEntries(signals.map(({ series, values }) => [series.id, values[index] ?? NONE])),
    },
    href: span && monthHref(view, span),
  };
}

const NONE: ChartValue = { value: null, text: "—" };

function revenueValues(cells: MetricCells, currency: string): Record<string, ChartValue> {
  const revenue = asMoney(cells.revenue?.value);
  if (!revenue) return { total: NONE, plain: NONE, offer: NONE };
  const offer = asMoney(cells.offer_revenue?.value) ?? money(0n, currency);
  const value = (amount: Money): ChartValue => ({
    value: toNumber(amount),
    text: formatFigure(amount, "money"),
    short: formatFigure(amount, "money", "compact"),
  });
  return {
    total: value(revenue),
    plain: value(subtractMoney(revenue, offer)),
    offer: value(offer),
  };
}

function asMoney(value: Money | number | null | undefined): Money | null {
  return value && typeof value === "object" ? value : null;
}

function monthHref(view: PageView, { from, to }: Period): string | undefined {
  return rowsHref(view.params, metricOf("revenue"), { period: "custom", from, to });
}

/** The year's quota spread over its months: one line that says how much a usual month asks for. */
function averageQuota(sales: MetricResult): number | null {
  const quotas = sales.rows.map(({ cells }) => toNumber(cells.quota?.value)).filter((quota) => quota !== null);
  return quotas.length === 0 ? null : quotas.reduce((sum, quota) => sum + quota, 0) / quotas.length;
}

function bandOf(offer: { name: string; startsOn: string; endsOn: string }, sales: MetricResult): ChartBand[] {
  const months = sales.rows.filter(({ span }) => span && span.from <= offer.endsOn && span.to > offer.startsOn);
  const [first, last] = [months[0]?.key.month, months.at(-1)?.key.month];
  return first && last ? [{ from: String(first), to: String(last), label: offer.name }] : [];
}
