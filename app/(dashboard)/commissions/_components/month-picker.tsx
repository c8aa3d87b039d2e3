"use client";

import { useRouter } from "next/navigation";
import { LinkButton } from "@/lib/ui/button";
import styles from "./run.module.css";

export type MonthChoice = { readonly key: string; readonly label: string };

type MonthPickerProps = { months: readonly MonthChoice[]; current: string; path: string };

/** The months that have statements, latest first. */
export function MonthPicker({ months, current, path }: MonthPickerProps) {
  const router = useRouter();
  const place = months.findIndex(({ key }) => key === current);
  const [later, earlier] = [months[place - 1], months[place + 1]];
  const href = (key: string) => `${path}?month=${key}`;
  return (
    <div className={styles.picker}>
      {earlier && (
        <LinkButton href={href(earlier.key)} icon="previous" aria-label={earlier.label}>
          {""}
        </LinkButton>
      )}
      <select
        aria-label="Month"
        className={styles.select}
        value={current}
        onChange={({ target }) => router.push(href(target.value))}
      >
        {months.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      {later && (
        <LinkButton href={href(later.key)} icon="next" aria-label={later.label}>
          {""}
        </LinkButton>
      )}
    </div>
  );
}
