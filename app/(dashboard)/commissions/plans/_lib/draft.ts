import type { ComponentFile, PlanFile, SpiffFile } from "@/lib/domain/commissions/file/plan-file";
import { readPlan } from "@/lib/domain/commissions/file/read-plan";
import { PlanError } from "@/lib/domain/commissions/plan-error";
import { componentWords, spiffWords } from "@/lib/domain/commissions/plan-words";
import { AppError } from "@/lib/errors/app-error";
import { parsePlanFile } from "@/lib/features/commissions/schema";

/** A component or SPIFF in the editor. The key stays the same while its id follows what is typed. */
export type Keyed<Part> = { readonly key: string; readonly isNew: boolean; readonly part: Part };

/** A plan as it is being typed: its texts may be anything. */
export type PlanDraft = Omit<PlanFile, "components" | "spiffs"> & {
  readonly components: readonly Keyed<ComponentFile>[];
  readonly spiffs: readonly Keyed<SpiffFile>[];
};

export type Fault = { readonly where: string; readonly message: string };

/** The draft of a plan that is stored. */
export function toDraft({ components, spiffs, ...plan }: PlanFile): PlanDraft {
  const keyed = <Part extends { readonly id: string }>(part: Part) => ({ key: part.id, isNew: false, part });
  return { ...plan, components: components.map(keyed), spiffs: (spiffs ?? []).map(keyed) };
}

/** The draft as the documented JSON. */
export function toPlanFile({ components, spiffs, ...plan }: PlanDraft): PlanFile {
  return { ...plan, components: components.map(({ part }) => part), spiffs: spiffs.map(({ part }) => part) };
}

/** A plan with one component to begin with. */
export function blankDraft(currency: string): PlanDraft {
  const draft: PlanDraft = { name: "", currency, components: [], spiffs: [], clawback: { days: 90 } };
  return withComponent(draft);
}

export function withComponent(draft: PlanDraft): PlanDraft {
  const part: ComponentFile = {
    id: freeId(draft, "new-business"),
    name: "New business",
    earns_on: "revenue",
    credited_at: "booked",
    accumulates: "quarter",
    whose: "own",
    when: { type: ["new"] },
    rate: { flat: "10%" },
  };
  return { ...draft, components: [...draft.components, { key: `c${nextKey(draft)}`, isNew: true, part }] };
}

export function withSpiff(draft: PlanDraft, { from, to }: { readonly from: string; readonly to: string }): PlanDraft {
  const part: SpiffFile = { id: freeId(draft, "spiff"), name: "SPIFF", from, to, amount: "100.00" };
  return { ...draft, spiffs: [...draft.spiffs, { key: `s${nextKey(draft)}`, isNew: true, part }] };
}

/** A part with another name; the id of one that was never stored follows it. */
export function renamed<Part extends { readonly id: string }>(
  draft: PlanDraft,
  keyed: Keyed<Part>,
  name: string,
): Keyed<Part> {
  const id = keyed.isNew ? freeId(draft, idOf(name) || "part", keyed.key) : keyed.part.id;
  return { ...keyed, part: { ...keyed.part, name, id } };
}

/** Every fault of the draft with its place; none where it can be stored. The same check as that of a file. */
export function faultsOf(file: PlanFile): readonly Fault[] {
  try {
    parsePlanFile(file);
    return [];
  } catch (error) {
    if (error instanceof AppError) return error.details;
    throw error;
  }
}

/** A component as a sentence; null while it is not complete. */
export function componentSentence(component: ComponentFile, currency: string): string | null {
  return whenRead({ name: "-", currency, components: [component] }, ({ components: [read] }) =>
    read ? componentWords(read, currency) : null,
  );
}

/** A SPIFF as a sentence; null while it is not complete. */
export function spiffSentence(spiff: SpiffFile, currency: string): string | null {
  return whenRead({ name: "-", currency, components: [], spiffs: [spiff] }, ({ spiffs: [read] }) =>
    read ? spiffWords(read, currency) : null,
  );
}

function whenRead<T>(file: PlanFile, say: (plan: ReturnType<typeof readPlan>) => T): T | null {
  try {
    return say(readPlan(file, ""));
  } catch (error) {
    if (error instanceof PlanError) return null;
    throw error;
  }
}

function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function freeId({ components, spiffs }: PlanDraft, wanted: string, exceptKey?: string): string {
  const taken = new Set(
    [...components, ...spiffs].flatMap(({ key, part }) => (key === exceptKey ? [] : [part.id])).concat("statement_cap"),
  );
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}

function nextKey({ components, spiffs }: PlanDraft): number {
  const used = [...components, ...spiffs].map(({ key }) => Number(key.slice(1)) || 0);
  return Math.max(0, ...used) + 1;
}
