import type { Plan } from "@/lib/domain/commissions/plan";
import { componentWords, ruleWords, spiffWords } from "@/lib/domain/commissions/plan-words";
import { formatDate } from "@/lib/format/date";
import { Card } from "@/lib/ui/card";
import styles from "./plans.module.css";

/** What a plan pays and how, each part as a sentence. */
export function PlanInWords({ plan }: { plan: Plan }) {
  return (
    <Card title="What it pays">
      <PlanTerms plan={plan} />
    </Card>
  );
}

/** The same without a card around it. */
export function PlanTerms({ plan }: { plan: Plan }) {
  const { components, spiffs, currency } = plan;
  return (
    <>
      <dl className={styles.parts}>
        {components.map((component) => (
          <Part key={component.id} name={component.name} words={componentWords(component, currency)} />
        ))}
        {spiffs.map((spiff) => (
          <Part key={spiff.id} name={`SPIFF: ${spiff.name}`} words={spiffWords(spiff, currency, formatDate)} />
        ))}
      </dl>
      <h3 className={styles.heading}>How it is paid</h3>
      <ul className={styles.rules}>
        {ruleWords(plan).map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function Part({ name, words }: { name: string; words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );
}
