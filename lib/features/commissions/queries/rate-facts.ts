import { type Queryable, queryRows, sql } from "@/lib/db/sql";
import type { FxRate } from "@/lib/domain/commissions/facts";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { parseDecimal } from "@/lib/values/decimal";

type RateRow = { on: CalendarDate; currency: string; rate: string };

/** Loads the exchange rates of some currencies, each currency once however often it is asked for. */
export function createRateLoader(on: Queryable): (currencies: ReadonlySet<string>) => Promise<FxRate[]> {
  const known = new Map<string, FxRate[]>();
  return async (currencies) => {
    const fresh = [...currencies].filter((currency) => !known.has(currency));
    for (const currency of fresh) known.set(currency, []);
    for (const { rate, ...row } of fresh.length > 0 ? await readRates(on, fresh) : [])
      known.get(row.currency)?.push({ ...row, rate: parseDecimal(rate) });
    return [...currencies].flatMap((currency) => known.get(currency) ?? []);
  };
}

async function readRates(on: Queryable, currencies: readonly string[]): Promise<RateRow[]> {
  return await queryRows<RateRow>(
    on,
    sql`select "on", currency, trim_scale(rate)::text as rate from fx_rates where currency = any(${currencies}::text[]) order by currency, "on"`,
  );
}
