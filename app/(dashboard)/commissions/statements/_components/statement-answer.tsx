import Link from "next/link";
import type { StatementDetail } from "@/lib/features/commissions/types";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { changeWords } from "../_lib/change-words";
import styles from "./statement.module.css";

type StatementAnswerProps = {
  detail: StatementDetail;
  own: boolean;
  /** The rep's page is open to the reader. */
  linked: boolean;
};

/** What is paid, and whether anything keeps it from being known. */
export function StatementAnswer({ detail, own, linked }: StatementAnswerProps) {
  const { rep, state, payable, period, complete, held } = detail.statement;
  const month = formatMonth(period.from);
  const locked = state === "locked";
  const changed = changeWords(detail.statement);
  return (
    <>
      <p className={styles.hero}>
        <span>
          {own ? "You are" : <>{linked ? <RepLink rep={rep} /> : rep.name} is</>} {locked ? "paid" : "owed"}
        </span>
        <strong>{formatMoney(payable, "exact")}</strong>
        <span>for {month}</span>
      </p>
      <p>
        {sentence({
          complete,
          locked,
          empty: detail.statement.lineCount === 0,
          held: held.minor > 0n ? formatMoney(held, "exact") : null,
        })}
      </p>
      {!locked && changed && <p>{changed}</p>}
    </>
  );
}

function RepLink({ rep }: { rep: StatementDetail["statement"]["rep"] }) {
  return (
    <Link href={`/reps/${rep.id}`} prefetch={false}>
      <u>{rep.name}</u>
    </Link>
  );
}

type Facts = { complete: boolean; locked: boolean; empty: boolean; held: string | null };

function sentence({ complete, locked, empty, held }: Facts): string {
  const words = [
    complete ? "" : "Not all of it can be computed yet: what is missing is said below.",
    locked ? "It is locked: this is what was locked, and what changes later stands on the next open statement." : "",
    held ? `${held} is kept back for later.` : "",
    complete && !locked && !held && !empty ? "Open a line to see how it came about." : "",
  ];
  return words.filter(Boolean).join(" ");
}
