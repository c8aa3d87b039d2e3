import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { formatFigure } from "@/lib/format/metric";
import { decapitalise } from "@/lib/format/words";
import { asPage, pageScope } from "@/lib/http/page";
import { isMetricId, metricOf } from "@/lib/metrics/registry";
import { FilterBar } from "@/lib/ui/filter-bar";
import { PageHeader } from "@/lib/ui/page-header";
import { TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { AddFilter } from "../_components/add-filter";
import { filterMenu } from "../_lib/filter-menu";
import { rowsHref } from "../_lib/rows-href";
import { readView } from "../_lib/view";
import { GroupsTable } from "./_components/groups-table";
import { grainOf } from "./_lib/grain";
import { loadGroups } from "./_lib/load-groups";

type RowsPageProps = { searchParams: Promise<PageSearchParams> };

export const metadata: Metadata = { title: "Behind a figure" };

export default async function RowsPage({ searchParams }: RowsPageProps) {
  const scope = await pageScope("glossary.read");
  const params = toSearchParams(await searchParams);
  const id = params.get("metric") ?? "";
  if (!isMetricId(id)) notFound();
  const metric = metricOf(id);
  if (metric.rows === "deals" || metric.rows === "leads") redirect(rowsHref(params, metric) ?? "/");
  if (grainOf(metric, []).length === 0) notFound();
  const view = await asPage(() => readView(scope, "/rows", params, metric.dimensions));
  const { total } = await asPage(() => loadGroups(scope, view, id));
  return (
    <>
      <PageHeader title={`Behind ${decapitalise(metric.name)}`} printed={view.printed}>
        {metric.name} in {view.words.period} is{" "}
        <strong>
          {formatFigure(total[id]?.value ?? null, metric.unit, metric.unit === "share" ? "exact" : "full")}
        </strong>
        .
      </PageHeader>
      <FilterBar filters={view.activeFilters} clearHref={view.clearHref}>
        <AddFilter dimensions={filterMenu(scope, metric.dimensions)} />
      </FilterBar>
      <Slot what="What is behind it" skeleton={<TableSkeleton what="what is behind it" rows={15} />}>
        <GroupsTable scope={scope} view={view} id={id} />
      </Slot>
    </>
  );
}
