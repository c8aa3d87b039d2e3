import type { MetricDefinition } from "@/lib/metrics/definition";
import { DIMENSIONS } from "@/lib/metrics/dimensions";
import { Card } from "@/lib/ui/card";
import { unitWords } from "../_lib/areas";
import styles from "./area-card.module.css";

type AreaCardProps = { title: string; subtitle: string; metrics: readonly MetricDefinition[] };

/** The definitions of one part of the business. */
export function AreaCard({ title, subtitle, metrics }: AreaCardProps) {
  if (metrics.length === 0) return null;
  return (
    <Card title={title} subtitle={subtitle}>
      {metrics.map((metric) => (
        <Definition key={metric.id} metric={metric} />
      ))}
    </Card>
  );
}

function Definition({ metric }: { metric: MetricDefinition }) {
  const dimensions = metric.dimensions.map((dimension) => DIMENSIONS[dimension].label.toLowerCase());
  return (
    <article id={metric.id} className={styles.entry} aria-labelledby={`${metric.id}-name`}>
      <header>
        <h3 id={`${metric.id}-name`} className={styles.name}>
          <a href={`#${metric.id}`}>{metric.name}</a>
        </h3>
        <code className={styles.id}>{metric.id}</code>
      </header>
      <div>
        <p className={styles.formula}>{metric.words}</p>
        <p>{metric.description}</p>
        <dl className={styles.facts}>
          <Fact label="Unit">{unitWords(metric)}</Fact>
          {dimensions.length > 0 && <Fact label="Split by">{dimensions.join(", ")}</Fact>}
          <Fact label="Source">{metric.source}</Fact>
        </dl>
      </div>
    </article>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
