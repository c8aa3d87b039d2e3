import type { Metadata } from "next";
import { reachOf } from "@/lib/auth/permissions";
import { formatMonth } from "@/lib/format/date";
import { pageScope } from "@/lib/http/page";
import { DownloadLink } from "@/lib/ui/button";
import { Stack } from "@/lib/ui/card";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { ChoiceOfStatements } from "./_components/choose-statements";
import { CommissionsHeader } from "./_components/commissions-header";
import { MonthPicker } from "./_components/month-picker";
import { OwnStatements } from "./_components/own-statements";
import { RunAnswer } from "./_components/run-answer";
import { RunExceptions } from "./_components/run-exceptions";
import { RunFigures } from "./_components/run-figures";
import { RunSteps } from "./_components/run-steps";
import { RunTable } from "./_components/run-table";
import { choosableOf, loadRun } from "./_lib/load-run";
import { monthState, NOT_LOCKED } from "./_lib/state-words";

export const metadata: Metadata = { title: "Commissions" };

export default async function CommissionsPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("commissions.read");
  if (scope.reach.kind === "own") return <OwnStatements scope={scope} />;
  const params = toSearchParams(await searchParams);
  const run = await loadRun(scope, params.get("month"));
  const { roles, repId } = scope.actor;
  const may = (action: "statements.review" | "statements.lock") =>
    !scope.actor.viewedBy && reachOf(roles, action) !== null;
  const locked = run.month?.lockedAt != null;
  const still = locked ? "" : `, ${NOT_LOCKED}`;
  const key = run.month?.period.from.slice(0, 7) ?? "";
  return (
    <>
      <CommissionsHeader
        scope={scope}
        current="/commissions"
        actions={
          run.month && (
            <MonthPicker
              path="/commissions"
              current={key}
              months={run.months.map((month) => ({
                key: month.period.from.slice(0, 7),
                label: `${formatMonth(month.period.from)}, ${monthState(month)}`,
              }))}
            />
          )
        }
      >
        <RunAnswer run={run} today={scope.today} timeZone={scope.organisation.timeZone} />
      </CommissionsHeader>
      {run.month && (
        <ChoiceOfStatements choosable={may("statements.review") ? choosableOf(run.statements, repId) : []}>
          <Stack>
            <RunSteps
              run={run}
              today={scope.today}
              mayReview={may("statements.review")}
              mayLock={may("statements.lock")}
              ownRepId={repId}
            />
            <RunFigures statements={run.statements} />
            {!locked && <RunExceptions run={run} />}
            <RunTable
              statements={run.statements}
              params={params}
              mayReview={may("statements.review")}
              ownRepId={repId}
              actions={
                may("statements.lock") && (
                  <>
                    <DownloadLink href={`/commissions/export?month=${key}&format=csv`}>CSV{still}</DownloadLink>
                    <DownloadLink href={`/commissions/export?month=${key}&format=xlsx`}>XLSX{still}</DownloadLink>
                  </>
                )
              }
            />
            {locked && <RunExceptions run={run} />}
          </Stack>
        </ChoiceOfStatements>
      )}
    </>
  );
}
