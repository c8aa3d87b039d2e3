import type { RunStatement } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";
import type { Money } from "@/lib/values/money";
import { sumsOf } from "../_lib/load-run";
import styles from "./run.module.css";

type RunFiguresProps = { statements: readonly RunStatement[] };

/** What the statements in view come to, in each of their currencies. */
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
      <Figure label="Earned" sums={sumsOf(statements, ({ earned }) => earned)}>
        corrections of earlier months included
      </Figure>
      <Figure label="Kept back" sums={sumsOf(statements, ({ withheld }) => withheld)}>
        newly, less what is set free
      </Figure>
      <Figure label="Adjusted" sums={sumsOf(statements, ({ adjusted }) => adjusted)}>
        by hand, each with a reason
      </Figure>
    </div>
  );
}

function Figure({ label, sums, children }: { label: string; sums: readonly Money[]; children: React.ReactNode }) {
  return (
    <article className={styles.figure}>
      <h2>{label}</h2>
      {sums.map((sum) => (
        <p key={sum.currency} className={styles.value}>
          {formatMoney(sum, "exact")}
        </p>
      ))}
      <p className={styles.more}>{children}</p>
    </article>
  );
}
