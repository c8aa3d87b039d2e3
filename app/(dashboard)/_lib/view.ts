import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { findEarliestDay, listEntityNames } from "@/lib/features/filters/queries";
import { formatDate } from "@/lib/format/date";
import { elapsedSpan, formatComparison, formatPeriodName, formatSpan } from "@/lib/format/period";
import { DIMENSIONS, type Dimension, NO_ENTITY } from "@/lib/metrics/dimensions";
import type { MetricFilter } from "@/lib/metrics/types";
import type { ActiveFilter } from "@/lib/ui/filter-bar";
import type { ViewWords } from "@/lib/ui/metric/explain";
import { type PeriodState, readPeriod } from "@/lib/ui/url/period-state";
import type { PeriodContext } from "@/lib/ui/url/presets";
import { hrefWith, type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import type { FiscalCalendar } from "@/lib/values/period";
import { choiceName, filterOf, readFilters } from "./filters";

/** What a page is about: the period, what it is compared with, and what it is cut down to; with the words for all of it. */
export type PageView = {
  readonly path: string;
  readonly params: URLSearchParams;
  readonly context: PeriodContext & { readonly calendar: FiscalCalendar };
  readonly state: PeriodState;
  readonly currency: string;
  readonly filters: readonly MetricFilter[];
  readonly activeFilters: readonly ActiveFilter[];
  readonly clearHref: string;
  readonly words: ViewWords;
  /** `Q4 2026` */
  readonly periodName: string;
  /** `same days of Q3`; undefined when nothing is compared. */
  readonly versus: string | undefined;
  /** `Q3`: the same where the page says elsewhere that only the same days count. */
  readonly versusShort: string | undefined;
  /** Period and filters in one line, for paper. */
  readonly printed: string;
};

/** The first day with data, asked once for all parts of a page. */
export const earliestDay = cache(findEarliestDay);

/** Reads a page's address. `dimensions` are those that the page can be cut down to; others are left alone. */
export async function readView(
  scope: ReadScope,
  path: string,
  given: PageSearchParams | URLSearchParams,
  dimensions: readonly Dimension[],
): Promise<PageView> {
  const params = given instanceof URLSearchParams ? given : toSearchParams(given);
  const { organisation, today } = scope;
  const { fiscalYearStartMonth, weekStart } = organisation;
  const context = { calendar: { fiscalYearStartMonth, weekStart }, today, earliest: await earliestDay(scope) };
  const state = readPeriod(params, context);
  const named = await nameFilters(scope, readFilters(params, dimensions));
  const filters = knownFilters(named);
  const period = formatSpan(elapsedSpan(state.period, today));
  const known = named.filter(({ name }) => name !== null);
  const filterWords = known.map(({ label, name }) => `${label}: ${name}`);
  const versus = state.compare ? formatComparison(state.period, state.compare, context.calendar, today) : undefined;
  return {
    path,
    params,
    context,
    state,
    currency: organisation.currency,
    filters,
    activeFilters: named.map(({ dimension, id, label, name }) => ({
      label: name === null ? `${label}: there is no ${id}` : `${label}: ${name}`,
      removeHref: hrefWith(path, params, {
        [dimension]: params.getAll(dimension).filter((value) => value !== id),
        page: null,
      }),
    })),
    clearHref: hrefWith(path, params, { ...Object.fromEntries(dimensions.map((name) => [name, null])), page: null }),
    words: { period, filters: filterWords, asOf: formatDate(today) },
    periodName: formatPeriodName(state.period, organisation),
    versus,
    versusShort: versus?.replace("same days of ", ""),
    printed: [period, versus && `compared with ${versus}`, ...filterWords].filter(Boolean).join(" · "),
  };
}

/** The view cut down to one thing that the page is about and its address names otherwise. */
export function withFilter(view: PageView, dimension: Dimension, { id, name }: { id: string; name: string }): PageView {
  const words = { ...view.words, filters: [`${DIMENSIONS[dimension].label}: ${name}`, ...view.words.filters] };
  return { ...view, filters: [...view.filters, filterOf(dimension, id)], words };
}

type NamedFilter = { dimension: Dimension; id: string; label: string; name: string | null };

/** The filters with their names; an entity that is not there has none, and is left out of what is asked. */
async function nameFilters(scope: ReadScope, filters: readonly MetricFilter[]): Promise<NamedFilter[]> {
  const named = filters.map(async ({ dimension, values }) => {
    const { label, kind } = DIMENSIONS[dimension];
    const names = new Map((await listEntityNames(scope, dimension, values)).map(({ id, name }) => [id, name]));
    const nameOf = (id: string) => (kind === "entity" ? (names.get(id) ?? null) : choiceName(dimension, id));
    return values.map((id) => ({ dimension, id, label, name: id === NO_ENTITY ? "none" : nameOf(id) }));
  });
  return (await Promise.all(named)).flat();
}

function knownFilters(named: readonly NamedFilter[]): MetricFilter[] {
  const values = new Map<Dimension, string[]>();
  for (const { dimension, id, name } of named)
    if (name !== null) values.set(dimension, [...(values.get(dimension) ?? []), id]);
  return Array.from(values, ([dimension, ids]) => ({ dimension, values: ids, known: true }));
}
