import type { Plan } from "./plan";
import { componentWords, ruleWords, type SayDay, spiffWords } from "./plan-words";

/** What became of one part of a plan: a sentence before, after, or both. */
export type PlanChange = { readonly what: string; readonly before: string | null; readonly after: string | null };

const RULES = {
  holdback: "Holdback",
  cap: "Cap of a statement",
  draw: "Draw",
  clawback: "Clawback",
  rates: "Fixed rates",
} as const;

/**
 * What one version of a plan changed against the one before, part by part in sentences. Components and SPIFFs are the same by their ids. Empty
 * where both say the same.
 */
export function planChanges(before: Plan, after: Plan, sayDay?: SayDay): PlanChange[] {
  return [
    ...changesOf("Name", before.name, after.name),
    ...changesOf("Currency", before.currency, after.currency),
    ...partChanges(componentsOf(before), componentsOf(after)),
    ...changesOf("Order of the components", orderOf(before, after), orderOf(after, before)),
    ...partChanges(spiffsOf(before, sayDay), spiffsOf(after, sayDay)),
    ...(Object.keys(RULES) as (keyof typeof RULES)[]).flatMap((kind) =>
      changesOf(RULES[kind], rulesOf(before, kind), rulesOf(after, kind)),
    ),
  ];
}

type Part = { readonly id: string; readonly name: string; readonly words: string };

function componentsOf({ components, currency }: Plan): Part[] {
  return components.map((component) => ({
    id: component.id,
    name: component.name,
    words: componentWords(component, currency),
  }));
}

function spiffsOf({ spiffs, currency }: Plan, sayDay: SayDay | undefined): Part[] {
  return spiffs.map((spiff) => ({ id: spiff.id, name: spiff.name, words: spiffWords(spiff, currency, sayDay) }));
}

function partChanges(before: readonly Part[], after: readonly Part[]): PlanChange[] {
  const was = new Map(before.map((part) => [part.id, part]));
  const is = new Map(after.map((part) => [part.id, part]));
  return [
    ...after.flatMap((part) => {
      const old = was.get(part.id);
      const renamed = old ? changesOf("Name of a component", old.name, part.name) : [];
      return [...renamed, ...changesOf(part.name, old?.words ?? null, part.words)];
    }),
    ...before.filter(({ id }) => !is.has(id)).map(({ name, words }) => ({ what: name, before: words, after: null })),
  ];
}

/** The components that both plans have, in the order of the one: of several in a group the first may be the one that pays. */
function orderOf({ components }: Plan, other: Plan): string {
  const shared = new Set(other.components.map(({ id }) => id));
  return components.flatMap(({ id }) => (shared.has(id) ? [id] : [])).join(", ");
}

function rulesOf(plan: Plan, kind: keyof typeof RULES): string | null {
  const said = ruleWords(plan).flatMap((rule) => (rule.kind === kind ? [rule.text] : []));
  return said.length === 0 ? null : said.join(" ");
}

function changesOf(what: string, before: string | null, after: string | null): PlanChange[] {
  return before === after ? [] : [{ what, before, after }];
}
