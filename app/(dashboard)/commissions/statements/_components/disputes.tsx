import Link from "next/link";
import type { StatementSummary } from "@/lib/features/commissions/types";
import type { Dispute, OpenDispute } from "@/lib/features/disputes/types";
import { formatMoment, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Card } from "@/lib/ui/card";
import { FocusPlace } from "@/lib/ui/form/focus-place";
import { DisputeActs } from "./dispute-acts";
import { DisputeBadge, DisputeForm } from "./dispute-form";
import styles from "./statement.module.css";

type DisputesProps = {
  statement: StatementSummary;
  disputes: readonly Dispute[];
  mayDispute: boolean;
  timeZone: string;
};

/** What is disputed on this statement, with all that was said about it and what the reader may do. */
export function Disputes({ statement, disputes, mayDispute, timeZone }: DisputesProps) {
  const whole = disputes.some(({ line, state }) => line === null && state === "open");
  if (disputes.length === 0 && !mayDispute) return null;
  return (
    <div id="disputes" className={styles.anchor} data-print={disputes.length === 0 ? "hidden" : undefined}>
      <Card
        title="Disputes"
        subtitle={
          disputes.length === 0
            ? "Nothing is disputed. A line is disputed where it stands, below how it was computed."
            : undefined
        }
      >
        <FocusPlace>
          {disputes.map((dispute) => (
            <Thread key={dispute.id} dispute={dispute} statement={statement} timeZone={timeZone} />
          ))}
          {mayDispute && !whole && (
            <DisputeForm
              statementId={statement.id}
              line={null}
              words="Dispute the whole statement"
              name={formatMonth(statement.period.from)}
            />
          )}
        </FocusPlace>
      </Card>
    </div>
  );
}

function Thread({ dispute, statement, timeZone }: { dispute: Dispute; statement: StatementSummary; timeZone: string }) {
  const { id, about, messages, acts } = dispute;
  return (
    <article id={`dispute-${id}`} className={styles.thread} aria-label={`Dispute: ${about}`}>
      <h3>
        {about} <DisputeBadge dispute={dispute} />
      </h3>
      <ol className={styles.messages}>
        {messages.map(({ id: messageId, name, at, text }) => (
          <li key={messageId}>
            <span className={styles.words}>
              {name}, {formatMoment(at, timeZone)}
            </span>
            <p className={styles.message}>{text}</p>
          </li>
        ))}
      </ol>
      <p className={styles.words}>{outcomeOf(dispute, statement, timeZone)}</p>
      {acts.length > 0 && (
        <DisputeActs
          id={id}
          about={about}
          acts={acts}
          currency={statement.payable.currency}
          locked={statement.state === "locked"}
        />
      )}
    </article>
  );
}

function outcomeOf(dispute: Dispute, { period }: StatementSummary, timeZone: string): string {
  const { state, resolvedAt, resolvedBy, adjustment } = dispute;
  if (state === "open" || resolvedAt === null) return "";
  const by = `${resolvedBy}, ${formatMoment(resolvedAt, timeZone)}`;
  if (state === "withdrawn") return `Withdrawn by ${by}.`;
  if (adjustment === null) return `Settled by ${by}, without a change of the pay.`;
  const { amount, month } = adjustment;
  const where =
    month === null
      ? "on the next statement"
      : month.from === period.from
        ? "on this statement"
        : `on the statement of ${formatMonth(month.from)}`;
  return `Settled by ${by}: ${formatMoney(amount, "exact", "always")} ${where}.`;
}

type OtherDisputesProps = { disputes: readonly OpenDispute[]; timeZone: string };

/** What else waits for an answer, for those who give one. */
export function OtherDisputes({ disputes, timeZone }: OtherDisputesProps) {
  if (disputes.length === 0) return null;
  return (
    <div data-print="hidden">
      <Card title="Other open disputes" subtitle="Those that wait longest first">
        <div className={styles.rows}>
          {disputes.map(({ id, statementId, rep, period, about, openedAt, lastBy }) => (
            <div key={id} className={styles.row}>
              <span>
                <Link href={`/commissions/statements/${statementId}#dispute-${id}`} prefetch={false}>
                  <u>
                    {rep.name}, {formatMonth(period.from)}
                  </u>
                </Link>
                <br />
                <span className={styles.words}>
                  {about}. Opened {formatMoment(openedAt, timeZone)}, last word by {lastBy}
                </span>
              </span>
            </div>
          ))}
        </div>
      </Card>
    </div>
  );
}
