import type { RunStatement } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";
import type { Money } from "@/lib/values/money";
import { runFiguresOf } from "../_lib/run-figures";
import { sumsOf } from "../_lib/sums";
import styles from "./run.module.css";

type RunFiguresProps = { statements: readonly RunStatement[] };

/** What the statements in view pay, in each of their currencies, and the addends that sum to it. */
export function RunFigures({ statements }: RunFiguresProps) {
  const before = sumsOf(
    statements.filter(({ payableBefore }) => payableBefore !== null),
    ({ payableBefore, payable }) => payableBefore ?? payable,
  );
  return (
    <div className={styles.figures}>
      <Figure label="To pay" sums={sumsOf(statements, ({ payable }) => payable)}>
        {before.length > 0 && `${before.map((sum) => formatMoney(sum, "exact")).join(", ")} the month before`}
      </Figure>
      {runFiguresOf(statements).map(({ label, words, sums }, index) => (
        <Figure key={label} label={label} sums={sums} signed={index > 0}>
          {words}
        </Figure>
      ))}
    </div>
  );
}

type FigureProps = { label: string; sums: readonly Money[]; signed?: boolean; children: React.ReactNode };

function Figure({ label, sums, signed = false, children }: FigureProps) {
  return (
    <article className={styles.figure}>
      <h2>{label}</h2>
      {sums.map((sum) => (
        <p key={sum.currency} className={styles.value}>
          {formatMoney(sum, "exact", signed && sum.minor !== 0n ? "always" : "auto")}
        </p>
      ))}
      <p className={styles.more}>{children}</p>
    </article>
  );
}
