import type { StatementDetail, StatementProblem, StoredLeaverDecision } from "@/lib/features/commissions/types";
import { formatMoment } from "@/lib/format/date";
import { Card } from "@/lib/ui/card";
import { LeaverForm } from "./leaver-form";
import styles from "./statement.module.css";

type AfterLeavingProps = { detail: StatementDetail; mayDecide: boolean; timeZone: string };

/** What was credited after the rep left: what finance has to decide about, and what it decided. */
export function AfterLeaving({ detail, mayDecide, timeZone }: AfterLeavingProps) {
  const { statement, leaverDecisions } = detail;
  const deals = waitingDeals(statement.problems);
  if (deals.length === 0 && leaverDecisions.length === 0) return null;
  const open = mayDecide && statement.state !== "locked";
  return (
    <Card
      title="Credited after leaving"
      subtitle={deals.length === 0 ? undefined : "Pays nothing until finance decides."}
    >
      <div className={styles.rows}>
        {deals.map(({ deal, messages }) => (
          <section key={deal} className={styles.leaver} aria-label={`Deal ${deal}`}>
            {messages.map((message) => (
              <p key={message}>{message}.</p>
            ))}
            {open && (
              <details data-print="hidden">
                <summary>Decide</summary>
                <LeaverForm statementId={statement.id} deal={deal} />
              </details>
            )}
          </section>
        ))}
        {leaverDecisions.map((decision) => (
          <Decided
            key={decision.deal.id}
            decision={decision}
            statementId={open ? statement.id : null}
            timeZone={timeZone}
          />
        ))}
      </div>
    </Card>
  );
}

type DecidedProps = { decision: StoredLeaverDecision; statementId: number | null; timeZone: string };

function Decided({ decision, statementId, timeZone }: DecidedProps) {
  const { deal, pays, reason, decidedAt, decidedBy } = decision;
  const name = deal.name ?? deal.externalId;
  return (
    <section className={styles.leaver} aria-label={`Deal ${deal.externalId}`}>
      <p>
        <strong>{name}</strong> is {pays ? "paid" : "not paid"}: {reason}
        <br />
        <span className={styles.words}>
          {decidedBy}, {formatMoment(decidedAt, timeZone)}
        </span>
      </p>
      {statementId !== null && (
        <details data-print="hidden">
          <summary>Decide otherwise</summary>
          <LeaverForm statementId={statementId} deal={deal.externalId} pays={!pays} />
        </details>
      )}
    </section>
  );
}

function waitingDeals(problems: readonly StatementProblem[]): { deal: string; messages: string[] }[] {
  const left = problems.filter(({ kind, deal }) => kind === "left" && deal !== undefined);
  return [...new Set(left.map(({ deal }) => deal ?? ""))].map((deal) => ({
    deal,
    messages: left.filter((problem) => problem.deal === deal).map(({ message }) => message),
  }));
}
