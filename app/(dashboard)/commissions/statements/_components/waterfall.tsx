import type { StatementDetail } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";
import { Card } from "@/lib/ui/card";
import { payStepsOf } from "../_lib/pay-steps";
import styles from "./statement.module.css";

type Bar = { readonly from: number; readonly to: number; readonly sign: "up" | "down" | "total" };

/** How what is payable adds up, in words, figures and lengths; each addend leads to its parts. */
export function Waterfall({ detail }: { detail: StatementDetail }) {
  const { payable } = detail.statement;
  const steps = payStepsOf(detail);
  const bars = barsOf(steps.map(({ amount }) => amount.minor));
  const low = Math.min(0, ...bars.map(({ from, to }) => Math.min(from, to)));
  const high = Math.max(1, ...bars.map(({ from, to }) => Math.max(from, to)));
  const place = { low, width: high - low };
  return (
    <Card title="How it adds up">
      <div className={styles.steps}>
        {steps.map(({ label, words, amount, href }, index) => {
          const inside = (
            <>
              <span>
                <strong>{label}</strong>
                <span className={styles.words}>{words}</span>
              </span>
              <BarOf bar={bars[index]} {...place} />
              <span className={amount.minor < 0n ? styles.negative : undefined}>
                {formatMoney(amount, "exact", index === 0 ? "auto" : "always")}
              </span>
            </>
          );
          return href === null ? (
            <div key={label} className={styles.step}>
              {inside}
            </div>
          ) : (
            <a key={label} href={href} className={styles.step}>
              {inside}
            </a>
          );
        })}
        <div className={styles.step} data-total>
          <span>Payable</span>
          <BarOf bar={{ from: 0, to: Number(payable.minor), sign: "total" }} {...place} />
          <span>{formatMoney(payable, "exact")}</span>
        </div>
      </div>
    </Card>
  );
}

function barsOf(amounts: readonly bigint[]): Bar[] {
  let sum = 0n;
  return amounts.map((amount) => {
    const from = Number(sum);
    sum += amount;
    return { from, to: Number(sum), sign: amount < 0n ? "down" : "up" };
  });
}

function BarOf({ bar, low, width }: { bar: Bar | undefined; low: number; width: number }) {
  if (!bar) return <span />;
  const left = (Math.min(bar.from, bar.to) - low) / width;
  const length = Math.abs(bar.to - bar.from) / width;
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.bar} data-sign={bar.sign} style={{ left: `${left * 100}%`, width: `${length * 100}%` }} />
    </span>
  );
}
