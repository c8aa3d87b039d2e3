"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { FileInspection, KindId, KindSummary } from "@/lib/features/imports/types";
import { Stack } from "@/lib/ui/card";
import { useImportChoices } from "../_lib/use-import-choices";
import { useImportRun } from "../_lib/use-import-run";
import { AliasList } from "./alias-list";
import { CheckCard } from "./check-card";
import { ColumnFieldsCard } from "./column-fields-card";
import form from "./form.module.css";
import { ReadingCard } from "./reading-card";

type ImportFormProps = {
  upload: string;
  bytes: number;
  kinds: readonly KindSummary[];
  kindId: KindId;
  inspection: FileInspection;
};

/** How a file is to be read, tried out and imported. Its kind stands in the address, the rest in the form. */
export function ImportForm({ upload, bytes, kinds, kindId, inspection }: ImportFormProps) {
  const router = useRouter();
  const [looking, startTransition] = useTransition();
  const kind = kinds.find(({ id }) => id === kindId) as KindSummary;
  const choices = useImportChoices(kind, inspection);
  const run = useImportRun();
  const locked = run.busy !== null || looking;

  const chooseKind = (id: KindId) =>
    startTransition(() => router.replace(`/imports/new?upload=${upload}&kind=${id}`, { scroll: false }));

  const start = async (change: { dryRun: boolean; skipBadRows?: boolean }) => {
    const end = await run.run({ upload, kind: kindId, options: { ...choices.options, ...change } });
    const imported = end.is === "report" && !end.report.dryRun && end.report.state === "done";
    if (imported) startTransition(() => router.replace(`/imports/${end.report.importId}`));
  };

  return (
    <fieldset disabled={locked} aria-busy={locked} className={form.plain}>
      <Stack>
        <ReadingCard
          kinds={kinds}
          kind={kind}
          suggested={inspection.suggestedKind}
          choices={choices}
          onKind={chooseKind}
        />
        <ColumnFieldsCard kind={kind} inspection={inspection} choices={choices} />
        {choices.aliases.length > 0 && <AliasList choices={choices} />}
        <CheckCard upload={upload} bytes={bytes} kind={kind} choices={choices} run={run} onStart={start} />
      </Stack>
    </fieldset>
  );
}
