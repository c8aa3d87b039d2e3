import type { ImportTimes } from "./run";
import type { PageTimes } from "./time-reads";

export type Measured = { readonly imports: readonly ImportTimes[]; readonly reads: readonly PageTimes[] };

/** One database and size as two tables. */
export function printTables(database: string, size: number, { imports, reads }: Measured): void {
  console.log(`\n${database}, ${size} deals and as many campaign days`);
  if (imports.length > 0) {
    print(
      ["import", "rows/s", "raw rows/s", "ratio", "peak memory"],
      imports.map(({ kind, rows, seconds, rawSeconds, peakMegabytes }) => [
        kind,
        Math.round(rows / seconds).toString(),
        Math.round(rows / rawSeconds).toString(),
        (seconds / rawSeconds).toFixed(2),
        `${peakMegabytes} MB`,
      ]),
    );
  }
  print(
    ["a quarter beside the one before", "ms", "raw ms", "ratio", "peak memory"],
    reads.map(({ page, productMs, rawMs, peakMegabytes }) => [
      page,
      productMs.toFixed(1),
      rawMs.toFixed(1),
      (productMs / rawMs).toFixed(2),
      `${peakMegabytes} MB`,
    ]),
  );
}

function print(header: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const [first = "", ...others] of [header, ...rows])
    console.log(`  ${first.padEnd(34)}${others.map((cell) => cell.padStart(13)).join("")}`);
}
