import type { Metadata } from "next";
import { reachOf } from "@/lib/auth/permissions";
import { getCommissionSummary, listRunStatements, listStatementLines } from "@/lib/features/commissions/queries";
import type { StatementProblem } from "@/lib/features/commissions/types";
import { listDisputes, listOpenDisputes } from "@/lib/features/disputes/queries";
import { formatDate, formatMonth } from "@/lib/format/date";
import { asPage, findPageScope, pageScope } from "@/lib/http/page";
import { DownloadLink, LinkButton } from "@/lib/ui/button";
import { Split, Stack } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { Note } from "@/lib/ui/states";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { readPage } from "@/lib/ui/url/table-state";
import { STATEMENT_STATES } from "../../../_components/commissions/states";
import { toSeen } from "../../_lib/load-run";
import { problemWords } from "../../_lib/problem-words";
import { AfterLeaving } from "../_components/after-leaving";
import { Attainment } from "../_components/attainment";
import { Disputes, OtherDisputes } from "../_components/disputes";
import { Adjustments, HeldMoney } from "../_components/held-and-adjusted";
import { PrintButton } from "../_components/print-button";
import { RunBar } from "../_components/run-bar";
import { StatementAnswer } from "../_components/statement-answer";
import { Corrections, OwnLines } from "../_components/statement-lines";
import { Balance, History, NextTiers, PlanOfStatement, SinceLast } from "../_components/statement-side";
import { Waterfall } from "../_components/waterfall";
import { loadStatement } from "../_lib/load-statement";

type StatementPageProps = { params: Promise<{ id: string }>; searchParams: Promise<PageSearchParams> };

/** Lines on one page, and on one print. */
const PAGE_SIZE = 500;

/** What finance decides about has a card of its own. */
function isNoLeaver({ kind, deal }: StatementProblem): boolean {
  return kind !== "left" || deal === undefined;
}

export async function generateMetadata({ params }: StatementPageProps): Promise<Metadata> {
  const scope = await pageScope("commissions.read");
  const { statement } = await asPage(async () => await loadStatement(scope, (await params).id));
  return { title: `${statement.rep.name}, ${formatMonth(statement.period.from)}` };
}

export default async function StatementPage({ params, searchParams }: StatementPageProps) {
  const scope = await pageScope("commissions.read");
  const { actor, organisation, today } = scope;
  const detail = await asPage(async () => await loadStatement(scope, (await params).id));
  const given = toSearchParams(await searchParams);
  const { statement, plan, previous, nextId } = detail;
  const { id, rep, period, state, problems } = statement;
  const answers = reachOf(actor.roles, "statements.review") !== null;
  const [lines, disputes, open, summary, sales, deals, run] = await Promise.all([
    listStatementLines(scope, { statementId: id, part: "own", page: readPage(given), pageSize: PAGE_SIZE }),
    listDisputes(scope, id),
    answers ? listOpenDisputes(scope) : [],
    getCommissionSummary(scope, rep.id, period),
    findPageScope("sales.read"),
    findPageScope("deals.read"),
    answers ? listRunStatements(scope, period) : [],
  ]);
  const inRun = run.find((one) => one.id === id);
  const { timeZone } = organisation;
  const writes = actor.viewedBy === null;
  const own = actor.repId === rep.id;
  const mayDispute = writes && own && reachOf(actor.roles, "disputes.write") !== null;
  const disputed = disputes.some((dispute) => dispute.state === "open");
  const threads = <Disputes statement={statement} disputes={disputes} mayDispute={mayDispute} timeZone={timeZone} />;
  const mayAdjust = writes && !own && reachOf(actor.roles, "adjustments.write") !== null;
  const path = `/commissions/statements/${id}`;
  return (
    <>
      <PageHeader
        title={`${rep.name}, ${formatMonth(period.from)}`}
        badges={[STATEMENT_STATES[state], plan]}
        printed={`${organisation.name} · printed ${formatDate(today)}`}
        actions={
          <>
            {previous && (
              <LinkButton href={`/commissions/statements/${previous.statement.id}`} icon="previous">
                {formatMonth(previous.statement.period.from, "short")}
              </LinkButton>
            )}
            {nextId !== null && (
              <LinkButton href={`/commissions/statements/${nextId}`} icon="next">
                {formatMonth(period.to, "short")}
              </LinkButton>
            )}
            <LinkButton href={`/commissions/what-if?rep=${rep.id}`}>What if…</LinkButton>
            <PrintButton />
            <DownloadLink href={`${path}/export`}>Export</DownloadLink>
          </>
        }
      >
        <StatementAnswer detail={detail} own={own} linked={sales !== null} />
      </PageHeader>
      {inRun && (
        <RunBar
          statement={inRun}
          seen={toSeen(statement)}
          run={run}
          today={today}
          mayReview={writes}
          mayLock={writes && reachOf(actor.roles, "statements.lock") !== null}
          ownRepId={actor.repId}
        />
      )}
      <Stack>
        {!inRun &&
          problems.filter(isNoLeaver).map((problem) => (
            <Note key={problemWords(problem)} tone="warn">
              {problemWords(problem)}
            </Note>
          ))}
        <Split>
          <Stack>
            <Waterfall detail={detail} />
            {disputed && threads}
            <OwnLines
              detail={detail}
              lines={lines}
              disputes={disputes}
              mayDispute={mayDispute}
              showsDeals={deals !== null}
              today={today}
              path={path}
              params={given}
            />
            <Corrections
              detail={detail}
              disputes={disputes}
              mayDispute={mayDispute}
              showsDeals={deals !== null}
              today={today}
            />
            <AfterLeaving detail={detail} mayDecide={mayAdjust} timeZone={timeZone} />
            <Adjustments detail={detail} mayAdjust={mayAdjust} timeZone={timeZone} />
            <HeldMoney detail={detail} today={today} />
            {!disputed && threads}
          </Stack>
          <Stack>
            <SinceLast detail={detail} />
            {sales && (
              <Slot what="The attainment" skeleton={<TableSkeleton what="the attainment" rows={3} />}>
                <Attainment scope={sales} rep={rep} month={period} />
              </Slot>
            )}
            <NextTiers tiers={summary.nextTiers} />
            <Balance detail={detail} />
            <PlanOfStatement detail={detail} />
            <History detail={detail} timeZone={timeZone} />
            <OtherDisputes disputes={open.filter(({ statementId }) => statementId !== id)} timeZone={timeZone} />
          </Stack>
        </Split>
      </Stack>
    </>
  );
}
