import { AppError } from "@/lib/errors/app-error";
import { type Dimension, isDimension, NO_ENTITY } from "@/lib/metrics/dimensions";
import type { MetricFilter } from "@/lib/metrics/types";
import { BEGINNING, type CalendarDate, dateOf } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import type { Place } from "@/lib/values/place";
import { fromCursor, toCursor } from "./cursor";

type Asked<Sort extends string> = {
  readonly request: Request;
  readonly query: { readonly limit: number; readonly cursor?: string | undefined; readonly sort: Sort | `-${Sort}` };
};

/** The page that a call of a list asks for. */
export function toPage<Sort extends string>({ request, query }: Asked<Sort>, sorts: readonly Sort[]) {
  const by = sorts.find((sort) => query.sort === sort || query.sort === `-${sort}`);
  if (!by) throw new AppError("invalid_input", `A list cannot be sorted by ${query.sort}.`);
  return {
    sort: { by, descending: query.sort.startsWith("-") },
    after: fromCursor(query.cursor, request.url),
    limit: query.limit,
  };
}

/** A page as it is answered. */
export function toListAnswer<Row, Told extends object>(
  { request }: { readonly request: Request },
  { rows, next }: { readonly rows: readonly Row[]; readonly next: Place | null },
  tell: (row: Row) => Told,
): { data: Told[]; next_cursor: string | null } {
  return { data: rows.map(tell), next_cursor: toCursor(next, request.url) };
}

/** Filters of an address as metrics read them; nothing after the sign means rows without one. */
export function toMetricFilters(filter: Readonly<Record<string, readonly string[] | undefined>>): MetricFilter[] {
  return Object.entries(filter).flatMap(([name, values]) =>
    values && isDimension(name) ? [{ dimension: name satisfies Dimension, values: values.map(orNone) }] : [],
  );
}

function orNone(value: string): string {
  return value.trim() === "" ? NO_ENTITY : value.trim();
}

/** Runs a read that whoever calls may ask wrongly: what would be wrong usage of a command is wrong input here. */
export async function asInput<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "misuse") throw error;
    throw new AppError("invalid_input", error.message, { cause: error, details: error.details });
  }
}

/** The days that an address asks for; without a begin or an end all that there are. Throws `invalid_input` when there are none. */
export function periodOf({ from, to }: { from?: CalendarDate | undefined; to?: CalendarDate | undefined }): Period {
  requireOrder(from, to);
  return { from: from ?? BEGINNING, to: to ?? LAST_DAY };
}

const LAST_DAY = dateOf(9999, 12, 31);

/** Throws `invalid_input` when there is no day between. */
export function requireOrder(from: CalendarDate | undefined, to: CalendarDate | undefined): void {
  if (from === undefined || to === undefined || from < to) return;
  const message = `to must be after from (${from}): it is the day after the last one.`;
  throw new AppError("invalid_input", message, { details: [{ where: "to", message }] });
}
