"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { discardUpload } from "@/lib/features/imports/actions";
import type { ImportReport, KindSummary } from "@/lib/features/imports/types";
import { formatQuantity } from "@/lib/format/words";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { Note } from "@/lib/ui/states";
import { forPage, reportHeadline } from "../_lib/report-words";
import type { RunEnd } from "../_lib/run-lines";
import type { ImportChoices } from "../_lib/use-import-choices";
import type { useImportRun } from "../_lib/use-import-run";
import styles from "./check-card.module.css";
import form from "./form.module.css";
import { Report } from "./report";
import { RunProgress } from "./run-progress";

type CheckCardProps = {
  upload: string;
  bytes: number;
  kind: KindSummary;
  choices: ImportChoices;
  run: ReturnType<typeof useImportRun>;
  onStart: (change: { dryRun: boolean; skipBadRows?: boolean }) => Promise<void>;
};

/** The dry run and its report, then the import. */
export function CheckCard({ upload, bytes, kind, choices, run, onStart }: CheckCardProps) {
  const ready = choices.problems.twice.size === 0 && choices.problems.missing.length === 0;
  const last = run.last?.request.kind === kind.id ? run.last : null;
  const current = last !== null && sameOptions(last.request.options, choices.options);
  const report = last?.end.is === "report" ? last.end.report : null;
  const importable = current && report?.state === "done" && report.dryRun;
  const skippable = current && report?.state === "refused" && !choices.skipBadRows;

  return (
    <Card title="Check and import" subtitle="A check does everything that an import does, and takes it back.">
      <div className={styles.body}>
        {run.busy && <RunProgress busy={run.busy} progress={run.progress} bytes={bytes} />}
        {!run.busy && last && <Outcome end={last.end} current={current} onTake={choices.addAliases} />}
        <div className={form.buttons}>
          {importable && report && (
            <Button strong icon="upload" onClick={() => void onStart({ dryRun: false })}>
              {importWords(report)}
            </Button>
          )}
          <Button
            strong={!importable}
            disabled={!ready}
            aria-describedby={ready ? undefined : "missing-columns"}
            onClick={() => void onStart({ dryRun: true })}
          >
            {last ? "Check again" : "Check the file"}
          </Button>
          {skippable && report && report.rows.refused < report.rows.read && (
            <Button
              onClick={() => {
                choices.setSkipBadRows(true);
                void onStart({ dryRun: true, skipBadRows: true });
              }}
            >
              Leave out {formatQuantity(report.rows.refused, "row")} and check again
            </Button>
          )}
          <DiscardButton upload={upload} />
        </div>
      </div>
    </Card>
  );
}

type OutcomeProps = { end: RunEnd; current: boolean; onTake: ImportChoices["addAliases"] };

function Outcome({ end, current, onTake }: OutcomeProps) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new outcome is read out from its start
  useEffect(() => place.current?.focus(), [end]);
  const good = end.is === "report" && end.report.state === "done";
  return (
    <div className={styles.body}>
      <div ref={place} tabIndex={-1} role="status" className={styles.outcome}>
        <Note tone={good ? "good" : "bad"}>
          <strong>{end.is === "problem" ? forPage(end.message) : `${reportHeadline(end.report)}.`}</strong>
          {!current && " You changed something since: check again."}
        </Note>
      </div>
      {end.is === "report" && <Report report={end.report} onTake={onTake} />}
    </div>
  );
}

function DiscardButton({ upload }: { upload: string }) {
  const router = useRouter();
  const [leaving, startTransition] = useTransition();
  const discard = () =>
    startTransition(async () => {
      await discardUpload(upload);
      router.push("/imports");
    });
  return (
    <Button disabled={leaving} onClick={discard}>
      Throw away and choose another file
    </Button>
  );
}

function importWords({ rows }: ImportReport): string {
  const changing = rows.created + rows.updated;
  return changing === 0 ? "Import all the same" : `Import ${formatQuantity(changing, "row")}`;
}

function sameOptions(asked: object, now: object): boolean {
  return JSON.stringify({ ...asked, dryRun: undefined }) === JSON.stringify({ ...now, dryRun: undefined });
}
