import Link from "next/link";
import { planLine } from "@/lib/domain/commissions/plan-words";
import type { PlanSummary } from "@/lib/features/plans/types";
import { formatDate, formatFirstDay } from "@/lib/format/date";
import { NO_VALUE } from "@/lib/format/locale";
import { formatCount } from "@/lib/format/number";
import { capitalise } from "@/lib/format/words";
import { LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import styles from "./plans.module.css";

/** Every plan with what it pays, who is on it, and its versions before and after today. */
export function PlansList({ plans, mayWrite }: { plans: readonly PlanSummary[]; mayWrite: boolean }) {
  return (
    <Card title="Plans">
      {plans.length === 0 ? (
        <EmptyState
          title="No plan yet"
          action={mayWrite && <LinkButton href="/commissions/plans/new">New plan</LinkButton>}
        >
          A plan says what a rep earns on a deal, and how it is paid.
        </EmptyState>
      ) : (
        <ul className={styles.plans} aria-label="Commission plans">
          {plans.map((plan) => (
            <PlanRow key={plan.id} plan={plan} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function PlanRow({ plan: { id, name, rules, inForceSince, nextFrom, repsToday } }: { plan: PlanSummary }) {
  const facts = [
    ["Reps today", formatCount(repsToday)],
    ["Currency", rules?.currency ?? NO_VALUE],
    ["In force since", inForceSince ? capitalise(formatFirstDay(inForceSince)) : "Not yet"],
    ...(nextFrom ? [["Next version", formatDate(nextFrom)] as const] : []),
  ] as const;
  return (
    <li>
      <div className={styles.plan}>
        <Link href={`/commissions/plans/${id}`}>{name}</Link>
        <p className={styles.pays}>{rules ? planLine(rules) : "No version stored"}</p>
      </div>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
