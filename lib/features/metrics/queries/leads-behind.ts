import { raw, type Sql } from "@/lib/db/sql";
import type { FactId } from "@/lib/metrics/facts";
import { measuresOf } from "@/lib/metrics/formula";
import type { MeasureId } from "@/lib/metrics/measures";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId } from "@/lib/metrics/types";
import { selectedRows } from "./predicates";
import type { Range } from "./ranges";
import type { ResolvedFilter } from "./request";
import { LEAD_COLUMNS, LEAD_DATES, LEADS_REACHED, type LeadFact } from "./sources/leads";
import { within } from "./sql-parts";

/** A statement's from and where that give the leads behind a number as `l`, each once. */
export type LeadsBehind = {
  readonly from: Sql;
  readonly where: Sql;
  /** The column of the date that every one of the leads has, because they are chosen by it. */
  readonly date: string;
  /** The column of the date by which a lead has converted, where the metric is a conversion. */
  readonly converted: string | null;
};

type Asked = { readonly range: Range; readonly filters: readonly ResolvedFilter[] };

/** The leads that a metric counts, by the same condition as its measures; of a conversion, those it is a share of. */
export function leadsBehind(metric: MetricId, { range, filters }: Asked): LeadsBehind {
  const date = LEAD_DATES[factOf(metric)];
  const rows = { table: raw("leads l"), joins: [], columns: LEAD_COLUMNS, where: within(raw(date), range) };
  return { ...selectedRows({ filters, reach: { kind: "all" } }, rows), date, converted: convertedOf(metric) };
}

/** Whether the leads behind the metric can be listed. */
export function hasLeadsBehind(metric: MetricId): boolean {
  return metricOf(metric).rows === "leads";
}

function convertedOf(metric: MetricId): string | null {
  const measure = measuresOf(metricOf(metric).formula).find(isReached);
  return measure ? LEAD_DATES[LEADS_REACHED[measure]] : null;
}

function isReached(measure: MeasureId): measure is keyof typeof LEADS_REACHED {
  return Object.hasOwn(LEADS_REACHED, measure);
}

function factOf(metric: MetricId): LeadFact {
  const fact = metricOf(metric).facts.find(isLeadFact);
  if (!fact) throw new Error(`${metric} is not counted from leads`);
  return fact;
}

function isLeadFact(fact: FactId): fact is LeadFact {
  return Object.hasOwn(LEAD_DATES, fact);
}
