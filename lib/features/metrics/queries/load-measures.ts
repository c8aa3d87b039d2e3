import type { ReadScope } from "@/lib/auth/scope";
import type { FactId } from "@/lib/metrics/facts";
import { type MeasureId, measureOf } from "@/lib/metrics/measures";
import { loadFact } from "./load-fact";
import { LOADERS } from "./loaders";
import type { FactRequest, LoadedRow } from "./request";
import { SOURCES } from "./sources";

/** Loads measures: one statement for each fact table that they are counted from, side by side; those of customers once these are known. */
export async function loadMeasures(
  scope: ReadScope,
  request: FactRequest,
  customers?: Promise<number[] | undefined>,
): Promise<LoadedRow[]> {
  const byFact = new Map<FactId, MeasureId[]>();
  for (const id of new Set(request.measures)) {
    const { fact } = measureOf(id);
    byFact.set(fact, [...(byFact.get(fact) ?? []), id]);
  }
  const loaded = await Promise.all(
    Array.from(byFact, async ([fact, measures]) => {
      const known = fact.startsWith("customer") ? await customers : undefined;
      return await loadOne(scope, fact, { ...request, measures, customers: known });
    }),
  );
  return loaded.flat();
}

async function loadOne(scope: ReadScope, fact: FactId, request: FactRequest): Promise<LoadedRow[]> {
  const source = SOURCES[fact];
  if (source) return await loadFact(fact, request, source);
  const loader = LOADERS[fact];
  if (!loader) throw new Error(`nothing loads ${fact}`);
  return await loader(scope, request);
}
