"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState } from "react";
import {
  Bar,
  type BarShapeProps,
  ComposedChart,
  LabelList,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  useActiveTooltipLabel,
  XAxis,
  YAxis,
} from "recharts";
import { formatTick } from "@/lib/format/metric";
import { BandLabels, bandRoom } from "./band-labels";
import { chartRows, runningId } from "./chart-rows";
import { ChartTooltip } from "./chart-tooltip";
import { EndLabels } from "./end-labels";
import { Legend } from "./legend";
import styles from "./time-series-chart.module.css";
import {
  type ChartAxis,
  type ChartBand,
  type ChartPoint,
  type ChartSeries,
  type ChartTarget,
  type ChartValue,
  colorOf,
  dashOf,
} from "./types";

export type TimeSeriesChartProps = {
  /** What the chart shows, for those who do not see it. */
  label: string;
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  axis: ChartAxis;
  height: number;
  target?: ChartTarget | undefined;
  bands?: readonly ChartBand[];
  /** The series whose texts stand over the bars; the axis is left out then. */
  barLabels?: string;
  /** Series that stand on each other, from the bottom up. */
  stacked?: readonly string[];
  /** Lines of an index need not start at zero; bars always do. */
  base?: number;
  /** What another chart on the same places has at its right, so that both leave it the same room. */
  beside?: { readonly series: readonly ChartSeries[]; readonly target?: ChartTarget | undefined };
  /** Charts of one id show the same point together, on the same places. */
  syncId?: string;
};

const INITIAL_WIDTH = 720;
const NARROW = 520;
const LETTER_WIDTH = 6.7;
const BAR_LABEL = 20;
/** Keeps the bars of another unit under the lines. */
const LOW = 2.4;
/** From stripe to stripe in a bar whose time is not over. */
const HATCH = 6;

/** Bars and lines over time. Tab in, arrows walk the points, Enter opens what a point is made of, Esc leaves. */
export function TimeSeriesChart(props: TimeSeriesChartProps) {
  const { points, series, axis, target, bands = [], barLabels, stacked = [], base } = props;
  const router = useRouter();
  const [width, setWidth] = useState(INITIAL_WIDTH);
  const narrow = width < NARROW;
  const lines = series.filter(({ shape }) => shape !== "bars");
  const bars = series.filter(({ shape }) => shape === "bars");
  const running = bars.length > 0 && points.some((point) => point.running);
  const room = narrow ? 4 : labelRoom(props, width);
  const active = useRef<unknown>(null);
  const pointAt = (key: unknown) => points.find((point) => point.key === key);
  const open = (key: unknown) => {
    const href = pointAt(key)?.href;
    if (href) router.push(href);
  };

  return (
    <figure
      className={styles.figure}
      aria-label={props.label}
      data-own-keys="true"
      onKeyDown={(event) => {
        if (!(document.activeElement instanceof SVGElement)) return;
        if (event.key === "Escape") document.activeElement.blur();
        if (event.key === "Enter") open(active.current);
      }}
    >
      <ResponsiveContainer
        width="100%"
        height={props.height}
        initialDimension={{ width: INITIAL_WIDTH, height: props.height }}
        onResize={setWidth}
      >
        <ComposedChart
          accessibilityLayer
          data={chartRows(points, series)}
          margin={{
            top: (barLabels ? BAR_LABEL : 8) + bandRoom(bands),
            right: room,
            bottom: 0,
            left: 0,
          }}
          barCategoryGap={points.length > 40 ? "25%" : "32%"}
          onClick={({ activeLabel }) => open(activeLabel)}
          {...(props.syncId ? { syncId: props.syncId } : {})}
        >
          {bands.map((band) => (
            <ReferenceArea
              key={`${band.from} ${band.label}`}
              x1={band.from}
              x2={band.to}
              fill="var(--band)"
              fillOpacity={1}
              ifOverflow="visible"
            />
          ))}
          <XAxis
            dataKey="key"
            {...(props.syncId ? { scale: "band" as const } : {})}
            tickFormatter={(key: string) => pointAt(key)?.label ?? ""}
            axisLine={{ stroke: "var(--line)" }}
            tickLine={false}
            tick={{ fill: "var(--ink2)", fontSize: 12 }}
            minTickGap={narrow ? 12 : 24}
            interval={points.length > 16 ? "preserveStartEnd" : "equidistantPreserveStart"}
            height={26}
          />
          <YAxis
            hide={barLabels !== undefined || base !== undefined}
            domain={base === undefined ? [0, "auto"] : ["dataMin - 4", "dataMax + 4"]}
            width={narrow ? 40 : 48}
            tickCount={4}
            axisLine={false}
            tickLine={false}
            tick={{ fill: "var(--ink3)", fontSize: 12 }}
            tickFormatter={(value: number) => formatTick(value, axis.unit, axis.currency)}
          />
          <YAxis yAxisId="other" orientation="right" hide domain={[0, (highest: number) => highest * LOW]} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--line-strong)", strokeWidth: 1, fill: "var(--soft)", fillOpacity: 0.6 }}
            content={({ active, label }) => (active ? <ChartTooltip point={pointAt(label)} series={series} /> : null)}
          />
          {base !== undefined && <ReferenceLine y={base} stroke="var(--line)" zIndex={-50} />}
          {bars.map((one) => (
            <Bar
              key={one.id}
              dataKey={one.id}
              isAnimationActive={false}
              fill={colorOf(one)}
              {...(one.otherAxis ? { yAxisId: "other" } : {})}
              {...(stacked.includes(one.id) ? { stackId: "stack" } : {})}
              maxBarSize={44}
              shape={(shape: BarShapeProps) => (
                <BarShape {...shape} top={!stacked.includes(one.id) || stacked.at(-1) === one.id} />
              )}
            >
              {barLabels !== undefined && (stacked.at(-1) ?? bars.at(-1)?.id) === one.id && !narrow && (
                <LabelList
                  dataKey="key"
                  position="top"
                  formatter={(key) => shortText(pointAt(key)?.values[barLabels])}
                  className={styles.value}
                />
              )}
            </Bar>
          ))}
          {target && (
            <ReferenceLine
              y={target.value}
              stroke="var(--ink2)"
              strokeDasharray="4 4"
              ifOverflow="extendDomain"
              {...(!narrow
                ? { label: { value: target.label, position: "right" as const, className: styles.target ?? "" } }
                : {})}
            />
          )}
          {lines.flatMap((one) => [
            <Line key={one.id} dataKey={one.id} {...lineLook(one, dashOf(one.shape))} />,
            <Line key={runningId(one.id)} dataKey={runningId(one.id)} {...lineLook(one, "2 4")} tooltipType="none" />,
          ])}
          <ActivePoint of={active} />
          <BandLabels bands={bands} above={barLabels ? BAR_LABEL : 0} />
          {!narrow && <EndLabels points={points} series={lines} position={stacked.length > 0 ? "end" : "middle"} />}
        </ComposedChart>
      </ResponsiveContainer>
      {(running || (series.length > 1 && (narrow || bars.length > 0))) && (
        <Legend series={narrow ? series : bars} running={running} />
      )}
    </figure>
  );
}

/** Keeps the point that is shown, for keys that open it. */
function ActivePoint({ of }: { of: React.RefObject<unknown> }) {
  const label = useActiveTooltipLabel();
  useEffect(() => {
    of.current = label;
  }, [of, label]);
  return null;
}

/** The room right of the plot for the names of lines and target; lines end in the middle of the last place of a band. */
function labelRoom({ series, target, points, syncId, beside }: TimeSeriesChartProps, width: number): number {
  const half = syncId ? (width * 0.9) / points.length / 2 : 0;
  const lines = [...series, ...(beside?.series ?? [])].filter(({ shape }) => shape !== "bars");
  const ends = lines.map((one) => (one.endLabel ?? one.name).length * LETTER_WIDTH + 12 - half);
  const targets = [target, beside?.target].map((one) => (one ? one.label.length * LETTER_WIDTH + 8 : 0));
  return Math.ceil(Math.max(4, ...ends, ...targets));
}

function BarShape({ x, y, width, height, fill, payload, top }: BarShapeProps & { top: boolean }) {
  const hatch = useId();
  const corner = top ? Math.min(2, width / 2, Math.max(0, height)) : 0;
  const path = `M${x} ${y + height}V${y + corner}q0 ${-corner} ${corner} ${-corner}h${width - 2 * corner}q${corner} 0 ${corner} ${corner}V${y + height}Z`;
  if (!(height > 0)) return null;
  if (!payload?.running) return <path d={path} fill={fill} />;
  return (
    <>
      <pattern id={hatch} width={HATCH} height={HATCH} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={HATCH} height={HATCH} fill="var(--card)" />
        <rect width={HATCH / 3} height={HATCH} fill={fill} />
      </pattern>
      <path d={path} fill={`url(#${hatch})`} stroke={fill} data-running="true" />
    </>
  );
}

function shortText(value: ChartValue | undefined): string {
  return value?.short ?? value?.text ?? "";
}

function lineLook(one: ChartSeries, dash: string | undefined) {
  return {
    type: "linear",
    isAnimationActive: false,
    stroke: colorOf(one),
    strokeWidth: one.color === "grey" ? 1.2 : 1.8,
    dot: false,
    activeDot: { r: 3.5, stroke: "var(--card)" },
    connectNulls: false,
    legendType: "none",
    ...(dash ? { strokeDasharray: dash } : {}),
    ...(one.otherAxis ? { yAxisId: "other" } : {}),
  } as const;
}
