import type { Metadata } from "next";
import { listStages } from "@/lib/features/stages/queries";
import type { Stage } from "@/lib/features/stages/types";
import { pageScope } from "@/lib/http/page";
import { Card, Stack } from "@/lib/ui/card";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { SettingsHeader } from "../_components/settings-header";
import { NewStageForm } from "./_components/stage-form";
import { StagesTable } from "./_components/stages-table";

export const metadata: Metadata = { title: "Stages" };

export default async function StagesPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("settings.read");
  const stages = await listStages(scope);
  return (
    <>
      <SettingsHeader scope={scope} current="/settings/stages">
        The way of a deal, and how likely it is to be won at each step. Imports bring stages of their own.
      </SettingsHeader>
      <Stack>
        <StagesTable stages={stages} params={toSearchParams(await searchParams)} />
        <Card title="Add a stage">
          <NewStageForm position={nextOpenPlace(stages)} />
        </Card>
      </Stack>
    </>
  );
}

/** Behind the last open stage. */
function nextOpenPlace(stages: readonly Stage[]): number {
  return Math.max(0, ...stages.filter(({ outcome }) => outcome === "open").map(({ position }) => position)) + 1;
}
