import { formatDifference } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import type { MetricUnit } from "@/lib/metrics/definition";
import type { Comparison } from "@/lib/values/comparison";
import { VisuallyHidden } from "../visually-hidden";
import styles from "./delta.module.css";

type DeltaProps = {
  comparison: Comparison;
  unit: MetricUnit;
  currency: string;
  /** What it is compared with: `same days of Q3`. */
  versus?: string | undefined;
  /** Show the difference itself rather than its percentage. */
  absolute?: boolean;
};

const MARK = { up: "▲", down: "▼", flat: "–", unknown: "" } as const;
const TONE_WORDS = { good: "better", bad: "worse", neutral: "" } as const;

/** A change: which way, by how much, and whether that is good. Never by colour alone. */
export function Delta({ comparison, unit, currency, versus, absolute = false }: DeltaProps) {
  const { difference, relative, direction, tone, current } = comparison;
  if (difference === null) {
    if (versus === undefined) return <span className={styles.none}>—</span>;
    return <span className={styles.none}>{current === null ? "No value" : `Nothing to compare in ${versus}`}</span>;
  }
  const amount = formatDifference(difference, unit, currency);
  const percent = relative === null ? null : formatShare(relative, undefined, "always");
  const shown = absolute || percent === null ? amount : percent;
  const other = shown === amount ? percent : amount;
  return (
    <span className={styles.delta} title={other ? `${amount}, ${percent ?? "—"}` : undefined}>
      <span className={styles.change} data-tone={tone}>
        <span aria-hidden="true" className={styles.mark}>
          {MARK[direction]}
        </span>
        {direction === "flat" ? "no change" : shown}
        {tone !== "neutral" && <VisuallyHidden> {TONE_WORDS[tone]}</VisuallyHidden>}
      </span>
      {versus && <span> vs {versus}</span>}
    </span>
  );
}
