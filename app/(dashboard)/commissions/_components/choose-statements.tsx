"use client";

import { createContext, useContext, useEffect, useMemo, useRef, useState } from "react";
import { approve } from "@/lib/features/commissions/actions";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/number";
import { formatList, formatQuantity } from "@/lib/format/words";
import { ConfirmAction } from "@/lib/ui/form/confirm-action";
import type { ChoosableStatement } from "../_lib/load-run";
import { sumsOf } from "../_lib/sums";
import styles from "./run.module.css";

type Choosing = {
  readonly choosable: readonly ChoosableStatement[];
  readonly chosen: readonly ChoosableStatement[];
  readonly choose: (statements: readonly ChoosableStatement[], chosen: boolean) => void;
};

const Choice = createContext<Choosing>({ choosable: [], chosen: [], choose: () => undefined });

type ChoiceOfStatementsProps = { choosable: readonly ChoosableStatement[]; children: React.ReactNode };

/** Remembers which statements of the run are chosen. One that comes out differently, or may be chosen no more, is not chosen any longer. */
export function ChoiceOfStatements({ choosable, children }: ChoiceOfStatementsProps) {
  const [fingerprints, setFingerprints] = useState<ReadonlySet<string>>(new Set());
  const value = useMemo(
    () => ({
      choosable,
      chosen: choosable.filter(({ fingerprint }) => fingerprints.has(fingerprint)),
      choose: (statements: readonly ChoosableStatement[], chosen: boolean) => {
        const changed = statements.map(({ fingerprint }) => fingerprint);
        setFingerprints(
          (before) => new Set(chosen ? [...before, ...changed] : [...before].filter((one) => !changed.includes(one))),
        );
      },
    }),
    [choosable, fingerprints],
  );
  return (
    <Choice value={value}>
      <div className={styles.choice} data-chosen={value.chosen.length > 0 || undefined}>
        {children}
      </div>
    </Choice>
  );
}

/** The box of a statement's row; its place stays where the statement cannot be chosen. */
export function ChooseStatement({ id, name }: { id: number; name: string }) {
  const { choosable, chosen, choose } = useContext(Choice);
  if (choosable.length === 0) return null;
  const statement = choosable.find((one) => one.id === id);
  if (!statement) return <span className={styles.tick} aria-hidden="true" />;
  return (
    <label className={styles.tick} data-print="hidden">
      <input
        type="checkbox"
        aria-label={`Choose ${name}`}
        checked={chosen.includes(statement)}
        onChange={({ target }) => choose([statement], target.checked)}
      />
    </label>
  );
}

/** Chooses every statement that is shown and may be chosen, or none, and says how many are and what they pay. */
export function ChooseAll() {
  const { choosable, chosen, choose } = useContext(Choice);
  const box = useRef<HTMLInputElement>(null);
  const some = chosen.length > 0 && chosen.length < choosable.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  if (choosable.length === 0) return null;
  return (
    <div className={styles.chooseAll} data-print="hidden">
      <label>
        <input
          ref={box}
          type="checkbox"
          checked={chosen.length === choosable.length}
          onChange={({ target }) => choose(choosable, target.checked)}
        />
        Choose all {formatCount(choosable.length)} that wait for you
      </label>
      <span role="status">
        {chosen.length === 0 ? "None chosen" : `${formatCount(chosen.length)} chosen: ${paidWords(chosen)}`}
      </span>
    </div>
  );
}

/** Approves what is chosen, exceptions too, after saying what that is. */
export function ApproveChosen({ month }: { month: string }) {
  const { choosable, chosen } = useContext(Choice);
  if (choosable.length === 0) return null;
  const flagged = chosen.filter(({ hasException }) => hasException).map(({ name }) => name);
  const exceptions = flagged.length > 0 ? ` Of these with exceptions: ${namesOf(flagged)}.` : "";
  return (
    <ConfirmAction
      action={approve}
      input={{ statements: chosen.map(({ id, fingerprint, payable }) => ({ id, fingerprint, payable })) }}
      label={chosen.length === 0 ? "Approve chosen" : `Approve ${formatCount(chosen.length)} chosen`}
      disabled={chosen.length === 0}
      asks={`${formatQuantity(chosen.length, "statement")} of ${month}, ${paidWords(chosen)} to pay.${exceptions} An approval can be taken back until the month is locked.`}
      confirm={chosen.length === 1 ? "Approve the one chosen" : `Approve the ${formatCount(chosen.length)} chosen`}
    />
  );
}

const MOST_NAMES = 5;

function namesOf(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return formatList(names);
  const shown = names.slice(0, MOST_NAMES - 1);
  return formatList([...shown, `${formatCount(names.length - shown.length)} more`]);
}

function paidWords(chosen: readonly ChoosableStatement[]): string {
  return formatList(sumsOf(chosen, ({ payable }) => payable).map((sum) => formatMoney(sum, "exact")));
}
