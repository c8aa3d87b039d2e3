// One database, one size: imports beside raw loads, then each page's reads beside raw SQL. Prints one JSON line. Started by main.ts.
import { createReadStream } from "node:fs";
import pg from "pg";
import { commandReadScope, commandWriteScope } from "@/lib/auth/command";
import { openDatabase } from "@/lib/db/open";
import { importFile } from "@/lib/features/imports/mutations";
import type { KindId } from "@/lib/features/imports/types";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { sizesFor, writeFiles } from "./dataset";
import { PAGES } from "./page-reads";
import { loadRaw } from "./raw-import";

const ROUNDS = 5;
const [size = "10000", folder = ""] = process.argv.slice(2);
const sizes = sizesFor(Number(size));
const opened = await openDatabase({ role: "server", log: () => undefined });
try {
  await createOrganisation();
  const files = await writeFiles(folder, sizes);
  const facts = new Set(["deals", "campaign_days"]);
  for (const [kind, path] of files) if (!facts.has(kind)) await importOne(kind, path);
  const raw = await loadRaw(opened.url, sizes, opened.kind === "pglite" ? "unnest" : "copy");
  const imports = [];
  for (const [kind, path] of files) {
    if (!facts.has(kind)) continue;
    const { seconds, peakMegabytes } = await importOne(kind, path);
    const rawSeconds = kind === "deals" ? raw.deals : raw.campaignDays;
    imports.push({ kind, rows: sizes.deals, seconds, rawSeconds, peakMegabytes });
  }
  const reads = await timeReads(opened.url);
  process.stdout.write(`${JSON.stringify({ imports, reads })}\n`);
} finally {
  await opened.close();
}

async function importOne(kind: string, path: string) {
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const start = performance.now();
  const report = await importFile(await commandWriteScope("imports.write"), {
    kind: kind as KindId,
    source: createReadStream(path),
    fileName: `${kind}.csv`,
  });
  clearInterval(sampling);
  if (report.state !== "done") throw new Error(`${kind} was refused: ${JSON.stringify(report.badRows.slice(0, 3))}`);
  return { seconds: (performance.now() - start) / 1000, peakMegabytes: Math.round(peak / 2 ** 20) };
}

async function timeReads(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const scope = await commandReadScope("sales.read");
  await pool.query("analyze");
  const results = [];
  for (const { page, product, raw } of PAGES) {
    const times = { product: [] as number[], raw: [] as number[] };
    // The first round warms both; they take turns so that neither profits from the other's place in time.
    for (let round = 0; round <= ROUNDS; round++) {
      const productMs = await milliseconds(() => product(scope));
      const rawMs = await milliseconds(() => Promise.all(raw.map((statement) => pool.query(statement))));
      if (round === 0) continue;
      times.product.push(productMs);
      times.raw.push(rawMs);
    }
    results.push({ page, productMs: median(times.product), rawMs: median(times.raw) });
  }
  await pool.end();
  return results;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
