import type { OpenDeal } from "@/lib/features/commissions/types";
import { formatDate } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatShare } from "@/lib/format/number";
import { Button, LinkButton } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { supposableDays, type WhatIfState, type WrittenDay } from "../_lib/read-supposed";
import { PrunedForm } from "./pruned-form";
import styles from "./what-if.module.css";

type SupposeFormProps = {
  rep: { readonly id: number; readonly name: string };
  deals: readonly OpenDeal[];
  products: readonly { readonly id: number; readonly name: string }[];
  state: WhatIfState;
  currency: string;
  today: CalendarDate;
};

const TYPES = [
  ["", "No type"],
  ["new", "New"],
  ["expansion", "Expansion"],
  ["renewal", "Renewal"],
] as const;

/** Picks open deals and their days, or types an amount; the address keeps what was picked. */
export function SupposeForm({ rep, deals, products, state, currency, today }: SupposeFormProps) {
  const { written, wrong, picked } = state;
  const { first, last } = supposableDays(today);
  return (
    <PrunedForm className={styles.form}>
      <input type="hidden" name="rep" value={rep.id} />
      <Card title="If these were won" subtitle={`${deals.length === 0 ? "No open deal" : "Open deals"} of ${rep.name}`}>
        {deals.length > 0 && (
          <div className={styles.deals}>
            {deals.map((deal) => (
              <DealChoice key={deal.id} deal={deal} day={picked.get(deal.id) ?? null} today={today} />
            ))}
          </div>
        )}
      </Card>
      <Card title="Or an amount" subtitle="A deal that is in no pipeline, all credited to the rep">
        <div className={styles.typed}>
          <label>
            Amount in {currency}
            <input
              name="amount"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={written.amount}
              className={styles.control}
              aria-invalid={wrong !== null || undefined}
            />
            {wrong && <span className={styles.wrong}>{wrong}</span>}
          </label>
          <label>
            Won on
            <input
              name="on"
              type="date"
              min={first}
              max={last}
              defaultValue={written.on.text}
              className={styles.control}
              aria-invalid={written.on.wrong !== null || undefined}
            />
            {written.on.wrong && <span className={styles.wrong}>{written.on.wrong}</span>}
          </label>
          <label>
            Type
            <select name="type" defaultValue={written.type} className={styles.control}>
              {TYPES.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label>
            Product
            <select name="product" defaultValue={written.product} className={styles.control}>
              <option value="">No product</option>
              {products.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
      </Card>
      <div className={styles.buttons}>
        <Button type="submit" strong>
          See what it would pay
        </Button>
        <LinkButton href={`/commissions/what-if?rep=${rep.id}`}>Start over</LinkButton>
      </div>
    </PrunedForm>
  );
}

function DealChoice({ deal, day, today }: { deal: OpenDeal; day: WrittenDay | null; today: CalendarDate }) {
  const { id, name, amount, share, stage, expectedCloseOn } = deal;
  const { first, last } = supposableDays(today);
  const expected = expectedCloseOn !== null && expectedCloseOn > today ? expectedCloseOn : today;
  const wrong = day?.wrong ?? null;
  const words = [
    stage,
    expectedCloseOn === null ? "no closing day" : `expected ${formatDate(expectedCloseOn, today)}`,
    share < 1_000_000 && `${formatShare(share / 1_000_000)} of it credited`,
  ];
  return (
    <div className={styles.deal}>
      <input
        type="checkbox"
        name="deal"
        id={`deal-${id}`}
        value={id}
        defaultChecked={day !== null}
        disabled={amount === null}
      />
      <label htmlFor={`deal-${id}`}>
        {name}
        <span className={styles.detail}>{words.filter(Boolean).join(", ")}</span>
      </label>
      <span className={styles.amount}>{amount === null ? "no amount yet" : formatMoney(amount, "whole")}</span>
      <input
        type="date"
        name={`on-${id}`}
        aria-label={`${name}: won on`}
        aria-invalid={wrong !== null || undefined}
        min={first}
        max={last}
        defaultValue={day?.text ?? expected}
        className={styles.day}
      />
      {wrong && <span className={styles.wrong}>{wrong}</span>}
    </div>
  );
}
