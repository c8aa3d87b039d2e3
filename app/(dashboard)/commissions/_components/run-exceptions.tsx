import Link from "next/link";
import type { RunException } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import type { Run } from "../_lib/load-run";
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

/** What should be looked at before the month is approved, on top of everything else. */
export function RunExceptions({ run }: { run: Run }) {
  const flagged = run.statements.filter(({ exceptions }) => exceptions.length > 0);
  if (flagged.length + run.withoutPlan.length === 0) return null;
  return (
    <Card title="Exceptions" subtitle="“Approve all” leaves these out: each is approved by itself.">
      <ul className={styles.exceptions}>
        {run.withoutPlan.map(({ rep, deals }) => (
          <li key={`plan ${rep.id}`}>
            <Link className={styles.who} href={`/reps/${rep.id}`} prefetch={false}>
              {rep.name}
            </Link>
            <span>Was on no plan for {formatQuantity(deals, "won deal")}. Assign a plan from that day on.</span>
          </li>
        ))}
        {flagged.flatMap(({ id, rep, exceptions }) =>
          exceptions.map(({ kind, message, amount }) => (
            <li key={`${id} ${kind} ${message}`}>
              <Link className={styles.who} href={`/commissions/statements/${id}`} prefetch={false}>
                {rep.name}
              </Link>
              <span>
                {message} {amount && `${formatMoney(amount, "exact")}. `}
                {ADVICE[kind]}
              </span>
            </li>
          )),
        )}
      </ul>
    </Card>
  );
}
