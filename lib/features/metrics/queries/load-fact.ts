import { database } from "@/lib/db/client";
import { queryRows } from "@/lib/db/sql";
import { SELLER_DIMENSIONS } from "@/lib/metrics/dimensions";
import type { FactId } from "@/lib/metrics/facts";
import type { MeasureValue } from "@/lib/metrics/measure-value";
import { type MeasureId, measureOf } from "@/lib/metrics/measures";
import type { FactRequest, KeyPart, LoadedRow } from "./request";
import type { FactSource, Level } from "./source";
import { factStatement } from "./statement";

type Row = {
  readonly level: "row" | "total";
  readonly range: 0 | 1;
  readonly bucket: number | null;
  readonly bucket_end: number | null;
  readonly doubt?: boolean | null;
  readonly [column: `${"k" | "m" | "u" | "n"}${number}`]: KeyPart | bigint;
};

const BY_DEAL: readonly FactId[] = [
  "deals_closed",
  "deals_opened",
  "deals_open",
  "deals_expected",
  "refunds",
  "refunds_of_closed",
];

/** Loads one fact table's measures with one statement. The total is asked for where rows do not add up to it, else added up. */
export async function loadFact(fact: FactId, request: FactRequest, source: FactSource): Promise<LoadedRow[]> {
  const grouped = request.by.length > 0 || request.unit !== null;
  const wanted = !(grouped && request.rowsOnly);
  const asked = wanted && grouped && !addsUp(fact, request);
  const rows = await readRows(request, source, grouped ? (asked ? ["row", "total"] : ["row"]) : ["total"]);
  const loaded = toLoadedRows(rows, request);
  if (request.unit !== null && rows.some((row) => row.bucket_end !== null)) return addEqual(loaded);
  return wanted && grouped && !asked ? [...loaded, ...totalsOf(loaded)] : loaded;
}

/** Reads quickly, and again with the reasons where a row makes a sum unknown, which is rare. */
async function readRows(request: FactRequest, source: FactSource, levels: readonly Level[]): Promise<Row[]> {
  const rows = await queryRows<Row>(database(), factStatement(request, source, levels, false));
  if (!rows.some(({ doubt }) => doubt)) return rows;
  return await queryRows<Row>(database(), factStatement(request, source, levels, true));
}

/** A split deal is in several groups of sellers, and a statistic is in none of them by parts. */
function addsUp(fact: FactId, { by, unit, measures }: FactRequest): boolean {
  const bySeller = by.some((dimension) => SELLER_DIMENSIONS.includes(dimension));
  const parts = measures.map((id) => measureOf(id).additive);
  const add = parts.every((additive) => additive === true || (additive === "except_time" && unit === null));
  return add && !(bySeller && BY_DEAL.includes(fact));
}

type Values = { [id in MeasureId]?: MeasureValue };

function toLoadedRows(rows: readonly Row[], { by, measures }: FactRequest): LoadedRow[] {
  const keyColumns = by.map((_, index) => `k${index}` as const);
  const columns = measures.map(
    (id, index) => ({ id, value: `m${index}`, unknown: `u${index}`, note: `n${index}` }) as const,
  );
  return rows.flatMap((row): LoadedRow | LoadedRow[] => {
    const { level, range, bucket, bucket_end: end } = row;
    const keys = level === "total" ? [] : keyColumns.map((column) => (row[column] ?? null) as KeyPart);
    const values: Values = {};
    for (const { id, value, unknown, note } of columns) values[id] = toValue(row[value], row[unknown], row[note]);
    if (end === null) return { level, range, bucket, keys, values };
    const first = bucket ?? 0;
    return Array.from({ length: Math.max(end - first, 0) }, (_, index) => {
      return { level, range, bucket: first + index, keys, values };
    });
  });
}

type Cell = KeyPart | bigint | undefined;

function toValue(value: Cell, unknown: Cell, note: Cell): MeasureValue {
  if (typeof unknown === "string") return { value: null, reason: unknown };
  const known = typeof value === "string" ? BigInt(value) : (value ?? null);
  return typeof note === "string" ? { value: known, note } : { value: known };
}

/** Adds up rows of the same group, as stocks come in one for each run of buckets. */
function addEqual(rows: readonly LoadedRow[]): LoadedRow[] {
  const groups = new Map<string, LoadedRow & { readonly values: Values }>();
  for (const row of rows) {
    const id = JSON.stringify([row.level, row.range, row.bucket, row.keys]);
    const known = groups.get(id);
    if (known) addTo(known.values, row.values);
    else groups.set(id, { ...row, values: { ...row.values } });
  }
  return [...groups.values()];
}

function totalsOf(rows: readonly LoadedRow[]): LoadedRow[] {
  const totals = new Map<0 | 1, Values>();
  for (const { range, values } of rows) {
    const sum = totals.get(range);
    if (sum) addTo(sum, values);
    else totals.set(range, { ...values });
  }
  return Array.from(totals, ([range, values]) => ({ level: "total", range, bucket: null, keys: [], values }));
}

function addTo(sum: Values, values: LoadedRow["values"]): void {
  for (const id of Object.keys(sum) as MeasureId[]) sum[id] = addValue(sum[id] ?? NONE, values[id] ?? NONE);
}

const NONE: MeasureValue = { value: null };

/** What is not known spoils a sum; what nobody reported is left out of it. */
function addValue(a: MeasureValue, b: MeasureValue): MeasureValue {
  if (a.reason !== undefined) return a;
  if (b.reason !== undefined || a.value === null) return b;
  if (b.value === null) return a;
  const note = a.note ?? b.note;
  return {
    value:
      typeof a.value === "bigint" && typeof b.value === "bigint"
        ? a.value + b.value
        : Number(a.value) + Number(b.value),
    ...(note === undefined ? {} : { note }),
  };
}
