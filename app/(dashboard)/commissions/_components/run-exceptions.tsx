import Link from "next/link";
import { formatQuantity } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { exceptionAdvice, exceptionWords } from "../_lib/exception-words";
import { isException, isWaiting, type Run } from "../_lib/load-run";
import styles from "./run.module.css";

/** What should be looked at before the month is approved; what was approved or locked with its exceptions asks for nothing more. */
export function RunExceptions({ run }: { run: Run }) {
  const locked = run.month?.lockedAt != null;
  const flagged = run.statements.filter(({ exceptions }) => exceptions.length > 0);
  const [waiting, seen] = [flagged.filter(isException), flagged.filter((one) => !isException(one))];
  if (flagged.length + run.withoutPlan.length + run.withoutBasis.length === 0) return null;
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
        {run.withoutBasis.map(({ rep, missing }) => (
          <li key={`basis ${rep.id}`}>
            <Link className={styles.who} href={`/reps/${rep.id}`} prefetch={false}>
              {rep.name}
            </Link>
            <span>{missing.join(" ")} What needs it pays nothing until it is set.</span>
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
                {isWaiting(statement, exception)
                  ? exceptionAdvice(exception, statement)
                  : !locked && "Approved with it."}
              </span>
            </li>
          )),
        )}
      </ul>
    </Card>
  );
}
