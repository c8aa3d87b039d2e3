"use client";

import { useState } from "react";
import type { ImportProgress } from "@/lib/features/imports/types";
import { followRun, type RunEnd, type RunRequest } from "./run-lines";

type RunState = {
  /** What is under way, if anything. */
  readonly busy: "checking" | "importing" | null;
  readonly progress: ImportProgress | null;
  /** How the last one ended, and what was asked for then. */
  readonly last: { readonly request: RunRequest; readonly end: RunEnd } | null;
};

/** Runs dry runs and imports, one at a time. */
export function useImportRun() {
  const [state, setState] = useState<RunState>({ busy: null, progress: null, last: null });
  const run = async (request: RunRequest): Promise<RunEnd> => {
    const busy = request.options.dryRun ? "checking" : "importing";
    setState(({ last }) => ({ busy, progress: null, last }));
    const end = await followRun(request, (progress) => setState(({ last }) => ({ busy, progress, last })));
    setState({ busy: null, progress: null, last: { request, end } });
    return end;
  };
  return { ...state, run };
}
