import type { Explanation } from "@/lib/domain/commissions/explanation";
import type { ComponentLines, StatementLine } from "@/lib/features/commissions/types";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/words";
import type { Money } from "@/lib/values/money";
import { formatCredited } from "../../_lib/credited";
import styles from "./lines.module.css";

/** Lines under a head, which paper repeats on each page. */
export function LinesSheet({ head, children }: { head: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className={styles.sheet}>
      <div className={styles.repeated}>{head}</div>
      <div className={styles.lines}>{children}</div>
    </div>
  );
}

/** The names of the columns of lines. */
export function LinesHead({
  first = "Line",
  middle = "Credited",
  last = "Commission",
}: {
  first?: string;
  middle?: string;
  last?: string;
}) {
  return (
    <div className={styles.head} aria-hidden="true">
      <span>{first}</span>
      <span>{middle}</span>
      <span>{last}</span>
    </div>
  );
}

/** What lines come to, in a last row. */
export function LinesSum({ label, amount }: { label: string; amount: Money | null }) {
  return (
    <div className={styles.sum}>
      <span>{label}</span>
      <span />
      <span>{formatMoney(amount, "exact")}</span>
    </div>
  );
}

/** A component with its total, and its lines below. */
export function ComponentSection({ component, children }: { component: ComponentLines; children: React.ReactNode }) {
  return (
    <section aria-label={component.name}>
      <div className={styles.component}>
        <h3>
          {component.name}{" "}
          <span className={styles.detail}>
            {[component.plan, formatQuantity(component.lineCount, "line")].filter(Boolean).join(", ")}
          </span>
        </h3>
        <span>{formatCredited(component.credited)}</span>
        <strong>{formatMoney(component.earned, "exact")}</strong>
      </div>
      {children}
    </section>
  );
}

type LineProps = {
  name: string;
  /** Beside the name, such as the day. */
  detail: React.ReactNode;
  /** In the middle column, where there is something to say. */
  credited?: string;
  amount: Money;
  explanation: Explanation;
  id?: string;
  /** Below the explanation. */
  children?: React.ReactNode;
};

/** A line that opens into the arithmetic that made it. */
export function Line({ name, detail, credited = "", amount, explanation, id, children }: LineProps) {
  return (
    <details className={styles.line} id={id}>
      <summary>
        <span className={styles.what}>
          {name} <span className={styles.detail}>{detail}</span>
        </span>
        <span>{credited}</span>
        <span data-negative={amount.minor < 0n || undefined}>{formatMoney(amount, "exact")}</span>
      </summary>
      <div className={styles.inside}>
        <ol className={styles.steps}>
          {explanation.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
            <li key={index}>{step.text}</li>
          ))}
        </ol>
        {children}
      </div>
    </details>
  );
}

/** What a line is of. A deal's name often begins with its account's; else both are said. */
export function dealNameOf(deal: StatementLine["deal"]): string {
  if (!deal) return "Cap of the period";
  const { name, account, externalId } = deal;
  if (!name) return account ?? externalId;
  return account && !name.includes(account) ? `${account}: ${name}` : name;
}
