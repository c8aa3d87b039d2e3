"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { FileInspection, KindId, KindSummary } from "@/lib/features/imports/types";
import { Stack } from "@/lib/ui/card";
import { hrefWith, type ParamChanges } from "@/lib/ui/url/search-params";
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
  /** The program whose export it is said to be. */
  preset: string | null;
  inspection: FileInspection;
};

/** How a file is to be read, tried out and imported. All of it stands in the address, so that a reload keeps it. */
export function ImportForm({ upload, bytes, kinds, kindId, preset, inspection }: ImportFormProps) {
  const router = useRouter();
  const [looking, startTransition] = useTransition();
  const kind = kinds.find(({ id }) => id === kindId) as KindSummary;
  const choices = useImportChoices(kind, preset, inspection);
  const run = useImportRun();
  const locked = run.busy !== null || looking;

  const look = (changes: ParamChanges) =>
    startTransition(() =>
      router.replace(
        hrefWith("/imports/new", new URLSearchParams(window.location.search), { column: null, ...changes }),
        {
          scroll: false,
        },
      ),
    );

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
          preset={preset}
          onKind={(id) => look({ kind: id, preset: null })}
          onPreset={(id) => look({ kind: kindId, preset: id })}
        />
        <ColumnFieldsCard kind={kind} inspection={inspection} choices={choices} />
        {choices.aliases.length > 0 && <AliasList choices={choices} />}
        <CheckCard upload={upload} bytes={bytes} kind={kind} choices={choices} run={run} onStart={start} />
      </Stack>
    </fieldset>
  );
}
