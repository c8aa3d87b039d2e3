"use client";

import { catchError, type ErrorInfo } from "next/error";
import { Suspense } from "react";
import styles from "./slot.module.css";
import { ErrorState } from "./states";

function Fallback({ what, inline }: { what: string; inline: boolean }, { error, retry }: ErrorInfo) {
  const id = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  if (inline)
    return (
      <span role="alert">
        {what} could not be loaded{id && ` (error ${id})`}.{" "}
        <button type="button" className={styles.retry} onClick={() => retry()}>
          Try again
        </button>
      </span>
    );
  return (
    <div className={styles.failed}>
      <ErrorState what={what} id={id} onRetry={retry} />
    </div>
  );
}

const Boundary = catchError(Fallback);

type SlotProps = {
  /** What is in it, as in "Campaigns could not be loaded". */
  what: string;
  /** Of the size of the content. */
  skeleton: React.ReactNode;
  /** Stands in a line of text: what failed is said in the line. */
  inline?: boolean;
  children: React.ReactNode;
};

/** A part of a page that loads, and fails, by itself. */
export function Slot({ what, skeleton, inline = false, children }: SlotProps) {
  return (
    <Boundary what={what} inline={inline}>
      <Suspense fallback={skeleton}>{children}</Suspense>
    </Boundary>
  );
}
