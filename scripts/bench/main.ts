// Compares the product with raw SQL in one run:   npm run bench [-- --sizes 10000,100000,1000000 --databases native,pglite]
// With --keep <folder> the databases stay there and are read again by the next run; --pages "Overview,A rep" reads only these;
// --reads-only loads nothing beside the imports.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { TODAY } from "./dataset";
import { type Measured, printTables } from "./print";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "10000,100000,1000000" },
    databases: { type: "string", default: "native,pglite" },
    pages: { type: "string", default: "" },
    keep: { type: "string" },
    "reads-only": { type: "boolean", default: false },
  },
});

const scratch = mkdtempSync(join(tmpdir(), "attain-bench-"));
// The user that runs the server for root must be able to enter it.
chmodSync(scratch, 0o755);
const databases = values.keep === undefined ? scratch : resolve(values.keep);
try {
  for (const database of values.databases.split(",")) {
    for (const size of values.sizes.split(",").map(Number)) printTables(database, size, measure(database, size));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function measure(database: string, size: number): Measured {
  const files = join(scratch, "files");
  mkdirSync(files, { recursive: true });
  const data = join(databases, `${database}-${size}`);
  try {
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        "--import",
        "tsx",
        "scripts/bench/run.ts",
        String(size),
        files,
        values.pages,
        values["reads-only"] ? "reads-only" : "",
      ],
      {
        env: { ...process.env, ATTAIN_DATA_DIR: data, ATTAIN_EMBEDDED: database, ATTAIN_TODAY: TODAY },
        stdio: ["ignore", "pipe", "inherit"],
        encoding: "utf8",
        maxBuffer: 2 ** 26,
      },
    );
    if (status !== 0) throw new Error(`The benchmark on ${database} with ${size} deals ended with ${status}.`);
    return JSON.parse(stdout) as Measured;
  } finally {
    rmSync(files, { recursive: true, force: true });
    if (values.keep === undefined) rmSync(data, { recursive: true, force: true });
  }
}
