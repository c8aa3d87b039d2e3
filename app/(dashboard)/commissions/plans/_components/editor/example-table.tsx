import type { DraftComparison, DraftPay, RepComparison } from "@/lib/features/plans/types";
import { NO_VALUE } from "@/lib/format/locale";
import { formatMoney } from "@/lib/format/money";
import { formatShare } from "@/lib/format/number";
import { type Money, subtractMoney } from "@/lib/values/money";
import styles from "./editor.module.css";

type ExampleTableProps = { comparison: DraftComparison; reportingCurrency: string };

/** What each rep would be paid now and with the draft, and what all of it costs. */
export function ExampleTable({ comparison, reportingCurrency }: ExampleTableProps) {
  const { reps, now, draft, revenue } = comparison;
  const differences = reps.map((rep) => differenceOf(rep.now, rep.draft)?.minor ?? 0n);
  const gain = differences.filter((minor) => minor > 0n).length;
  const lose = differences.filter((minor) => minor < 0n).length;
  return (
    <>
      <p className={styles.sentence}>{answerWords(gain, lose, differenceOf(now, draft))}</p>
      <table className={styles.table}>
        <caption className={styles.hidden}>Paid now and with the draft</caption>
        <thead>
          <tr>
            <th scope="col">Rep</th>
            <th scope="col">Now</th>
            <th scope="col">Draft</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {reps.map((rep) => (
            <tr key={rep.rep.id}>
              <th scope="row">
                {rep.rep.name}
                <Under rep={rep} />
              </th>
              <Cells now={rep.now} draft={rep.draft} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Cost</th>
            <Cells now={now} draft={draft} />
          </tr>
          <tr>
            <th scope="row">Of revenue</th>
            <td>{share(now, revenue)}</td>
            <td>{share(draft, revenue)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p className={styles.hint}>{revenueWords(comparison, reportingCurrency)}</p>
    </>
  );
}

function Under({ rep: { plan, problems } }: { rep: RepComparison }) {
  return (
    <>
      <span className={styles.under}>{plan ?? "On no plan"}</span>
      {problems.slice(0, 2).map((problem) => (
        <span key={problem} className={styles.problem}>
          {problem}
        </span>
      ))}
    </>
  );
}

function Cells({ now, draft }: { now: DraftPay | null; draft: DraftPay | null }) {
  const difference = differenceOf(now, draft);
  const tone = difference && difference.minor !== 0n ? (difference.minor > 0n ? "up" : "down") : undefined;
  return (
    <>
      <PayCell pay={now} />
      <PayCell pay={draft} />
      <td data-tone={tone}>{formatMoney(difference, "exact", "always")}</td>
    </>
  );
}

/** What is paid, and below it what is earned where that is another amount, and what is owed back of it. */
function PayCell({ pay }: { pay: DraftPay | null }) {
  const other = pay && pay.earned.minor !== pay.payable.minor ? pay.earned : null;
  return (
    <td>
      {formatMoney(pay?.payable ?? null, "exact")}
      {other && <span className={styles.under}>earned {formatMoney(other, "exact")}</span>}
      {pay && pay.owedBack.minor > 0n && (
        <span className={styles.under}>owed back {formatMoney(pay.owedBack, "exact")}</span>
      )}
    </td>
  );
}

function differenceOf(now: DraftPay | null, draft: DraftPay | null): Money | null {
  if (!now || !draft || now.payable.currency !== draft.payable.currency) return null;
  return subtractMoney(draft.payable, now.payable);
}

function answerWords(gain: number, lose: number, difference: Money | null): string {
  const who =
    gain + lose === 0
      ? "Nobody gains or loses"
      : [gain > 0 && `${gain} gain${gain === 1 ? "s" : ""}`, lose > 0 && `${lose} lose${lose === 1 ? "s" : ""}`]
          .filter(Boolean)
          .join(", ");
  if (!difference) return `${who}.`;
  if (difference.minor === 0n) return `${who}; it costs the same.`;
  const amount = formatMoney(difference.minor < 0n ? { ...difference, minor: -difference.minor } : difference, "exact");
  return `${who}; it costs ${amount} ${difference.minor > 0n ? "more" : "less"}.`;
}

function share(pay: DraftPay | null, revenue: Money | null): string {
  const cost = pay?.payable;
  if (!cost || !revenue || revenue.minor <= 0n || cost.currency !== revenue.currency) return NO_VALUE;
  return formatShare(Number(cost.minor) / Number(revenue.minor), 1);
}

function revenueWords({ revenue, draft }: DraftComparison, reportingCurrency: string): string {
  if (!revenue) return "Their revenue is not known, or not yours to see.";
  if (draft && draft.payable.currency !== reportingCurrency) {
    return `The draft pays in ${draft.payable.currency} and revenue is counted in ${reportingCurrency}, so there is no share of it.`;
  }
  return `Of ${formatMoney(revenue, "exact")} revenue of these reps in the period. Paid with draws and what is kept back, before adjustments by hand.`;
}
