import type { WhatIfMonth } from "@/lib/features/commissions/types";
import { formatDate, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Card } from "@/lib/ui/card";
import { Note } from "@/lib/ui/states";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { type Money, money, subtractMoney } from "@/lib/values/money";
import { Line, LinesHead } from "../../../_components/commissions/lines";
import { problemWords } from "../../_lib/problem-words";
import styles from "./what-if.module.css";

const PARTS = {
  corrections: "Corrections of earlier months",
  withheld: "Kept back and set free",
  draw: "Draw",
  carried: "Carried",
  adjusted: "Adjustments",
} as const;

/** A month's statement as it stands beside what it would be, and each line that would come or change. */
export function WhatIfMonthCard({ month, today }: { month: WhatIfMonth; today: CalendarDate }) {
  const { period, before, payable, components, changes, lines, problems, held, balance } = month;
  const { currency } = payable;
  const rows = [
    ...components.map(({ name, before: was, earned }) => ({ name, was, is: earned })),
    ...changes.flatMap(({ part, before: was, now }) =>
      part === "component" ? [] : [{ name: PARTS[part], was: money(was, currency), is: money(now, currency) }],
    ),
  ];
  return (
    <Card title={formatMonth(period.from)}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">As it stands</th>
            <th scope="col">What if</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, was, is }) => (
            <Row key={name} name={name} was={was} is={is} />
          ))}
        </tbody>
        <tfoot>
          <Row name="Payable" was={before} is={payable} />
        </tfoot>
      </table>
      {problems.map((problem) => (
        <div key={problemWords(problem)} className={styles.below}>
          <Note tone="warn">{problemWords(problem)}</Note>
        </div>
      ))}
      {lines.length > 0 && (
        <div className={styles.below}>
          <LinesHead first="Lines that come or change" middle="As it stands" last="What if" />
          {lines.map(({ name, componentName, on, supposed, before: was, earned, explanation }) => (
            <Line
              key={`${componentName} ${name} ${on}`}
              name={name}
              detail={`${componentName}, ${formatDate(on, today)}${supposed ? "" : ", already won"}`}
              credited={was === null ? "" : formatMoney(was, "exact")}
              amount={earned}
              explanation={explanation}
            />
          ))}
        </div>
      )}
      {(held.minor !== 0n || balance.minor !== 0n) && (
        <p className={styles.foot}>
          After it {formatMoney(held, "exact")} would be kept back
          {balance.minor !== 0n && `, and ${formatMoney(balance, "exact")} owed back`}.
        </p>
      )}
    </Card>
  );
}

function Row({ name, was, is }: { name: string; was: Money; is: Money }) {
  const difference = subtractMoney(is, was);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatMoney(was, "exact")}</td>
      <td>{formatMoney(is, "exact")}</td>
      <td className={difference.minor > 0n ? styles.up : difference.minor < 0n ? styles.down : undefined}>
        {formatMoney(difference, "exact", "always")}
      </td>
    </tr>
  );
}
