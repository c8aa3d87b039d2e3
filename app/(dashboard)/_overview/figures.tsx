import Link from "next/link";
import type { ReadScope } from "@/lib/auth/scope";
import { listStatements } from "@/lib/features/commissions/queries";
import { formatMonth } from "@/lib/format/date";
import { formatFigure } from "@/lib/format/metric";
import { formatMoney } from "@/lib/format/money";
import { formatShare } from "@/lib/format/number";
import type { MetricId, MetricResult } from "@/lib/metrics/types";
import { CardGrid } from "@/lib/ui/card";
import { unitAround } from "@/lib/values/period";
import { FigureCard } from "../_components/figure-card";
import { takenBack } from "../_components/taken-back";
import type { PageView } from "../_lib/view";
import { loadFigures, loadTrends } from "./load";
import { overviewScopes } from "./scopes";

type Entry = {
  id: MetricId;
  result: MetricResult | null;
  trend: MetricResult | null;
  targetId?: MetricId;
  label?: string;
  detail?: React.ReactNode;
  aside?: React.ReactNode;
  compared?: boolean;
};

/** What a rep's statement of the running month pays so far, and the way to it. */
async function RunningStatement({ scope }: { scope: ReadScope }) {
  const month = unitAround("month", scope.today, scope.organisation);
  const [statement] = await listStatements(scope, { period: month });
  if (!statement) return null;
  return (
    <Link href={`/commissions/statements/${statement.id}`} prefetch={false}>
      {formatMoney(statement.payable, "exact")} to be paid for {formatMonth(month.from)} so far
    </Link>
  );
}

/** The four figures that matter most to who is looking. */
export async function Figures({ view }: { view: PageView }) {
  const scopes = await overviewScopes();
  const [{ sales, pay, marketing, costs }, trends] = await Promise.all([
    loadFigures(scopes, view),
    loadTrends(scopes, view),
  ]);
  const mine = scopes.sales?.reach.kind === "own";
  const pace = sales?.total.pace?.value;
  const wins = sales?.total.won_deals?.value;
  const earned = pay?.total.commission_earned?.value;
  const revenue: Entry = {
    id: "revenue",
    result: sales,
    trend: trends.sales,
    targetId: "quota",
    detail: typeof pace === "number" && `pace ${formatShare(pace)}`,
    aside: sales && takenBack({ view, cells: sales.total }),
  };
  const winRate: Entry = {
    id: "win_rate",
    result: sales,
    trend: trends.sales,
    detail: typeof wins === "number" && `${formatFigure(wins, "count")} won`,
  };
  const pipeline: Entry = {
    id: "pipeline",
    compared: false,
    result: sales,
    trend: null,
    detail:
      sales?.total.coverage?.value != null &&
      `covers ${formatFigure(sales.total.coverage.value, "ratio")} of what is left`,
  };
  const cost: Entry = {
    id: "cost_of_sale",
    label: "Commission cost",
    result: pay,
    trend: trends.pay,
    detail: earned != null && formatFigure(earned, "money", "compact"),
  };
  const entries: Entry[] = mine
    ? [
        revenue,
        {
          id: "commission_earned",
          result: pay,
          trend: trends.pay,
          aside: scopes.pay && <RunningStatement scope={scopes.pay} />,
        },
        winRate,
        pipeline,
      ]
    : [
        revenue,
        pay ? cost : winRate,
        { id: "leads", result: marketing, trend: trends.marketing },
        costs
          ? { id: "cac", result: costs, trend: trends.costs }
          : { id: "customers", result: marketing, trend: trends.marketing },
      ];
  const shown = entries.filter((entry): entry is Entry & { result: MetricResult } => entry.result !== null);
  const more: Entry[] = [
    { id: "spend", result: marketing, trend: trends.marketing },
    { id: "cpl", result: marketing, trend: trends.marketing },
    pipeline,
  ];
  const filled = [
    ...shown,
    ...more.filter((entry): entry is Entry & { result: MetricResult } => entry.result !== null),
  ];
  return (
    <CardGrid columns={4}>
      {filled.slice(0, 4).map(({ id, result, trend, ...rest }) => (
        <FigureCard key={id} id={id} view={view} result={result} {...(trend ? { trend } : {})} {...rest} />
      ))}
    </CardGrid>
  );
}
