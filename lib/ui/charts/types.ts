import type { MetricUnit } from "@/lib/metrics/definition";

/** Sales is blue and marketing orange; further series take the others in order. Each also has a shape of its own. */
export type SeriesColor = "sales" | "marketing" | "third" | "fourth" | "fifth" | "sixth" | "grey";

export type SeriesShape = "bars" | "line" | "dashed" | "dotted";

/** One value of a series at one point, with the text that the tooltip and the table show, and a shorter one for over a bar. */
export type ChartValue = { readonly value: number | null; readonly text: string; readonly short?: string };

export type ChartSeries = {
  readonly id: string;
  readonly name: string;
  /** At the line's end, where it says more than the name: `Awareness +18`. */
  readonly endLabel?: string;
  readonly color: SeriesColor;
  readonly shape: SeriesShape;
  /** Its own scale, at the other side: for a figure of another unit. */
  readonly otherAxis?: boolean;
  /** Drawn in the light tone of its colour. */
  readonly light?: boolean;
};

/** One place on the time axis. */
export type ChartPoint = {
  readonly key: string;
  /** On the axis: `Nov`. */
  readonly label: string;
  /** In full: `November 2026, so far`. */
  readonly title: string;
  /** The bucket is not over: its bar is hatched, its line dotted. */
  readonly running: boolean;
  readonly values: Readonly<Record<string, ChartValue>>;
  /** Where this point's rows are. */
  readonly href?: string | undefined;
};

/** Something that happened over some points, said on the chart. */
export type ChartBand = { readonly from: string; readonly to: string; readonly label: string };

export type ChartAxis = { readonly unit: MetricUnit; readonly currency: string };

/** A line to reach: `target $433k a month`. */
export type ChartTarget = { readonly value: number; readonly label: string };

const COLORS: Readonly<Record<SeriesColor, string>> = {
  sales: "var(--sales)",
  marketing: "var(--marketing)",
  third: "var(--series-3)",
  fourth: "var(--series-4)",
  fifth: "var(--series-5)",
  sixth: "var(--series-6)",
  grey: "var(--line-strong)",
};

export function colorOf({ color, light }: Pick<ChartSeries, "color" | "light">): string {
  if (light && (color === "sales" || color === "marketing")) return `var(--${color}-light)`;
  return COLORS[color];
}

/** The stroke of a line's shape; bars have none. */
export function dashOf(shape: SeriesShape): string | undefined {
  return shape === "dashed" ? "6 4" : shape === "dotted" ? "2 4" : undefined;
}
