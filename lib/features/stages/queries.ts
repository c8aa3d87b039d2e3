import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";
import type { Stage } from "./types";

/** Every stage in order, with how many deals are in it. */
export async function listStages({ action }: ReadScope): Promise<Stage[]> {
  if (action !== "settings.read") {
    throw new AppError("misuse", `Stages are read with leave for settings.read, not for ${action}.`);
  }
  const stages = await database().stage.findMany({
    include: { _count: { select: { deals: true } } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return stages.map(({ _count, ...stage }) => ({ ...stage, deals: _count.deals }));
}

/** A stage. Throws `not_found`. */
export async function getStage(scope: ReadScope, id: number): Promise<Stage> {
  const stage = (await listStages(scope)).find((candidate) => candidate.id === id);
  if (!stage) throw new AppError("not_found", "There is no such stage.");
  return stage;
}
