import Link from "next/link";
import styles from "./funnel.module.css";

export type FunnelStep = {
  readonly id: string;
  readonly name: string;
  readonly value: number | null;
  /** `642` */
  readonly text: string;
  /** Of the step before: `47 %`; null where it is not known. */
  readonly share: string | null;
  readonly href?: string | undefined;
  /** The rows behind the share. */
  readonly shareHref?: string | undefined;
  /** Of another kind than the steps below (visits, not people): a figure without a bar, so that theirs can be compared. */
  readonly plain?: boolean;
};

/** How far people have got: a list of steps with bars, which reads as a table too. */
export function Funnel({ steps, caption }: { steps: readonly FunnelStep[]; caption: string }) {
  const widest = Math.max(...steps.map(({ value, plain }) => (plain ? 0 : (value ?? 0))), 1);
  return (
    <table className={styles.funnel}>
      <caption>{caption}</caption>
      <thead className={styles.head}>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">People</th>
          <th scope="col">Of the step before</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          <tr key={step.id}>
            <th scope="row">{step.name}</th>
            <td>
              {!step.plain && (
                <span
                  className={styles.bar}
                  style={{ width: `${((step.value ?? 0) / widest) * 70}%`, opacity: 1 - index * 0.12 }}
                  aria-hidden="true"
                />
              )}
              {step.href ? (
                <Link href={step.href} prefetch={false} className={styles.value}>
                  {step.text}
                </Link>
              ) : (
                <span className={styles.value}>{step.text}</span>
              )}
            </td>
            <td className={styles.share}>
              {step.shareHref ? (
                <Link href={step.shareHref} prefetch={false}>
                  {step.share}
                </Link>
              ) : (
                (step.share ?? (index === 0 ? "" : "—"))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
