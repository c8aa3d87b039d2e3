import { type Queryable, queryRows, sql } from "@/lib/db/sql";
import type { FxRate } from "@/lib/domain/commissions/facts";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { parseDecimal } from "@/lib/values/decimal";

type RateRow = { on: CalendarDate; currency: string; rate: string };

/** Loads the exchange rates of some currencies, each currency once however often and from however many sides at once it is asked for. */
export function createRateLoader(on: Queryable): (currencies: ReadonlySet<string>) => Promise<FxRate[]> {
  const known = new Map<string, Promise<FxRate[]>>();
  return async (currencies) => {
    const fresh = [...currencies].filter((currency) => !known.has(currency));
    if (fresh.length > 0) {
      const read = readRates(on, fresh);
      for (const code of fresh)
        known.set(
          code,
          read.then((rates) => rates.filter(({ currency }) => currency === code)),
        );
    }
    const found = await Promise.all([...currencies].map((currency) => known.get(currency) ?? []));
    return found.flat();
  };
}

async function readRates(on: Queryable, currencies: readonly string[]): Promise<FxRate[]> {
  const rows = await queryRows<RateRow>(
    on,
    sql`select "on", currency, trim_scale(rate)::text as rate from fx_rates where currency = any(${currencies}::text[]) order by currency, "on"`,
  );
  return rows.map(({ rate, ...row }) => ({ ...row, rate: parseDecimal(rate) }));
}
