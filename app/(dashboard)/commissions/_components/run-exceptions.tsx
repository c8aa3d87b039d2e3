import Link from "next/link";
import type { RunException } from "@/lib/features/commissions/types";
import { formatQuantity } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { exceptionWords } from "../_lib/exception-words";
import { isException, isWaiting, type Run } from "../_lib/load-run";
import styles from "./run.module.css";

/** What to do about each. */
const ADVICE: Readonly<Record<RunException["kind"], string>> = {
  problem: "It pays nothing yet for what waits; import what is missing.",
  left: "Pay it by an adjustment, or leave it.",
  adjusted: "See whether the amount and the reason are right.",
  negative: "Nothing is paid; what is owed back is carried to the next statement.",
  owed_back: "Later earnings repay it; see whether they can.",
  high: "See whether a deal's amount is right.",
  dispute: "Answer it on the statement.",
  changed: "Look at it again.",
};

/** What should be looked at before the month is approved; what was approved or locked with its exceptions asks for nothing more. */
export function RunExceptions({ run }: { run: Run }) {
  const locked = run.month?.lockedAt != null;
  const flagged = run.statements.filter(({ exceptions }) => exceptions.length > 0);
  const [waiting, seen] = [flagged.filter(isException), flagged.filter((one) => !isException(one))];
  if (flagged.length + run.withoutPlan.length === 0) return null;
  return (
    <Card
      title="Exceptions"
      subtitle={
        locked
          ? "What stood out when the month was locked. Nothing is left to do here."
          : "Statements without any are approved together; these by themselves, or as they are chosen."
      }
    >
      <ul className={styles.exceptions}>
        {run.withoutPlan.map(({ rep, deals }) => (
          <li key={`plan ${rep.id}`} data-seen={locked || undefined}>
            <Link className={styles.who} href={`/reps/${rep.id}`} prefetch={false}>
              {rep.name}
            </Link>
            <span>
              No plan was in force for {formatQuantity(deals, "won deal")}.{" "}
              {!locked && "Assign one from that day on, or let theirs begin then."}
            </span>
          </li>
        ))}
        {[...waiting, ...seen].flatMap((statement) =>
          statement.exceptions.map((exception) => (
            <li
              key={`${statement.id} ${exception.kind} ${exception.message}`}
              data-seen={!isWaiting(statement, exception) || undefined}
            >
              <Link className={styles.who} href={`/commissions/statements/${statement.id}`} prefetch={false}>
                {statement.rep.name}
              </Link>
              <span>
                {exceptionWords(exception)}{" "}
                {isWaiting(statement, exception) ? ADVICE[exception.kind] : !locked && "Approved with it."}
              </span>
            </li>
          )),
        )}
      </ul>
    </Card>
  );
}
