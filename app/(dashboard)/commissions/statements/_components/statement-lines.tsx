import Link from "next/link";
import type { StatementDetail, StatementLine, StatementLines } from "@/lib/features/commissions/types";
import type { Dispute } from "@/lib/features/disputes/types";
import { formatDate, formatMonth } from "@/lib/format/date";
import { formatCount } from "@/lib/format/number";
import { Card } from "@/lib/ui/card";
import { FocusPlace } from "@/lib/ui/form/focus-place";
import { EmptyState } from "@/lib/ui/states";
import { Pagination } from "@/lib/ui/table/pagination";
import { hrefWith } from "@/lib/ui/url/search-params";
import { addDays, type CalendarDate, isCalendarDate } from "@/lib/values/calendar-date";
import {
  ComponentSection,
  dealNameOf,
  Line,
  LinesHead,
  LinesSheet,
  LinesSum,
} from "../../../_components/commissions/lines";
import { formatCredited } from "../../../_lib/credited";
import { earnedIn } from "../_lib/pay-steps";
import { DisputeBadge, DisputeForm } from "./dispute-form";
import styles from "./statement.module.css";

type LinesProps = {
  detail: StatementDetail;
  lines: StatementLines;
  disputes: readonly Dispute[];
  mayDispute: boolean;
  /** The reader may see deals. */
  showsDeals: boolean;
  today: CalendarDate;
  path: string;
  params: URLSearchParams;
};

/** The lines of the statement's own month by component; each opens into its arithmetic, and can be disputed. */
export function OwnLines({ detail, lines, disputes, mayDispute, showsDeals, today, path, params }: LinesProps) {
  const { period, payable } = detail.statement;
  return (
    <div id="lines" className={styles.anchor}>
      <Card title={`Earned in ${formatMonth(period.from)}`} subtitle="Open a line to see how it was computed">
        {lines.components.length === 0 ? (
          <EmptyState title="There are no lines">Nothing was credited in {formatMonth(period.from)}.</EmptyState>
        ) : (
          <>
            <LinesSheet head={<LinesHead />}>
              {lines.components.map((component) => (
                <ComponentSection key={`${component.plan} ${component.id} ${component.measure}`} component={component}>
                  {component.lines.map((line) => (
                    <StatementLineRow
                      key={line.position}
                      line={line}
                      component={component.id}
                      detail={formatDate(line.on, today)}
                      disputes={disputes}
                      mayDispute={mayDispute}
                      showsDeals={showsDeals}
                      today={today}
                    />
                  ))}
                </ComponentSection>
              ))}
            </LinesSheet>
            <LinesSum label="Earned" amount={earnedIn(detail.parts.own, payable.currency)} />
            <Pagination page={lines.page} pageSize={lines.pageSize} count={lines.count} path={path} params={params} />
          </>
        )}
      </Card>
    </div>
  );
}

/** The lines that correct earlier months: which deal, which month, and what changed. */
export function Corrections({
  detail,
  disputes,
  mayDispute,
  showsDeals,
  today,
}: Pick<LinesProps, "detail" | "disputes" | "mayDispute" | "showsDeals" | "today">) {
  const { corrections, parts, statement } = detail;
  if (corrections.components.length === 0) return null;
  return (
    <div id="corrections" className={styles.anchor}>
      <Card
        title="Corrections of earlier months"
        subtitle="Their statements are locked, so what changed since stands here"
      >
        <LinesSheet head={<LinesHead />}>
          {corrections.components.flatMap((component) =>
            component.lines.map((line) => (
              <StatementLineRow
                key={line.position}
                line={line}
                component={component.id}
                detail={`${component.name}, ${formatMonth(line.originOn)}: ${changeOf(line)}`}
                disputes={disputes}
                mayDispute={mayDispute}
                showsDeals={showsDeals}
                today={today}
              />
            )),
          )}
        </LinesSheet>
        {corrections.count > corrections.pageSize && (
          <p className={styles.foot}>
            These are the first {formatCount(corrections.pageSize)} of {formatCount(corrections.count)} corrections; the
            exported file has them all.
          </p>
        )}
        <LinesSum label="Corrections" amount={earnedIn(parts.corrections, statement.payable.currency)} />
      </Card>
    </div>
  );
}

/** What changed since a month was locked, as the line's explanation says. */
function changeOf({ explanation }: Pick<StatementLine, "explanation">): string {
  const correction = explanation.find(({ step }) => step === "correction");
  if (correction?.values.changed) return correction.values.changed;
  if (correction && correction.values.earned_before === undefined) return "became known after it was locked";
  return explanation[0]?.text.replace(/\.$/, "") ?? "came out differently";
}

/** The day the line's deal was won, as its explanation says. */
function wonOnOf({ explanation }: Pick<StatementLine, "explanation">): CalendarDate | null {
  const on = explanation.find(({ step }) => step === "deal")?.values.on ?? "";
  return isCalendarDate(on) ? on : null;
}

/** The list of the deals that were won on a day. */
function dealsHref(day: CalendarDate): string {
  const span = { period: "custom", from: day, to: addDays(day, 1) };
  return hrefWith("/deals", new URLSearchParams(), { metric: "revenue", ...span });
}

type RowProps = {
  line: StatementLine;
  component: string;
  detail: string;
  disputes: readonly Dispute[];
  mayDispute: boolean;
  showsDeals: boolean;
  today: CalendarDate;
};

function StatementLineRow({ line, component, detail, disputes, mayDispute, showsDeals, today }: RowProps) {
  const wonOn = showsDeals && line.deal ? wonOnOf(line) : null;
  const about = { component, dealId: line.deal?.id ?? null, originOn: line.originOn };
  const found = disputes.filter(
    ({ line: of }) => of?.component === component && of.dealId === about.dealId && of.originOn === about.originOn,
  );
  const open = found.some(({ state }) => state === "open");
  return (
    <Line
      name={dealNameOf(line.deal)}
      detail={
        <>
          {detail}
          {found.map((dispute) => (
            <DisputeBadge key={dispute.id} dispute={dispute} />
          ))}
        </>
      }
      credited={formatCredited(line.credited)}
      amount={line.earned}
      explanation={line.explanation}
    >
      {wonOn && (
        <p className={styles.foot}>
          <Link href={dealsHref(wonOn)} prefetch={false}>
            <u>Deals won on {formatDate(wonOn, today)}</u>
          </Link>
        </p>
      )}
      <FocusPlace>
        {found.map((dispute) => (
          <p key={dispute.id} className={styles.foot}>
            <a href={`#dispute-${dispute.id}`}>
              <u>Read the dispute</u>
            </a>
          </p>
        ))}
        {mayDispute && !open && (
          <DisputeForm
            statementId={line.statementId}
            line={about}
            words="Dispute this line"
            name={dealNameOf(line.deal)}
          />
        )}
      </FocusPlace>
    </Line>
  );
}
