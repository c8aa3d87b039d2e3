"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, useTransition } from "react";
import { formatShare } from "@/lib/format/number";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { Icon } from "@/lib/ui/icon";
import { formatBytes } from "../_lib/file-words";
import { type Sending, sendUpload } from "../_lib/send-upload";
import styles from "./upload-file.module.css";

type State =
  | { readonly is: "waiting"; readonly problem: string | null }
  | { readonly is: "sending"; readonly name: string; readonly share: number };

/** The way in: a file that is dropped or chosen is sent, and looked at next. */
export function UploadFile({ maxBytes }: { maxBytes: number }) {
  const router = useRouter();
  const ids = useId();
  const [state, setState] = useState<State>({ is: "waiting", problem: null });
  const [over, setOver] = useState(false);
  const [opening, startTransition] = useTransition();
  const sending = useRef<Sending>(null);
  const input = useRef<HTMLInputElement>(null);

  const send = async (file: File) => {
    if (file.size > maxBytes) {
      const problem = `${file.name} has ${formatBytes(file.size)}; at most ${formatBytes(maxBytes)} are accepted here. Split it, or import it from the command line.`;
      setState({ is: "waiting", problem });
      return;
    }
    setState({ is: "sending", name: file.name, share: 0 });
    sending.current = sendUpload(file, (share) => setState({ is: "sending", name: file.name, share }));
    const end = await sending.current.end;
    if (end.is === "stored") startTransition(() => router.push(`/imports/new?upload=${end.id}`));
    setState({ is: "waiting", problem: end.is === "refused" ? `${file.name}: ${end.message}` : null });
  };

  const take = (field: HTMLInputElement | null) => {
    const file = field?.files?.[0];
    if (field) field.value = "";
    if (file) void send(file);
  };

  // A file may have been chosen before the page came to life.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => take(input.current), []);

  const drop = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 1) setState({ is: "waiting", problem: "Drop one file at a time." });
    else if (files[0]) void send(files[0]);
  };

  const busy = state.is === "sending" || opening;
  return (
    <Card title="Import a file">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the field inside */}
      <div
        className={styles.zone}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={busy ? undefined : drop}
      >
        {busy ? (
          <Progress state={state} onCancel={() => sending.current?.cancel()} />
        ) : (
          <>
            <label className={styles.choose} htmlFor={`${ids}-file`}>
              <Icon name="upload" />
              Choose a file
              <input
                id={`${ids}-file`}
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
                aria-describedby={`${ids}-hint ${ids}-problem`}
                aria-invalid={state.is === "waiting" && state.problem !== null}
                ref={input}
                onChange={({ target }) => take(target)}
              />
            </label>
            <p id={`${ids}-hint`} className={styles.hint}>
              or drop it here. CSV with commas, semicolons or tabs, up to {formatBytes(maxBytes)}; its first line names
              the columns. Nothing is imported yet.
            </p>
          </>
        )}
      </div>
      <p id={`${ids}-problem`} role="alert" className={styles.problem}>
        {state.is === "waiting" && state.problem}
      </p>
    </Card>
  );
}

function Progress({ state, onCancel }: { state: State; onCancel: () => void }) {
  if (state.is === "waiting" || state.share === 1) return <p role="status">Looking at the file…</p>;
  return (
    <>
      <p role="status">Sending {state.name}</p>
      <progress className={styles.progress} aria-label={`Sent of ${state.name}`} max={1} value={state.share} />
      <p className={styles.hint}>{formatShare(state.share, 0)}</p>
      <Button onClick={onCancel}>Cancel</Button>
    </>
  );
}
