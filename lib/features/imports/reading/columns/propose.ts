import type { Kind } from "../../kinds/types";
import { simpleName } from "./names";

/** The confidence of a preset's column: surer than any likeness, whatever its cells look like. */
export const KNOWN = 2;

/** From here on a column has a name the field goes by: it is that field even where its cells cannot be read, so that they are refused and not left out. */
export const NAMED = 0.8;

/** What we think a column is, from 0 (a guess) to 1 (it has the field's name) or `KNOWN`. */
export type Proposal = { readonly column: string; readonly field: string; readonly confidence: number };

/**
 * For each field the column that is most likely its own; a column is proposed for one field only. Where a preset knows a field's column,
 * that is it.
 */
export function proposeColumns(
  kind: Kind,
  header: readonly string[],
  preset: Readonly<Record<string, readonly string[]>> = {},
): readonly Proposal[] {
  const known = kind.fields.flatMap(({ name }): Proposal[] => {
    const columns = (preset[name] ?? []).map((title) =>
      header.find((column) => simpleName(column) === simpleName(title)),
    );
    const column = columns.find((found) => found !== undefined);
    return column === undefined ? [] : [{ column, field: name, confidence: KNOWN }];
  });
  const scored = kind.fields
    .flatMap((field) =>
      header.map((column) => ({
        column,
        field: field.name,
        confidence: likeness(column, field.name, field.synonyms ?? []),
      })),
    )
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
  const proposals: Proposal[] = [];
  for (const proposal of [...known, ...scored]) {
    const taken = proposals.some(({ column, field }) => column === proposal.column || field === proposal.field);
    if (!taken) proposals.push(proposal);
  }
  return proposals;
}

function likeness(column: string, field: string, synonyms: readonly string[]): number {
  const name = simpleName(column);
  if (name === "") return 0;
  if (name === simpleName(field)) return 1;
  const place = synonyms.findIndex((synonym) => simpleName(synonym) === name);
  if (place !== -1) return 0.9 - Math.min(place, 9) * 0.01;
  const words = new Set(wordsOf(column));
  const fits = [field, ...synonyms].some((known) => {
    const parts = wordsOf(known);
    return parts.join("").length > 3 && parts.every((part) => words.has(part));
  });
  return fits ? 0.5 : 0;
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
