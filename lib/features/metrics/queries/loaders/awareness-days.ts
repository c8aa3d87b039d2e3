import { database } from "@/lib/db/client";
import { empty, queryRows, type Sql, sql } from "@/lib/db/sql";
import type { BrandSignal } from "@/lib/domain/awareness/brand-share";
import type { SurveyWave } from "@/lib/domain/awareness/brand-survey";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { filterCondition } from "../predicates";
import type { FactRequest, KeyPart } from "../request";
import { MARKET } from "../sources/brand";
import { and, day } from "../sql-parts";

type Wave = Pick<SurveyWave, "aided" | "unaided"> & {
  readonly on: CalendarDate;
  readonly aidedAsked: number;
  readonly unaidedAsked: number;
};
type Signal = BrandSignal & { readonly allBrandedSearches: number | null; readonly directVisits: number | null };

/** Survey waves and signals of one market (or of all together), summed by day, earliest first. */
export type AwarenessDays = {
  readonly keys: readonly KeyPart[];
  readonly waves: readonly Wave[];
  readonly signals: readonly Signal[];
};

/** All that is known of awareness before a day, by market where the request is. */
export async function loadAwarenessDays(
  request: FactRequest,
  level: "row" | "total",
  until: CalendarDate,
): Promise<AwarenessDays[]> {
  const byMarket = level === "row" && request.by.includes("market");
  const [waves, signals] = await Promise.all([
    queryRows<Wave & { market: string | null }>(
      database(),
      sql`select "on", sum(aided)::int as aided, sum(respondents) filter (where aided is not null)::int as "aidedAsked",
            sum(unaided)::int as unaided, sum(respondents) filter (where unaided is not null)::int as "unaidedAsked" ${market(byMarket)}
          from brand_surveys w where ${conditions(request, until)} group by "on" ${grouped(byMarket)} order by "on"`,
    ),
    queryRows<Signal & { market: string | null }>(
      database(),
      sql`select "on", sum(branded_searches) filter (where ${BOTH_SEARCHES})::float8 as "brandedSearches",
            sum(competitor_searches) filter (where ${BOTH_SEARCHES})::float8 as "competitorSearches",
            sum(mentions) filter (where ${BOTH_MENTIONS})::float8 as mentions,
            sum(competitor_mentions) filter (where ${BOTH_MENTIONS})::float8 as "competitorMentions",
            sum(branded_searches)::float8 as "allBrandedSearches", sum(direct_visits)::float8 as "directVisits" ${market(byMarket)}
          from brand_signals w where ${conditions(request, until)} group by "on" ${grouped(byMarket)} order by "on"`,
    ),
  ]);
  if (!byMarket) return [{ keys: [], waves, signals }];
  const markets = new Set([...waves, ...signals].map((row) => row.market));
  const of = <Row extends { market: string | null }>(rows: readonly Row[], name: string | null) =>
    rows.filter((row) => row.market === name);
  return Array.from(markets, (name) => ({ keys: [name], waves: of(waves, name), signals: of(signals, name) }));
}

const BOTH_SEARCHES = sql`branded_searches is not null and competitor_searches is not null`;
const BOTH_MENTIONS = sql`mentions is not null and competitor_mentions is not null`;
const COLUMNS = { market: MARKET(sql`w.market`) };

function conditions({ filters }: FactRequest, until: CalendarDate): Sql {
  return and(sql`"on" < ${day(until)}`, ...filters.map((filter) => filterCondition(COLUMNS, filter)));
}

function market(byMarket: boolean): Sql {
  return byMarket ? sql`, nullif(w.market, '') as market` : empty;
}

function grouped(byMarket: boolean): Sql {
  return byMarket ? sql`, w.market` : empty;
}
