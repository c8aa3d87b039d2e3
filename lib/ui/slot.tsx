"use client";

import { catchError, type ErrorInfo } from "next/error";
import { Suspense } from "react";
import styles from "./slot.module.css";
import { ErrorState } from "./states";

function Fallback({ what }: { what: string }, { error, retry }: ErrorInfo) {
  const id = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
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
  children: React.ReactNode;
};

/** A part of a page that loads, and fails, by itself. */
export function Slot({ what, skeleton, children }: SlotProps) {
  return (
    <Boundary what={what}>
      <Suspense fallback={skeleton}>{children}</Suspense>
    </Boundary>
  );
}
