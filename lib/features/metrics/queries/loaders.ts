import type { ReadScope } from "@/lib/auth/scope";
import type { FactId } from "@/lib/metrics/facts";
import type { FactRequest, LoadedRow } from "./request";

/** Reads a fact that no single statement gives. */
export type FactLoader = (scope: ReadScope, request: FactRequest) => Promise<LoadedRow[]>;

export const LOADERS: Readonly<Partial<Record<FactId, FactLoader>>> = {};
