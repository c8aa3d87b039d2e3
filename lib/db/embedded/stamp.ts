import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@/lib/errors/app-error";
import type { Engine } from "./shape";

/** Which engine made a folder's database, and PostgreSQL's major version of it. */
export type Stamp = { readonly engine: Engine["name"]; readonly major: number };

const FILE = "stamp.json";

export function readStamp(folder: string): Stamp | null {
  const path = join(folder, FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Stamp) : null;
}

export function writeStamp(folder: string, { name, major }: Engine): void {
  writeFileSync(join(folder, FILE), `${JSON.stringify({ engine: name, major })}\n`);
}

/** Throws AppError `conflict` with the commands that move the database when `engine` is not the one that made it. */
export function requireSameEngine(home: string, stamp: Stamp, engine: Engine): void {
  if (stamp.engine === engine.name && stamp.major === engine.major) return;
  const another = stamp.major === engine.major ? "" : " with the version of Attain that made it";
  throw new AppError(
    "conflict",
    [
      `The database in ${home} was made by ${nameOf(stamp.engine, stamp.major)}; ${nameOf(engine.name, engine.major)} cannot open it.`,
      `To move it, write a backup${another} and restore it into a new folder:`,
      `  ATTAIN_DATA_DIR=${home} ATTAIN_EMBEDDED=${stamp.engine} npm run attain -- backup attain.backup`,
      `  ATTAIN_DATA_DIR=${home}-${engine.name} ATTAIN_EMBEDDED=${engine.name} npm run attain -- restore attain.backup`,
    ].join("\n"),
  );
}

function nameOf(engine: Engine["name"], major: number): string {
  return engine === "native" ? `the native PostgreSQL ${major}` : `PGlite (PostgreSQL ${major})`;
}
