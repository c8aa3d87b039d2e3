import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getStage } from "@/lib/features/stages/queries";
import { formatQuantity } from "@/lib/format/words";
import { asPage, pageScope } from "@/lib/http/page";
import { Card, Stack } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { RemoveStageForm, StageForm } from "../_components/stage-form";
import { chanceText } from "../_components/stages-table";

export const metadata: Metadata = { title: "Stage" };

export default async function StagePage({ params }: { params: Promise<{ id: string }> }) {
  const scope = await pageScope("settings.read");
  const { id } = await params;
  if (!/^\d{1,9}$/.test(id)) notFound();
  const stage = await asPage(() => getStage(scope, Number(id)));
  return (
    <>
      <PageHeader title={stage.name}>
        {formatQuantity(stage.deals, "deal")} in it · <Link href="/settings/stages">All stages</Link>
      </PageHeader>
      <Stack>
        <Card title="Stage">
          <StageForm stage={stage} chance={chanceText(stage.probabilityPpm)} />
        </Card>
        <Card title="Remove" subtitle="Only while no deal is in it or has moved into it.">
          <RemoveStageForm stageId={stage.id} />
        </Card>
      </Stack>
    </>
  );
}
