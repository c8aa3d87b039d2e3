import type { ScopeParts } from "@/lib/auth/scope";
import { formatPeriodName } from "@/lib/format/period";
import { type Period, previousPeriod, unitAround } from "@/lib/values/period";

const QUARTERS_BACK = 4;

type Calendar = Pick<ScopeParts, "organisation" | "today">;

/** The last fiscal quarter that is over. */
export function lastQuarter({ organisation, today }: Calendar): Period {
  return previousPeriod(unitAround("quarter", today, organisation), organisation);
}

export type ExamplePeriod = { readonly period: Period; readonly label: string };

/** Periods of whole months over which a draft may be tried: the last quarters that are over, this one, and the last fiscal year. */
export function examplePeriods(calendar: Calendar): ExamplePeriod[] {
  const { organisation, today } = calendar;
  const running = unitAround("quarter", today, organisation);
  const over: Period[] = [lastQuarter(calendar)];
  while (over.length < QUARTERS_BACK) over.push(previousPeriod(over.at(-1) ?? running, organisation));
  const year = previousPeriod(unitAround("year", today, organisation), organisation);
  return [
    ...over.map((period) => ({ period, label: formatPeriodName(period, organisation) })),
    { period: running, label: `${formatPeriodName(running, organisation)} so far` },
    { period: year, label: formatPeriodName(year, organisation) },
  ];
}
