// Compares the product with raw SQL in one run:   npm run bench [-- --sizes 10000,100000,1000000 --databases native,pglite]
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { TODAY } from "./dataset";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "10000,100000,1000000" },
    databases: { type: "string", default: "native,pglite" },
  },
});

type Measured = {
  imports: { kind: string; rows: number; seconds: number; rawSeconds: number; peakMegabytes: number }[];
  reads: { page: string; productMs: number; rawMs: number }[];
};

for (const database of values.databases.split(",")) {
  for (const size of values.sizes.split(",").map(Number)) print(database, size, measure(database, size));
}

function measure(database: string, size: number): Measured {
  const folder = mkdtempSync(join(tmpdir(), "attain-bench-"));
  try {
    const { status, stdout } = spawnSync(
      process.execPath,
      ["--import", "tsx", "scripts/bench/run.ts", String(size), folder],
      {
        env: {
          ...process.env,
          ATTAIN_DATA_DIR: join(tmpdir(), `attain-bench-data-${process.pid}-${database}-${size}`),
          ATTAIN_EMBEDDED: database,
          ATTAIN_TODAY: TODAY,
        },
        stdio: ["ignore", "pipe", "inherit"],
        encoding: "utf8",
        maxBuffer: 2 ** 26,
      },
    );
    if (status !== 0) throw new Error(`The benchmark on ${database} with ${size} deals ended with ${status}.`);
    return JSON.parse(stdout) as Measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(tmpdir(), `attain-bench-data-${process.pid}-${database}-${size}`), { recursive: true, force: true });
  }
}

function print(database: string, size: number, { imports, reads }: Measured): void {
  console.log(`\n${database}, ${size} deals and as many campaign days`);
  console.log("  import               rows/s   raw rows/s   ratio   peak memory");
  for (const { kind, rows, seconds, rawSeconds, peakMegabytes } of imports) {
    const cells = [
      kind.padEnd(18),
      number(rows / seconds, 9),
      number(rows / rawSeconds, 12),
      (seconds / rawSeconds).toFixed(2).padStart(7),
      `${peakMegabytes} MB`.padStart(13),
    ];
    console.log(`  ${cells.join(" ")}`);
  }
  console.log("  a quarter beside the one before    ms       raw ms   ratio");
  for (const { page, productMs, rawMs } of reads) {
    console.log(
      `  ${[page.padEnd(28), productMs.toFixed(1).padStart(9), rawMs.toFixed(1).padStart(12), (productMs / rawMs).toFixed(2).padStart(7)].join(" ")}`,
    );
  }
}

function number(value: number, width: number): string {
  return Math.round(value).toString().padStart(width);
}
