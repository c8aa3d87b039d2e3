import { describe, expect, it } from "vitest";
import { chartRows } from "./chart-rows";
import type { ChartPoint, ChartSeries } from "./types";

const point = (key: string, value: number | null, running = false): ChartPoint => ({
  key,
  label: key,
  title: key,
  running,
  values: { visits: { value, text: String(value) } },
});
const series = (shape: ChartSeries["shape"]): ChartSeries[] => [
  { id: "visits", name: "Visits", color: "marketing", shape },
];

describe("chartRows", () => {
  const points = [point("a", 1), point("b", 2), point("c", 3, true)];
  it("cuts a line where the running bucket begins, and lets the dotted part start at the last full one", () => {
    expect(chartRows(points, series("line"))).toEqual([
      { key: "a", running: false, visits: 1, "visits:running": null },
      { key: "b", running: false, visits: 2, "visits:running": 2 },
      { key: "c", running: true, visits: null, "visits:running": 3 },
    ]);
  });
  it("keeps bars whole, and gaps gaps", () => {
    expect(chartRows([point("a", null), point("b", 2, true)], series("bars"))).toEqual([
      { key: "a", running: false, visits: null },
      { key: "b", running: true, visits: 2 },
    ]);
  });
});
