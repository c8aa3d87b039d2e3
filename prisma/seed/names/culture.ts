/** How people and companies of a language are called. Places and surnames are put together from two halves, so that they are invented. */
export type Culture = {
  readonly firstNames: readonly string[];
  readonly surnames: Halves;
  readonly places: Halves;
  /** By industry; `{s}` and `{t}` are surnames, `{p}` is a place. */
  readonly companies: Readonly<Record<Industry, readonly string[]>>;
  /** For big customers. */
  readonly groups: readonly string[];
};

export type Halves = { readonly heads: readonly string[]; readonly tails: readonly string[] };

export const INDUSTRIES = [
  "Greenhouse vegetables",
  "Flowers & nurseries",
  "Vineyards",
  "Orchards & berries",
  "Parks & research",
] as const;
export type Industry = (typeof INDUSTRIES)[number];

/** The words of a text as a list; a comma stands between entries. */
export function list(text: string): string[] {
  return text.split(",").map((entry) => entry.trim());
}

/** Names whose halves are listed; a head that ends in a blank stays a word of its own. */
export function halves(heads: string, tails: string): Halves {
  return { heads: heads.split(","), tails: tails.split(",") };
}

/** Company patterns in the order of the industries. */
export function companies(...patterns: readonly [string, string, string, string, string]): Culture["companies"] {
  const [vegetables, flowers, vineyards, orchards, parks] = patterns;
  return {
    "Greenhouse vegetables": list(vegetables),
    "Flowers & nurseries": list(flowers),
    Vineyards: list(vineyards),
    "Orchards & berries": list(orchards),
    "Parks & research": list(parks),
  };
}
