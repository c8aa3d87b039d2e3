import Link from "next/link";
import { explanationText } from "@/lib/domain/commissions/explanation";
import type { NextTier, StatementDetail } from "@/lib/features/commissions/types";
import { formatMoment, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Card } from "@/lib/ui/card";
import { NextTierCard } from "../../../_components/commissions/next-tier-card";
import { STATEMENT_STATES } from "../../../_components/commissions/states";
import { PlanTerms } from "../../plans/_components/plan-in-words";
import { payChangesOf } from "../_lib/pay-changes";
import styles from "./statement.module.css";

/** What changed since the statement before, and why. */
export function SinceLast({ detail }: { detail: StatementDetail }) {
  const { previous, statement } = detail;
  if (!previous) return null;
  const month = formatMonth(previous.statement.period.from);
  const changes = payChangesOf(detail);
  return (
    <Card title={`Since ${month}`}>
      <div className={styles.rows}>
        <div className={styles.row}>
          <Link href={`/commissions/statements/${previous.statement.id}`} prefetch={false}>
            <u>{month}</u>
          </Link>
          <span>{formatMoney(previous.statement.payable, "exact")}</span>
        </div>
        {changes.map(({ label, words, amount }) => (
          <div key={label} className={styles.row}>
            <span>
              {label}
              <br />
              <span className={styles.words}>{words}</span>
            </span>
            <span className={amount.minor < 0n ? styles.negative : styles.up}>
              {formatMoney(amount, "exact", "always")}
            </span>
          </div>
        ))}
        <div className={styles.row} data-strong>
          <span>{formatMonth(statement.period.from)}</span>
          <span>{formatMoney(statement.payable, "exact")}</span>
        </div>
      </div>
    </Card>
  );
}

/** What the rep owes back, and how it is repaid. */
export function Balance({ detail }: { detail: StatementDetail }) {
  const { balance, draw, carried, explanation, period } = detail.statement;
  if (explanation.balance.length === 0) return null;
  return (
    <div id="balance" className={styles.anchor}>
      <Card title="Balance" subtitle={`After ${formatMonth(period.from)}`}>
        <div className={styles.rows}>
          {draw.minor !== 0n && (
            <div className={styles.row}>
              <span>{draw.minor > 0n ? "The draw added" : "Repaid of the draw"}</span>
              <span>{formatMoney(draw, "exact", "always")}</span>
            </div>
          )}
          {carried.minor !== 0n && (
            <div className={styles.row}>
              <span>{carried.minor > 0n ? "Carried to the next month" : "Repaid of what was carried"}</span>
              <span>{formatMoney(carried, "exact", "always")}</span>
            </div>
          )}
          <div className={styles.row} data-strong>
            <span>Owed back</span>
            <span>{formatMoney(balance, "exact")}</span>
          </div>
        </div>
        <p className={styles.foot}>{explanationText(explanation.balance)}</p>
      </Card>
    </div>
  );
}

/** What the plan that the statement is by pays, for whoever cannot open its page. */
export function PlanOfStatement({ detail: { plan, terms } }: { detail: StatementDetail }) {
  if (plan === null || terms === null) return null;
  return (
    <div data-print="hidden">
      <Card title="The plan" subtitle={plan}>
        <details className={styles.terms}>
          <summary>What it pays, in words</summary>
          <PlanTerms plan={terms} />
        </details>
      </Card>
    </div>
  );
}

/** What it takes to reach the next tiers. */
export function NextTiers({ tiers }: { tiers: readonly NextTier[] }) {
  return tiers.map((tier) => <NextTierCard key={tier.component.id} tier={tier} />);
}

/** Where the statement is in its life, how it came there, and what was adjusted by hand on the way. */
export function History({ detail, timeZone }: { detail: StatementDetail; timeZone: string }) {
  const { statement } = detail;
  return (
    <Card title="History">
      <ol className={styles.history}>
        <li>
          <span>{statement.state === "locked" ? "Computed for the last time" : "Last computed"}</span>
          <span className={styles.words}>{formatMoment(statement.calculatedAt, timeZone)}</span>
        </li>
        {eventsOf(detail).map(({ what, at, name, note }) => (
          <li key={`${what} ${at.toISOString()}`}>
            <span>{what}</span>
            <span className={styles.words}>
              {name ? `${name}, ` : ""}
              {formatMoment(at, timeZone)}
              {note && `: ${note}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

type Event = { readonly what: string; readonly at: Date; readonly name: string | null; readonly note: string | null };

/** The steps and the adjustments, by time. */
function eventsOf({ steps, adjustments }: StatementDetail): Event[] {
  const moves = steps.map(({ at, state, name, note }) => ({ what: STATEMENT_STATES[state], at, name, note }));
  const changes = adjustments.map(({ amount, createdAt, createdBy, reason }) => ({
    what: `Adjusted by ${formatMoney(amount, "exact", "always")}`,
    at: createdAt,
    name: createdBy,
    note: reason,
  }));
  return [...moves, ...changes].sort((a, b) => a.at.getTime() - b.at.getTime());
}
