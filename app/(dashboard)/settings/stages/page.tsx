import type { Metadata } from "next";
import { listStages } from "@/lib/features/stages/queries";
import { pageScope } from "@/lib/http/page";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { SettingsHeader } from "../_components/settings-header";
import { StagesTable } from "./_components/stages-table";

export const metadata: Metadata = { title: "Stages" };

export default async function StagesPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("settings.read");
  const stages = await listStages(scope);
  return (
    <>
      <SettingsHeader scope={scope} current="/settings/stages">
        The way of a deal, and how likely it is to be won at each step. New stages come with imports.
      </SettingsHeader>
      <StagesTable stages={stages} params={toSearchParams(await searchParams)} />
    </>
  );
}
