import type { Command } from "commander";
import { stringify } from "csv-stringify/sync";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { parseQuery } from "@/lib/features/metrics/schema";
import { NO_VALUE } from "@/lib/format/locale";
import { formatFigure } from "@/lib/format/metric";
import { DIMENSIONS } from "@/lib/metrics/dimensions";
import { toQueryJson } from "@/lib/metrics/query-json";
import { metricOf } from "@/lib/metrics/registry";
import type { DimensionKey, MetricCells, MetricId, MetricResult } from "@/lib/metrics/types";
import { moneyToDecimalText } from "@/lib/values/money";
import { withDatabase } from "../context";
import { writeJson, writeNote, writeResult } from "../output";
import { toTextTable } from "../text-table";

type Flags = {
  readonly metrics: string;
  readonly by?: string;
  readonly from: string;
  readonly to: string;
  readonly compare?: string;
  readonly asOf?: string;
  readonly filter: readonly string[];
  readonly json?: true;
  readonly csv?: true;
};

/** `attain query`: figures of metrics in a period, split and filtered. */
export function registerQueryCommand(program: Command): void {
  program
    .command("query")
    .description("Figures of metrics in a period, split by dimensions and filtered.")
    .requiredOption("--metrics <ids>", "metrics, such as revenue,win_rate")
    .option("--by <dimensions>", `what to split by, such as rep or team,month: ${Object.keys(DIMENSIONS).join(" ")}`)
    .requiredOption("--from <date>", "first day, such as 2026-01-01")
    .requiredOption("--to <date>", "the day after the last one")
    .option("--compare <with>", "previous or year: the figures of that period beside them")
    .option("--as-of <date>", "the last day that is known and elapsed (default: today)")
    .option("--filter <dimension=value>", "only rows with it, by name or id; may be given again", collect, [])
    .option("--json", "write the result as JSON")
    .option("--csv", "write the rows as CSV")
    .action(async ({ filter, json, csv, ...text }: Flags) => {
      const query = parseQuery({ ...text, filters: filter });
      const result = await withDatabase(async ({ readScope }) => queryMetrics(await readScope("sales.read"), query));
      if (json) return writeJson(toQueryJson(result));
      writeResult(csv ? toCsv(result) : toTable(result));
      for (const note of [...comparisonNote(result), ...result.notes]) writeNote(note);
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function comparisonNote({ comparisonPeriod }: MetricResult): string[] {
  return comparisonPeriod ? [`Beside them stand those from ${comparisonPeriod.from} to ${comparisonPeriod.to}.`] : [];
}

/** A column of figures: a metric in the period, or in the one it is compared with. */
type FigureColumn = { readonly id: MetricId; readonly before: boolean };

function figureColumns({ query, comparisonPeriod }: MetricResult): FigureColumn[] {
  return query.metrics.flatMap((id) => [{ id, before: false }, ...(comparisonPeriod ? [{ id, before: true }] : [])]);
}

type Figures = { readonly cells: MetricCells; readonly previous: MetricCells | undefined };

function figureOf({ id, before }: FigureColumn, { cells, previous }: Figures): Value {
  return (before ? previous : cells)?.[id]?.value ?? null;
}

/** Rows by name with plain figures, money in major units; without a split, the total. The currency of money has a column of its own. */
function toCsv(result: MetricResult): string {
  const { query, rows, total, previousTotal } = result;
  const columns = figureColumns(result);
  const currency = currencyOf(result);
  const end = currency === null ? [] : [currency];
  const figures = (of: Figures) => [...columns.map((column) => toPlain(figureOf(column, of))), ...end];
  const lines = rows.map(({ key, cells, previous }) => [
    ...query.by.map((dimension) => nameOf(key[dimension] ?? null)),
    ...figures({ cells, previous }),
  ]);
  const names = columns.map(({ id, before }) => (before ? `previous_${id}` : id));
  const header = [...query.by, ...names, ...(currency === null ? [] : ["currency"])];
  const all = query.by.length === 0 ? [figures({ cells: total, previous: previousTotal })] : lines;
  return stringify([header, ...all], { escape_formulas: true });
}

type Value = NonNullable<MetricCells[keyof MetricCells]>["value"];

function toPlain(value: Value): string | number {
  if (value === null) return "";
  return typeof value === "number" ? value : moneyToDecimalText(value);
}

function currencyOf({ rows, total, previousTotal }: MetricResult): string | null {
  const all = [total, previousTotal, ...rows.flatMap(({ cells, previous }) => [cells, previous])];
  for (const cells of all)
    for (const cell of Object.values(cells ?? {}))
      if (cell.value !== null && typeof cell.value === "object") return cell.value.currency;
  return null;
}

function toTable(result: MetricResult): string {
  const { query, rows, total, previousTotal } = result;
  const columns = figureColumns(result);
  const before = query.compare === "year" ? "a year before" : "before";
  const header = [
    ...query.by.map((dimension) => DIMENSIONS[dimension].label),
    ...columns.map((column) => (column.before ? before : metricOf(column.id).name)),
  ];
  const figures = (of: Figures) =>
    columns.map((column) => formatFigure(figureOf(column, of), metricOf(column.id).unit, "exact"));
  const body = rows.map(({ key, cells, previous }) => [
    ...query.by.map((dimension) => nameOf(key[dimension] ?? null) || NO_VALUE),
    ...figures({ cells, previous }),
  ]);
  const last = [
    ...query.by.map((_, index) => (index === 0 ? "Total" : "")),
    ...figures({ cells: total, previous: previousTotal }),
  ];
  return toTextTable(header, [...body, last], query.by.length);
}

function nameOf(key: DimensionKey): string {
  return key === null ? "" : typeof key === "string" ? key : key.name;
}
