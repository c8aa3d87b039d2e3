"use client";

import type { ImportProgress } from "@/lib/features/imports/types";
import { formatCount } from "@/lib/format/number";
import styles from "./run-progress.module.css";

const PHASES: Readonly<Record<ImportProgress["phase"], string>> = {
  reading: "rows read",
  checking: "rows to check",
  writing: "rows to write",
  statements: "rows done; working out commissions",
};

type RunProgressProps = { busy: "checking" | "importing"; progress: ImportProgress | null; bytes: number };

/** How far it is: by bytes while the file is read, then by what is being done. */
export function RunProgress({ busy, progress, bytes }: RunProgressProps) {
  const reading = progress === null || progress.phase === "reading";
  const share = progress && bytes > 0 ? Math.min(1, progress.bytes / bytes) : 0;
  return (
    <div className={styles.progress}>
      <p role="status" className={styles.title}>
        {busy === "checking" ? "Checking the file" : "Importing"}
      </p>
      <progress
        aria-label={busy === "checking" ? "How far the check is" : "How far the import is"}
        max={1}
        {...(reading ? { value: share } : {})}
      />
      <p className={styles.words}>
        {progress ? `${formatCount(progress.rows)} ${PHASES[progress.phase]}` : "Starting"}
        {busy === "importing" && ". You may leave this page: it goes on by itself, and the history tells how it ended."}
      </p>
    </div>
  );
}
