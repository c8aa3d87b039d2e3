const RUNS = Number(process.env.PROPERTY_RUNS ?? 100);
const SEED = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 0x7fffffff));

/** How often each property of this run is tried, and from which seed: `PROPERTY_RUNS` and `PROPERTY_SEED`, else 100 and any. */
export const propertyRuns = { numRuns: RUNS, seed: SEED } as const;

/** The same in words, for the title that a report prints. */
export const propertyWords = `${RUNS} runs each from seed ${SEED}`;
