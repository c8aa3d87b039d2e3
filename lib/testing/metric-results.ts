import type { ReadScope } from "@/lib/auth/scope";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { Dimension, MetricCell, MetricId, MetricQuery, MetricResult, MetricRow } from "@/lib/metrics/types";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";

type Ask = Partial<Omit<MetricQuery, "period" | "asOf">> & {
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
};

/** Asks for metrics as tests say it; by default of the first quarter of 2026. */
export async function askMetrics(scope: ReadScope, metrics: readonly MetricId[], ask: Ask = {}): Promise<MetricResult> {
  const { from = "2026-01-01", to = "2026-04-01", asOf, ...rest } = ask;
  return await queryMetrics(scope, {
    metrics,
    by: [],
    filters: [],
    period: period(calendarDate(from), calendarDate(to)),
    ...rest,
    ...(asOf ? { asOf: calendarDate(asOf) } : {}),
  });
}

/** The rows as names and figures, money in major units. */
export function linesOf({ rows, query }: MetricResult): (string | number | null)[][] {
  return rows.map((row) => [
    ...query.by.map((dimension) => nameOf(row, dimension)),
    ...query.metrics.map((id) => plainValue(row.cells[id])),
  ]);
}

/** The total's figures, money in major units. */
export function totalsOf({ total, query }: MetricResult): (number | null)[] {
  return query.metrics.map((id) => plainValue(total[id]));
}

/** The total's figures in the comparison period. */
export function previousOf({ previousTotal, query }: MetricResult): (number | null)[] {
  return query.metrics.map((id) => plainValue(previousTotal?.[id]));
}

function plainValue(cell: MetricCell | undefined): number | null {
  const value = cell?.value ?? null;
  return value !== null && typeof value === "object" ? Number(value.minor) / 100 : value;
}

function nameOf(row: MetricRow, dimension: Dimension): string {
  const key = row.key[dimension] ?? null;
  return key === null ? "none" : typeof key === "string" ? key : key.name;
}
