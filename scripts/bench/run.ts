// One database, one size: imports beside raw loads, then each page's reads beside raw SQL. Prints one JSON line. Started by main.ts.
import { createReadStream } from "node:fs";
import { commandWriteScope } from "@/lib/auth/command";
import { openDatabase } from "@/lib/db/open";
import { importPlan } from "@/lib/features/commissions/mutations";
import { importFile } from "@/lib/features/imports/mutations";
import type { KindId } from "@/lib/features/imports/types";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { findOrganisation } from "@/lib/features/organisation/queries";
import { type BenchSizes, sizesFor } from "./dataset";
import { BENCH_PLAN } from "./dataset-facts";
import { writeFiles } from "./dataset-files";
import { loadRaw } from "./raw-import";
import { timeReads, watchMemory } from "./time-reads";

export type ImportTimes = {
  readonly kind: string;
  readonly rows: number;
  readonly seconds: number;
  readonly rawSeconds: number;
  readonly peakMegabytes: number;
};

const [size = "10000", folder = "", pages = "", only = ""] = process.argv.slice(2);
const opened = await openDatabase({ role: "server", log: () => undefined });
try {
  // A database that was kept from an earlier run is read again as it is.
  const imports = (await findOrganisation()) ? [] : await fill(sizesFor(Number(size)));
  const reads = await timeReads(opened.url, pages === "" ? [] : pages.split(","));
  process.stdout.write(`${JSON.stringify({ imports, reads })}\n`);
} finally {
  await opened.close();
}

/** Imports everything; of the two kinds with the most rows, the raw load comes first and is taken away again. */
async function fill(sizes: BenchSizes): Promise<ImportTimes[]> {
  await createOrganisation();
  await importPlan(await commandWriteScope("plans.write"), BENCH_PLAN);
  const imports: ImportTimes[] = [];
  let raw: Awaited<ReturnType<typeof loadRaw>> | null = null;
  for (const [kind, path] of await writeFiles(folder, sizes)) {
    if (kind === "deals" && only !== "reads-only")
      raw = await loadRaw(opened.url, sizes, opened.kind === "pglite" ? "unnest" : "copy");
    const { seconds, peakMegabytes } = await importOne(kind, path);
    if (raw && (kind === "deals" || kind === "campaign_days")) {
      const rawSeconds = kind === "deals" ? raw.deals : raw.campaignDays;
      imports.push({ kind, rows: sizes.deals, seconds, rawSeconds, peakMegabytes });
    }
  }
  return imports;
}

async function importOne(kind: string, path: string) {
  const memory = watchMemory();
  const start = performance.now();
  const report = await importFile(await commandWriteScope("imports.write"), {
    kind: kind as KindId,
    source: createReadStream(path),
    fileName: `${kind}.csv`,
  });
  const seconds = (performance.now() - start) / 1000;
  const peakMegabytes = memory.peak();
  if (report.state !== "done") throw new Error(`${kind} was refused: ${JSON.stringify(report.badRows.slice(0, 3))}`);
  process.stderr.write(`  ${kind}: ${report.rows.read} rows in ${seconds.toFixed(1)} s\n`);
  return { seconds, peakMegabytes };
}
