import type { ReadScope } from "@/lib/auth/scope";
import type { FactRequest, LoadedRow } from "../request";

/** Reads a fact that no single statement gives. */
export type FactLoader = (scope: ReadScope, request: FactRequest) => Promise<LoadedRow[]>;
