import { sql } from "@/lib/db/sql";
import type { CustomerHistory } from "@/lib/domain/retention/customer-history";
import { toCustomerMonths } from "@/lib/domain/retention/lifetime-value";
import type { Purchase, PurchaseKind } from "@/lib/domain/retention/purchase";
import type { MeasureValues } from "@/lib/metrics/measure-value";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Range } from "../ranges";
import type { FactRequest, LoadedRow } from "../request";
import { customerColumns } from "../sources/customer-columns";
import { amongOf, customerEvents } from "../sources/customer-sql";
import { levelsOf, loadKeyedRows } from "./keyed-rows";
import type { FactLoader } from "./types";

type Event = {
  readonly account_id: number;
  readonly on: CalendarDate;
  readonly kind: PurchaseKind | null;
  readonly amount: bigint | null;
  readonly cost: bigint | null;
  readonly term_months: number | null;
  readonly recurring: bigint | null;
  readonly unknown: string | null;
};

/**
 * Months of recurring customers: how many there were, how many left in one, and the gross margin they brought. A contraction takes its part
 * of the margin with it, which no sum tells, so the events of customers who ever were recurring are read one by one.
 */
export const loadCustomerMonths: FactLoader = async (_scope, request) => {
  const loaded = request.ranges.flatMap((range) => levelsOf(request).map((level) => loadLevel(request, range, level)));
  return (await Promise.all(loaded)).flat();
};

async function loadLevel(request: FactRequest, range: Range, level: "row" | "total"): Promise<LoadedRow[]> {
  const events = customerEvents(range.until, amongOf(request.customers));
  const groups = await loadKeyedRows<Event>(
    request,
    level,
    {
      table: sql`(
          select e.*, bool_or(kind is not null) over (partition by account_id) as recurs from (${events}) e
        ) x`,
      joins: [],
      columns: customerColumns(range.until, request.customers !== undefined),
      where: sql`x.recurs`,
    },
    sql`x.account_id, x."on", x.kind, x.amount, x.cost, x.term_months, x.recurring, x.unknown`,
    sql`order by x.account_id, x."on", x.source, x.id`,
  );
  return groups.map(({ keys, rows }) => ({
    level,
    range: range.index,
    bucket: null,
    keys,
    values: monthsOf(rows, range, request),
  }));
}

function monthsOf(rows: readonly Event[], { span, asOf }: Range, { calendar }: FactRequest): MeasureValues {
  const months = toCustomerMonths(toHistories(rows), span, asOf, calendar);
  const reason = rows.find(({ unknown }) => unknown !== null)?.unknown ?? null;
  const margin = months.reduce((sum, month) => sum + month.margin, 0n);
  return {
    customer_months: { value: BigInt(months.reduce((sum, month) => sum + month.customers, 0)) },
    months_ended: { value: BigInt(months.reduce((sum, month) => sum + month.churned, 0)) },
    months_without_cost: { value: BigInt(months.reduce((sum, month) => sum + month.withoutCost, 0)) },
    gross_margin: reason === null ? { value: margin } : { value: null, reason },
  };
}

function toHistories(rows: readonly Event[]): CustomerHistory[] {
  const histories = new Map<number, Purchase[]>();
  for (const row of rows) {
    const events = histories.get(row.account_id) ?? [];
    events.push(toPurchase(row));
    histories.set(row.account_id, events);
  }
  return Array.from(histories, ([customer, events]) => ({ customer, events }));
}

function toPurchase({
  account_id: customer,
  on,
  kind,
  amount,
  cost,
  term_months: termMonths,
  recurring,
}: Event): Purchase {
  return {
    customer,
    on,
    kind,
    amount: amount ?? 0n,
    termMonths,
    cost,
    ...(recurring === null || kind === null ? {} : { monthly: recurring }),
  };
}
