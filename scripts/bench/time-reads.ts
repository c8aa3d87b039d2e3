import pg from "pg";
import { PAGES } from "./pages";
import { benchContext } from "./pages/page";

const ROUNDS = 7;

export type PageTimes = {
  readonly page: string;
  readonly productMs: number;
  readonly rawMs: number;
  readonly peakMegabytes: number;
};

/** Times every page's reads beside the same by hand, after both have said the same. Medians of rounds in which they take turns. */
export async function timeReads(url: string, only: readonly string[]): Promise<PageTimes[]> {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: "-c TimeZone=UTC" });
  // The database may close before the last idle connection has.
  pool.on("error", () => undefined);
  try {
    await pool.query("analyze");
    const context = await benchContext(pool);
    const results: PageTimes[] = [];
    for (const page of PAGES) {
      if (only.length > 0 && !only.includes(page.name)) continue;
      await page.requireSame(pool, context);
      const product: number[] = [];
      const raw: number[] = [];
      const memory = watchMemory();
      for (let round = 0; round < ROUNDS; round++) {
        product.push(await milliseconds(() => page.product(context)));
        raw.push(await milliseconds(() => page.raw(pool, context)));
      }
      results.push({ page: page.name, productMs: median(product), rawMs: median(raw), peakMegabytes: memory.peak() });
    }
    return results;
  } finally {
    await pool.end();
  }
}

/** The most memory that this process holds from now on, in megabytes. */
export function watchMemory(): { peak: () => number } {
  let most = process.memoryUsage().rss;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  return {
    peak: () => {
      clearInterval(sampling);
      return Math.round(most / 2 ** 20);
    },
  };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
