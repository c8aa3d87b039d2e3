import type { ChartPoint, ChartSeries } from "./types";

export type ChartRow = { readonly key: string; readonly running: boolean } & Record<
  string,
  number | null | string | boolean
>;

/** The name of a line's stretch into buckets that are not over. */
export function runningId(seriesId: string): string {
  return `${seriesId}:running`;
}

/**
 * The points as rows for drawing. A line is cut in two: up to the last bucket that is over, and from there into the running ones,
 * which is drawn dotted.
 */
export function chartRows(points: readonly ChartPoint[], series: readonly ChartSeries[]): ChartRow[] {
  return points.map((point, index) => {
    const row: ChartRow = { key: point.key, running: point.running };
    const beforeRunning = points[index + 1]?.running ?? false;
    for (const { id, shape } of series) {
      const value = point.values[id]?.value ?? null;
      row[id] = shape === "bars" || !point.running ? value : null;
      if (shape !== "bars") row[runningId(id)] = point.running || beforeRunning ? value : null;
    }
    return row;
  });
}
