import type { Money } from "@/lib/values/money";
import type { DimensionKey, MetricCells, MetricResult, MetricRow } from "./types";

type FigureJson = { readonly minor: string; readonly currency: string } | number | null;

/** A query's result as the command line prints it and the API answers. A row has its dimensions and metrics side by side. */
export type QueryJson = {
  readonly from: string;
  readonly to: string;
  readonly metrics: readonly string[];
  readonly rows: readonly Readonly<Record<string, DimensionKey | FigureJson | Record<string, FigureJson>>>[];
  readonly total: Readonly<Record<string, FigureJson>>;
  readonly notes: readonly string[];
  /** The other period's days and its total; each row has its own figures of it under `previous`. */
  readonly comparison?: { readonly from: string; readonly to: string };
  readonly previous_total?: Readonly<Record<string, FigureJson>>;
};

/** The promised shape of a result; money as text of minor units with its currency, shares and ratios unrounded, no value as null. */
export function toQueryJson({ query, rows, total, notes, comparisonPeriod, previousTotal }: MetricResult): QueryJson {
  return {
    from: query.period.from,
    to: query.period.to,
    metrics: query.metrics,
    rows: rows.map(toRowJson),
    total: toFiguresJson(total),
    notes,
    ...(comparisonPeriod ? { comparison: { from: comparisonPeriod.from, to: comparisonPeriod.to } } : {}),
    ...(previousTotal ? { previous_total: toFiguresJson(previousTotal) } : {}),
  };
}

function toRowJson({ key, cells, previous }: MetricRow): QueryJson["rows"][number] {
  return { ...key, ...toFiguresJson(cells), ...(previous ? { previous: toFiguresJson(previous) } : {}) };
}

function toFiguresJson(cells: MetricCells): Record<string, FigureJson> {
  return Object.fromEntries(Object.entries(cells).map(([id, cell]) => [id, toFigureJson(cell.value)]));
}

function toFigureJson(value: Money | number | null): FigureJson {
  return value === null || typeof value === "number"
    ? value
    : { minor: value.minor.toString(), currency: value.currency };
}
