import { Card } from "@/lib/ui/card";
import type { PlanTerm } from "../_lib/plan-terms";
import styles from "./area-card.module.css";

/** What the words of commission plans mean. */
export function PlanTermsCard({ terms }: { terms: readonly PlanTerm[] }) {
  if (terms.length === 0) return null;
  return (
    <Card title="Commission plans" subtitle="Words of plans and statements that are no figures">
      {terms.map(({ id, name, text }) => (
        <article key={id} id={id} className={styles.entry} aria-labelledby={`${id}-name`}>
          <h3 id={`${id}-name`} className={styles.name}>
            <a href={`#${id}`}>{name}</a>
          </h3>
          <p>{text}</p>
        </article>
      ))}
    </Card>
  );
}
