/** The known name nearest to one that is not known, or null when none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const nearest = new NearestNames([name]);
  nearest.offer(known);
  return nearest.of(name);
}

type Wanted = {
  readonly letters: string;
  readonly pairs: ReadonlySet<string>;
  best: { readonly name: string; readonly distance: number } | null;
};

/** For each of some names the nearest known one, where the known ones come in portions. */
export class NearestNames {
  private readonly wanted: ReadonlyMap<string, Wanted>;

  constructor(names: readonly string[]) {
    this.wanted = new Map(
      names.map((name) => [name, { letters: letters(name), pairs: pairsOf(letters(name)), best: null }]),
    );
  }

  /** Compares with more known names; of equally near ones the first counts. */
  offer(known: readonly string[]): void {
    for (const candidate of known) {
      const found = letters(candidate);
      for (const wanted of this.wanted.values()) compare(wanted, candidate, found);
    }
  }

  /** The nearest so far, or null when none is near. */
  of(name: string): string | null {
    return this.wanted.get(name)?.best?.name ?? null;
  }
}

function compare(wanted: Wanted, name: string, found: string): void {
  if (wanted.best?.distance === 0) return;
  if (found === wanted.letters) {
    wanted.best = { name, distance: 0 };
    return;
  }
  const longer = Math.max(wanted.letters.length, found.length);
  const limit = Math.min(allowed(longer), wanted.best ? wanted.best.distance - 1 : Number.POSITIVE_INFINITY);
  if (Math.abs(found.length - wanted.letters.length) > limit || !sharePairs(wanted.pairs, found, limit)) return;
  const distance = editDistance(wanted.letters, found, limit);
  if (distance <= limit) wanted.best = { name, distance };
}

/** Only what is heard: no case, accents, spaces or signs. */
function letters(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** How many letters may differ in a name that long. */
function allowed(length: number): number {
  return Math.max(1, Math.floor(length / 4));
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < text.length; index += 1) pairs.add(text.slice(index, index + 2));
  return pairs;
}

/** A cheap test that leaves out most of the far ones: each differing letter spoils at most three pairs of letters. */
function sharePairs(pairs: ReadonlySet<string>, text: string, limit: number): boolean {
  let missing = 0;
  for (let index = 0; index + 1 < text.length; index += 1) {
    if (!pairs.has(text.slice(index, index + 2)) && ++missing > 3 * limit) return false;
  }
  return true;
}

/** Letters to insert, remove, replace or swap with their neighbour; anything above the limit is `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, previous] = [previous, row];
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
