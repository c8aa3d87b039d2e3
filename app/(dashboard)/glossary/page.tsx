import type { Metadata } from "next";
import { pageScope } from "@/lib/http/page";
import { listMetrics } from "@/lib/metrics/registry";
import { Stack } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { EmptyState } from "@/lib/ui/states";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { AreaCard } from "./_components/area-card";
import { GlossarySearch } from "./_components/glossary-search";
import { PlanTermsCard } from "./_components/plan-terms-card";
import { AREAS, hasWords, matches } from "./_lib/areas";
import { PLAN_TERMS } from "./_lib/plan-terms";

export const metadata: Metadata = { title: "Glossary" };

export default async function GlossaryPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  await pageScope("glossary.read");
  const search =
    toSearchParams(await searchParams)
      .get("search")
      ?.trim() ?? "";
  const all = listMetrics();
  const found = all.filter((metric) => matches(metric, search));
  const terms = PLAN_TERMS.filter(({ name, text }) => hasWords(`${name} ${text}`, search));
  return (
    <>
      <PageHeader title="Glossary">
        {all.length} figures, each defined once. Pages, exports and the command line all compute them from these
        definitions.
      </PageHeader>
      <Stack>
        <GlossarySearch search={search} found={found.length + terms.length} />
        {found.length + terms.length === 0 && (
          <EmptyState title={`Nothing has “${search}” in its name, formula or description`}>
            Try a single word, such as revenue, leads or retention.
          </EmptyState>
        )}
        {AREAS.map(({ area, title, subtitle }) => (
          <AreaCard key={area} title={title} subtitle={subtitle} metrics={found.filter((one) => one.area === area)} />
        ))}
        <PlanTermsCard terms={terms} />
      </Stack>
    </>
  );
}
