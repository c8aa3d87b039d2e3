/** A source of chance that gives the same numbers for the same seed, on every machine. */
export type Random = {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** A number in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** A whole number from low to high, both included. */
  readonly integer: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** One of the items, each as likely as its weight says. The weights are not all zero. */
  readonly weighted: <T>(items: readonly T[], weightOf: (item: T) => number) => T;
  readonly normal: (mean: number, deviation: number) => number;
  readonly logNormal: (median: number, sigma: number) => number;
  readonly exponential: (mean: number) => number;
  readonly poisson: (mean: number) => number;
  /** The whole number below or above, so that the mean is the value itself. */
  readonly round: (value: number) => number;
  /** A source of its own, so that drawing more in one place moves nothing elsewhere. */
  readonly fork: (label: string) => Random;
};

/** Makes a source of chance from a text (sfc32 over a hash of it). */
export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  const between = (low: number, high: number) => low + (high - low) * next();
  const chance = (probability: number) => next() < probability;
  const normal = (mean: number, deviation: number) => mean + deviation * standardNormal(next);
  return {
    next,
    between,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance,
    pick: (items) => at(items, Math.floor(next() * items.length)),
    weighted: (items, weightOf) => weighted(items, weightOf, next),
    normal,
    logNormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    exponential: (mean) => -mean * Math.log(1 - next()),
    poisson: (mean) => (mean > 40 ? Math.max(0, Math.round(normal(mean, Math.sqrt(mean)))) : smallPoisson(mean, next)),
    round: (value) => Math.floor(value) + (chance(value - Math.floor(value)) ? 1 : 0),
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`there is no item ${index} among ${items.length}`);
  return item;
}

function weighted<T>(items: readonly T[], weightOf: (item: T) => number, next: () => number): T {
  const weights = new Float64Array(items.length);
  let total = 0;
  for (const [index, item] of items.entries()) {
    weights[index] = weightOf(item);
    total += weights[index] ?? 0;
  }
  let left = next() * total;
  for (let index = 0; index < items.length; index++) {
    left -= weights[index] ?? 0;
    if (left < 0) return at(items, index);
  }
  return at(items, items.length - 1);
}

function standardNormal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function smallPoisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count++;
  return count;
}

function sfc32(seed: string): () => number {
  let [a, b, c] = [hash(seed, 0x9e3779b9), hash(seed, 0x243f6a88), hash(seed, 0xb7e15162)];
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 12; warm++) next();
  return next;
}

function hash(text: string, basis: number): number {
  let value = basis;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) ^ (value >>> 15);
  return value | 0;
}
