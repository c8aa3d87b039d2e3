import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { formatDate } from "@/lib/format/date";
import { NO_VALUE } from "@/lib/format/locale";
import { formatFigure, toNumber } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import { elapsedSpan, formatPeriodName, formatSpan } from "@/lib/format/period";
import { metricOf } from "@/lib/metrics/registry";
import { Card } from "@/lib/ui/card";
import { AttainmentBar } from "@/lib/ui/metric/bars";
import { explainMetric } from "@/lib/ui/metric/explain";
import { MetricHelp } from "@/lib/ui/metric/metric-help";
import { type Period, unitAround } from "@/lib/values/period";
import { filterOf } from "../../../_lib/filters";
import styles from "./statement.module.css";

type AttainmentProps = { scope: ReadScope; rep: { readonly id: number; readonly name: string }; month: Period };

/** How much of the quota of the month and of its quarter is reached, as known today. */
export async function Attainment({ scope, rep, month }: AttainmentProps) {
  const quarter = unitAround("quarter", month.from, scope.organisation);
  const spans = [month, quarter];
  const results = await Promise.all(
    spans.map((period) =>
      queryMetrics(scope, {
        metrics: ["attainment", "pace", "revenue", "quota"],
        by: [],
        period,
        filters: [filterOf("rep", rep.id)],
      }),
    ),
  );
  const cell = results[1]?.total.attainment;
  const words = {
    period: formatSpan(elapsedSpan(quarter, scope.today)),
    filters: [`Rep: ${rep.name}`],
    asOf: formatDate(scope.today),
  };
  return (
    <Card
      title="Attainment"
      subtitle="Revenue against the quota, as known today"
      help={<MetricHelp explanation={explainMetric(metricOf("attainment"), cell, words)} />}
    >
      <div className={styles.rows}>
        {results.map(({ total }, index) => {
          const attainment = toNumber(total.attainment?.value);
          const running = (spans[index] ?? month).to > scope.today;
          const pace = running ? toNumber(total.pace?.value) : null;
          return (
            <div key={index === 0 ? "month" : "quarter"}>
              <div className={styles.row}>
                <span>{formatPeriodName(spans[index] ?? month, scope.organisation)}</span>
                <strong>{attainment === null ? NO_VALUE : formatShare(attainment)}</strong>
              </div>
              {attainment !== null && (
                <>
                  <div className={styles.attained}>
                    <AttainmentBar
                      value={attainment}
                      pace={pace === null || pace === 0 ? null : attainment / pace}
                      max={1.5}
                    />
                  </div>
                  <p className={styles.foot}>
                    {formatFigure(total.revenue?.value ?? null, "money", "compact")} of{" "}
                    {formatFigure(total.quota?.value ?? null, "money", "compact")}
                    {pace !== null && `, pace ${formatShare(pace)}`}
                  </p>
                </>
              )}
            </div>
          );
        })}
      </div>
      <p className={styles.foot}>Revenue as it was won. Tiers of the plan also take back what was refunded.</p>
    </Card>
  );
}
