import type { OutstandingHold, StatementDetail, StatementHold } from "@/lib/features/commissions/types";
import { formatDate, formatMoment, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Card } from "@/lib/ui/card";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { dealNameOf, Line, LinesHead, LinesSum } from "../../../_components/commissions/lines";
import { AdjustForm, RemoveAdjustment } from "./adjust-form";
import styles from "./statement.module.css";

/** What is kept back and until when, and what this statement sets free. */
export function HeldMoney({ detail, today }: { detail: StatementDetail; today: CalendarDate }) {
  const { holds, outstanding, statement } = detail;
  const freed = holds.filter(({ amount }) => amount.minor < 0n);
  const sum = freed.reduce((total, { amount }) => total - amount.minor, 0n);
  const fresh = new Set(holds.filter(({ amount }) => amount.minor > 0n).map(keyOf));
  if (outstanding.length === 0 && freed.length === 0) return null;
  return (
    <div id="held" className={styles.anchor}>
      <Card
        title="Kept back"
        subtitle={`As of the end of ${formatMonth(statement.period.from)}; open a line to see why`}
      >
        <LinesHead middle="Until" last="Kept back" />
        {freed.length > 0 && (
          <section aria-label="Set free">
            {freed.map((hold) => (
              <HoldLine key={keyOf(hold)} hold={negated(hold)} until="set free" isNew={false} />
            ))}
            <LinesSum label="Set free on this statement" amount={money(sum, statement.payable.currency)} />
          </section>
        )}
        {outstanding.length > 0 && (
          <section aria-label="Still kept back">
            {outstanding.map((hold) => (
              <HoldLine key={keyOf(hold)} hold={hold} until={untilWords(hold, today)} isNew={fresh.has(keyOf(hold))} />
            ))}
            <LinesSum label="Still kept back" amount={statement.held} />
          </section>
        )}
      </Card>
    </div>
  );
}

type HoldLineProps = { hold: StatementHold; until: string; isNew: boolean };

function HoldLine({ hold, until, isNew }: HoldLineProps) {
  const { deal, componentName, originOn, amount, explanation } = hold;
  return (
    <Line
      name={dealNameOf(deal)}
      detail={
        <>
          {componentName}, {formatMonth(originOn)}
          {isNew && <span className={styles.badge}>new</span>}
        </>
      }
      credited={until}
      amount={amount}
      explanation={explanation}
    />
  );
}

function negated(hold: StatementHold): StatementHold {
  return { ...hold, amount: money(-hold.amount.minor, hold.amount.currency) };
}

function untilWords({ freeOn }: OutstandingHold, today: CalendarDate): string {
  return freeOn === null ? "paid in full" : formatDate(freeOn, today);
}

function keyOf({ component, deal, originOn }: StatementHold): string {
  return `${component} ${deal?.id ?? ""} ${originOn}`;
}

type AdjustmentsProps = { detail: StatementDetail; mayAdjust: boolean; timeZone: string };

/** What was changed by hand: how much, why, by whom and when. */
export function Adjustments({ detail, mayAdjust, timeZone }: AdjustmentsProps) {
  const { adjustments, statement } = detail;
  const open = mayAdjust && statement.state !== "locked";
  if (adjustments.length === 0 && !open) return null;
  return (
    <div id="adjustments" className={styles.anchor} data-print={adjustments.length === 0 ? "hidden" : undefined}>
      <Card title="Adjustments" subtitle={adjustments.length === 0 ? "Nothing was changed by hand." : undefined}>
        <div className={styles.rows}>
          {adjustments.map(({ id, amount, reason, createdAt, createdBy, settles }) => (
            <div key={id} className={styles.row}>
              <span>
                {reason}
                <br />
                <span className={styles.words}>
                  {createdBy}, {formatMoment(createdAt, timeZone)}
                  {settles && ", settles a dispute"}
                </span>
                {open && !settles && (
                  <div className={styles.inline}>
                    <RemoveAdjustment id={id} words={formatMoney(amount, "exact")} />
                  </div>
                )}
              </span>
              <span className={amount.minor < 0n ? styles.negative : undefined}>
                {formatMoney(amount, "exact", "always")}
              </span>
            </div>
          ))}
        </div>
        {open && <AdjustForm statementId={statement.id} currency={statement.payable.currency} />}
      </Card>
    </div>
  );
}
