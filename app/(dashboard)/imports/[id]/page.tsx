import type { Metadata } from "next";
import { getImport, listKinds } from "@/lib/features/imports/queries";
import type { ImportDetail } from "@/lib/features/imports/types";
import { formatDuration, formatMoment } from "@/lib/format/date";
import { formatCount } from "@/lib/format/number";
import { capitalise } from "@/lib/format/words";
import { asPage, findPageScope, pageScope } from "@/lib/http/page";
import { DownloadLink, LinkButton } from "@/lib/ui/button";
import { Card, Stack } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { Note } from "@/lib/ui/states";
import { HowRead } from "../_components/how-read";
import { ImportState } from "../_components/import-state";
import { LiveRefresh } from "../_components/live-refresh";
import { Report } from "../_components/report";
import { forPage, reportHeadline } from "../_lib/report-words";

type ImportPageProps = { params: Promise<{ id: string }> };

async function readImport({ params }: ImportPageProps) {
  const scope = await pageScope("imports.read");
  const { id } = await params;
  return { scope, detail: await asPage(() => getImport(scope, id)) };
}

export async function generateMetadata(props: ImportPageProps): Promise<Metadata> {
  const { detail } = await readImport(props);
  return { title: `Import of ${detail.fileName}` };
}

export default async function ImportPage(props: ImportPageProps) {
  const { scope, detail } = await readImport(props);
  const mayWrite = (await findPageScope("imports.write")) !== null;
  const { id, fileName, kind, state, actorName, startedAt, finishedAt, report } = detail;
  const many = listKinds().find((one) => one.id === kind)?.many ?? kind;
  const took = finishedAt && formatDuration(finishedAt.getTime() - startedAt.getTime());
  return (
    <>
      <PageHeader
        title={fileName}
        badges={[capitalise(many)]}
        actions={
          <>
            {mayWrite && <LinkButton href="/imports">Import another file</LinkButton>}
            {report?.refusedFile && <DownloadLink href={`/imports/${id}/refused`}>Refused rows</DownloadLink>}
          </>
        }
      >
        <ImportState state={state} /> · by {actorName} · {formatMoment(startedAt, scope.organisation.timeZone)}
        {took && ` · took ${took}`}
      </PageHeader>
      <LiveRefresh active={state === "running"} />
      <Stack>
        <Note tone={state === "done" ? "good" : state === "running" ? "info" : "bad"}>
          <strong>{headline(detail)}</strong>
        </Note>
        {report && (
          <Card title="What became of its rows">
            <Report report={report} />
          </Card>
        )}
        <HowRead detail={detail} />
      </Stack>
    </>
  );
}

function headline({ state, rows, report, problem }: ImportDetail): string {
  if (state === "running") return `It is running: ${formatCount(rows.read)} rows so far. This page keeps up by itself.`;
  if (state === "interrupted") return "Its process ended before it was done. Nothing of it was kept: import it again.";
  if (report) return `${reportHeadline(report)}.`;
  return problem ? forPage(problem) : "It failed, and nothing of it was kept.";
}
