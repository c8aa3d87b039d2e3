import type {
  CommissionSummary,
  ComponentLines,
  StatementLine,
  StatementLines,
} from "@/lib/features/commissions/types";
import { formatDate } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { Pagination } from "@/lib/ui/table/pagination";
import type { PageView } from "../../_lib/view";
import { formatCredited } from "../_lib/credited";
import styles from "./commission-lines.module.css";

type CommissionLinesProps = { view: PageView; lines: StatementLines; summary: CommissionSummary };

/** The lines of the statements by component. A line opens into the arithmetic that made it. */
export function CommissionLines({ view, lines, summary }: CommissionLinesProps) {
  return (
    <Card title="Lines" subtitle="Open a line to see how it was computed">
      {lines.components.length === 0 ? (
        <EmptyState title="There are no lines">Nothing was credited in {view.words.period}.</EmptyState>
      ) : (
        <>
          <div className={styles.head} aria-hidden="true">
            <span>Line</span>
            <span>Credited</span>
            <span>Commission</span>
          </div>
          {lines.components.map((component) => (
            <Component key={component.id} component={component} view={view} />
          ))}
          <div className={styles.sum}>
            <span>Earned</span>
            <span />
            <span>{formatMoney(summary.earned, "exact")}</span>
          </div>
          <Pagination
            page={lines.page}
            pageSize={lines.pageSize}
            count={lines.count}
            path={view.path}
            params={view.params}
          />
        </>
      )}
    </Card>
  );
}

function Component({ component, view }: { component: ComponentLines; view: PageView }) {
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
      {component.lines.map((line) => (
        <Line key={`${line.statementId}-${line.position}`} line={line} view={view} />
      ))}
    </section>
  );
}

function Line({ line, view }: { line: StatementLine; view: PageView }) {
  const { deal, on, credited, earned, explanation } = line;
  return (
    <details className={styles.line}>
      <summary>
        <span className={styles.what}>
          {deal ? dealName(deal) : "Cap of the period"}{" "}
          <span className={styles.detail}>{formatDate(on, view.context.today)}</span>
        </span>
        <span>{formatCredited(credited)}</span>
        <span data-negative={earned.minor < 0n || undefined}>{formatMoney(earned, "exact")}</span>
      </summary>
      <ol className={styles.steps}>
        {explanation.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
          <li key={index}>{step.text}</li>
        ))}
      </ol>
    </details>
  );
}

/** A deal's name often begins with its account's; else both are said. */
function dealName({ name, account, externalId }: NonNullable<StatementLine["deal"]>): string {
  if (!name) return account ?? externalId;
  return account && !name.includes(account) ? `${account}: ${name}` : name;
}
