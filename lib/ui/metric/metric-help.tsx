"use client";

import { Popover, PopoverDropdown, PopoverTarget } from "@mantine/core";
import Link from "next/link";
import { useId, useState } from "react";
import styles from "./metric-help.module.css";

/** What stands behind a figure, in words. */
export type MetricExplanation = {
  readonly id: string;
  readonly name: string;
  /** `Deals won ÷ (Deals won + Deals lost)` */
  readonly formula: string;
  /** The formula's parts with their values, where they are known. */
  readonly parts?: readonly { readonly label: string; readonly value: string }[];
  readonly description: string;
  /** The exact value, the interval, the observations: what the card rounds or leaves out. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  readonly source: string;
  readonly note?: string | undefined;
};

/** The ƒ beside a figure: how it is computed, over what, from where, as of when. */
export function MetricHelp({ explanation }: { explanation: MetricExplanation }) {
  const [open, setOpen] = useState(false);
  const title = useId();
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} trapFocus returnFocus withinPortal>
      <PopoverTarget>
        <button
          type="button"
          className={styles.button}
          onClick={() => setOpen(!open)}
          aria-expanded={open}
          aria-label={`How ${explanation.name} is computed`}
          data-print="hidden"
        >
          ƒ
        </button>
      </PopoverTarget>
      <PopoverDropdown aria-labelledby={title} className={styles.panel}>
        <p id={title} className={styles.name}>
          {explanation.name}
        </p>
        <p className={styles.formula}>{explanation.formula}</p>
        {explanation.note && <p className={styles.warning}>{explanation.note}</p>}
        <p className={styles.words}>{explanation.description}</p>
        <dl className={styles.facts}>
          {[...(explanation.parts ?? []), ...(explanation.facts ?? [])].map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>Definition</dt>
            <dd>{explanation.source}</dd>
          </div>
        </dl>
        <Link href={`/glossary#${explanation.id}`} prefetch={false} className={styles.more}>
          Glossary entry
        </Link>
      </PopoverDropdown>
    </Popover>
  );
}
