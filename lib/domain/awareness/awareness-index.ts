import { ValueError } from "@/lib/values/value-error";

/**
 * The measures that can be part of the awareness index: every level of awareness that is reported. Brand lift is none
 * of them, because a difference can be zero or negative and has no geometric mean.
 */
export const AWARENESS_PARTS = [
  "aided_awareness",
  "unaided_awareness",
  "share_of_search",
  "share_of_voice",
  "branded_searches",
  "direct_visits",
] as const;

/** A measure that can be part of the index. */
export type AwarenessPartId = (typeof AWARENESS_PARTS)[number];

/** A measure now and in its own base period, both in its own unit; null where it is not known. */
export type AwarenessPart = {
  readonly id: AwarenessPartId;
  readonly current: number | null;
  readonly base: number | null;
};

/** The index with its parts; `relative` is the part's own index (base = 100), null for a part that was left out. */
export type AwarenessIndex = {
  readonly value: number | null;
  readonly parts: readonly (AwarenessPart & { readonly relative: number | null })[];
};

const BASE = 100;

/**
 * The geometric mean of the known parts, each relative to its own base = 100; null when no part is known. A part is
 * known when it has a current value and a base above zero. Throws ValueError on a negative value.
 */
export function calculateAwarenessIndex(parts: readonly AwarenessPart[]): AwarenessIndex {
  const listed = parts.map((part) => ({ ...part, relative: relativeToBase(part) }));
  const known = listed.flatMap(({ relative }) => (relative === null ? [] : [relative]));
  const logs = known.reduce((sum, relative) => sum + Math.log(relative / BASE), 0);
  return { value: known.length === 0 ? null : BASE * Math.exp(logs / known.length), parts: listed };
}

/**
 * The base of a part: its first value in time that is known and above zero, given its values in buckets of one length,
 * earliest first. Null when there is none.
 */
export function findBase(values: Iterable<number | null>): number | null {
  for (const value of values) if (value !== null && value > 0) return value;
  return null;
}

function relativeToBase({ id, current, base }: AwarenessPart): number | null {
  if ((current ?? 0) < 0 || (base ?? 0) < 0) throw new ValueError(`${id} is negative; an awareness part is a level`);
  return current === null || base === null || base === 0 ? null : (current / base) * BASE;
}
