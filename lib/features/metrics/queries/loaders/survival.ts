import { raw, sql } from "@/lib/db/sql";
import { calculateSurvival, type SurvivalCurve, survivalAt } from "@/lib/domain/retention/survival";
import type { MeasureValue, MeasureValues } from "@/lib/metrics/measure-value";
import type { Range } from "../ranges";
import type { FactRequest, LoadedRow } from "../request";
import { customerColumns } from "../sources/customer-columns";
import { amongOf, recurringSteps } from "../sources/customer-sql";
import { day } from "../sql-parts";
import { levelsOf, loadKeyedRows } from "./keyed-rows";
import type { FactLoader } from "./types";

const YEAR = 365;

/** How long the customers stay who ever were recurring by the range's end, by Kaplan and Meier: the share that stays longer than a year, and the median. */
export const loadSurvival: FactLoader = async (_scope, request) => {
  const loaded = request.ranges.flatMap((range) => levelsOf(request).map((level) => loadLevel(request, range, level)));
  return (await Promise.all(loaded)).flat();
};

type Lifetimes = { readonly duration: number; readonly ended: boolean; readonly customers: number };

async function loadLevel(request: FactRequest, range: Range, level: "row" | "total"): Promise<LoadedRow[]> {
  const groups = await loadKeyedRows<Lifetimes>(
    request,
    level,
    {
      table: sql`(
          select account_id, began, coalesce(ended, ${day(range.until)} - 1) - began as duration, ended is not null as ended
          from (
            select account_id, began, min(from_on) filter (where not paying and from_on > began) as ended
            from (
              select account_id, from_on, paying, min(from_on) filter (where paying) over (partition by account_id) as began
              from (${recurringSteps(range.until, amongOf(request.customers))}) s
            ) s where began is not null group by account_id, began
          ) s
        ) x`,
      joins: [],
      columns: customerColumns(range.until, request.customers !== undefined),
      where: sql`true`,
    },
    sql`x.duration, x.ended, count(*)::int as customers`,
    raw(`group by ${["1", "2", ...(level === "row" ? request.by.map((_, index) => 4 + index) : [])].join(", ")}`),
  );
  return groups.map(({ keys, rows }) => ({
    level,
    range: range.index,
    bucket: null,
    keys,
    values: valuesOf(calculateSurvival(rows)),
  }));
}

function valuesOf(curve: SurvivalCurve): MeasureValues {
  const { median: value, customers: n } = curve;
  return {
    survival_year: shareAfterYear(curve),
    survival_median: {
      value,
      n,
      ...(value === null ? { reason: "not reached: more than half are still customers" } : {}),
    },
  };
}

function shareAfterYear(curve: SurvivalCurve): MeasureValue {
  const value = survivalAt(curve, YEAR);
  if (value === null) return { value, n: curve.customers, reason: "nobody has been a customer for a year yet" };
  const interval = curve.steps.findLast(({ time }) => time <= YEAR)?.interval;
  return { value, n: curve.customers, ...(interval ? { interval: [interval.low, interval.high] } : {}) };
}
