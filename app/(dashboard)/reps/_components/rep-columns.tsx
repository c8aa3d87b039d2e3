import Link from "next/link";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatNumber } from "@/lib/format/number";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId, MetricRow } from "@/lib/metrics/types";
import { AttainmentBar } from "@/lib/ui/metric/bars";
import type { Column } from "@/lib/ui/table/types";
import { elapsedDays, lengthInDays } from "@/lib/values/period";
import { metricColumn } from "../../_components/metric-column";
import { rowsHref, withPeriod } from "../../_lib/rows-href";
import { entityOf } from "../../_lib/sort-rows";
import type { PageView } from "../../_lib/view";
import type { RepsData } from "../_lib/load-reps";
import styles from "./rep-columns.module.css";

const EXTRA: readonly MetricId[] = [
  "revenue_taken_back",
  "quota",
  "pace",
  "projected",
  "won_deals",
  "lost_deals",
  "avg_deal",
  "created_deals",
  "close_rate",
  "discounted_share",
  "offer_revenue",
  "calls",
  "emails",
  "meetings",
  "demos",
  "activities_per_win",
];
const EFFORT = ["calls", "emails", "meetings"] as const;
const EXTRA_PAY: readonly MetricId[] = ["commission_rate", "cost_of_sale"];

/** The leaderboard's columns: the usual ones, then those that may be added. */
export function repColumns(view: PageView, { result, teams, withPay }: RepsData): Column<MetricRow>[] {
  const filter = (row: MetricRow) => ({ rep: entityOf(row, "rep").id });
  const column = (
    id: MetricId,
    options: { header?: string; usual?: boolean; digits?: number; after?: (row: MetricRow) => React.ReactNode } = {},
  ) => metricColumn(id, view, result, { filter, ...options });
  const pace = elapsedDays(view.state.period, view.context.today) / lengthInDays(view.state.period);
  const highest = Math.max(1.2, ...result.rows.map(({ cells }) => toNumber(cells.attainment?.value) ?? 0));
  return [
    {
      id: "rep",
      header: "Rep",
      grow: true,
      sortable: true,
      firstDescending: false,
      cell: (row) => {
        const { id, name } = entityOf(row, "rep");
        return (
          <>
            <Link href={withPeriod(`/reps/${id}`, view.params)} prefetch={false} className={styles.rep}>
              {name}
            </Link>
            {teams.has(id) && <span className={styles.team}>{teams.get(id)}</span>}
          </>
        );
      },
      value: (row) => entityOf(row, "rep").name,
    },
    column("revenue"),
    {
      ...column("attainment", {
        after: ({ cells }) =>
          cells.attainment?.value != null && (
            <span className={styles.bar}>
              <AttainmentBar value={toNumber(cells.attainment.value)} pace={pace} max={Math.min(highest, 2)} />
            </span>
          ),
      }),
    },
    column("win_rate"),
    column("sales_cycle", { header: "Cycle" }),
    column("pipeline", {
      header: "Pipeline",
      after: (row) =>
        row.cells.coverage?.value != null && (
          <span className={styles.grey}> {formatFigure(row.cells.coverage.value, "ratio")}</span>
        ),
    }),
    column("discount", { header: "Discount", digits: 1 }),
    {
      ...column("activities", { header: "Calls · mails · meetings" }),
      cell: (row) => <Effort row={row} view={view} />,
      total: <Effort row={{ key: {}, cells: result.total }} view={view} />,
    },
    ...(withPay ? [column("commission_earned", { header: "Commission" })] : []),
    ...EXTRA.map((id) => column(id, { usual: false })),
    column("coverage", { header: "Coverage", usual: false }),
    ...(withPay ? EXTRA_PAY.map((id) => column(id, { usual: false, digits: 1 })) : []),
  ];
}

/** Three counts in one column, each opening its own rows. */
function Effort({ row, view }: { row: MetricRow; view: PageView }) {
  const filter = row.key.rep ? { rep: entityOf(row, "rep").id } : {};
  return EFFORT.map((id, index) => (
    <span key={id} className={styles.effort}>
      {index > 0 && " · "}
      <Link href={rowsHref(view.params, metricOf(id), filter) ?? ""} prefetch={false}>
        {formatFigure(row.cells[id]?.value ?? null, "count")}
      </Link>
    </span>
  ));
}

/** How much of the view's days is over, for the words under the table. */
export function tickWords(view: PageView): string {
  const share = elapsedDays(view.state.period, view.context.today) / lengthInDays(view.state.period);
  return share >= 1 ? "100 %" : `${formatNumber(share * 100)} %`;
}
