import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { listLeads } from "@/lib/features/leads/queries";
import { LEAD_SORTS, type LeadListQuery, type LeadSort } from "@/lib/features/leads/types";
import { FACTS } from "@/lib/metrics/facts";
import { isMetricId, metricOf } from "@/lib/metrics/registry";
import type { Dimension, MetricId } from "@/lib/metrics/types";
import { readPage, readSort } from "@/lib/ui/url/table-state";
import type { PageView } from "../../_lib/view";

/** What leads can be cut down to. */
export const LEAD_DIMENSIONS: readonly Dimension[] = FACTS.leads_entered.dimensions;

export const PAGE_SIZE = 50;

type LeadSet = { readonly metric: MetricId; readonly label: string; readonly sort: LeadSort };

/** Sets of leads one click away, each the rows behind a metric and by the date that it counts. */
export const LEAD_SETS: readonly LeadSet[] = [
  { metric: "leads", label: "New", sort: "first_contact_on" },
  { metric: "mqls", label: "MQL", sort: "mql_on" },
  { metric: "sqls", label: "SQL", sort: "sql_on" },
  { metric: "opportunities", label: "Opportunities", sort: "opportunity_on" },
  { metric: "customers", label: "Customers", sort: "customer_on" },
];

/** Which figure's leads the address asks for; the new ones where it asks for none that is made of leads. */
export function readMetric(params: URLSearchParams): MetricId {
  const id = params.get("metric") ?? "";
  return isMetricId(id) && metricOf(id).rows === "leads" ? id : "leads";
}

/** The set that the metric counts, or is a share of. */
export function setOf(metric: MetricId): LeadSet | undefined {
  const [fact] = metricOf(metric).facts;
  return LEAD_SETS.find((set) => metricOf(set.metric).facts[0] === fact);
}

/** The list that the address asks for. */
export function readListQuery(view: PageView): LeadListQuery {
  const metric = readMetric(view.params);
  const latest = { by: setOf(metric)?.sort ?? "first_contact_on", descending: true };
  const { by, descending } = readSort(view.params, LEAD_SORTS, latest);
  return {
    metric,
    period: view.state.period,
    filters: view.filters,
    sort: { by: LEAD_SORTS.find((sort) => sort === by) ?? "first_contact_on", descending },
    page: readPage(view.params),
    pageSize: PAGE_SIZE,
  };
}

/** The page of leads that the address asks for; read once for all parts of the page. */
export const loadLeads = cache((scope: ReadScope, view: PageView) => listLeads(scope, readListQuery(view)));
