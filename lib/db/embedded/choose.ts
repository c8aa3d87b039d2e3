import type { EmbeddedEngine } from "@/lib/config/env";
import { AppError } from "@/lib/errors/app-error";
import { native } from "./native";
import { pglite } from "./pglite";
import { CannotRun, type Engine } from "./shape";
import { requireSameEngine, type Stamp } from "./stamp";

const engines: Readonly<Record<EmbeddedEngine, Engine>> = { native, pglite };

/**
 * The engine for a folder: the one that made it, else the one that was asked for, else native where it can run and PGlite
 * where it cannot, saying why. Throws AppError when the one that must be used cannot run or is not the folder's.
 */
export async function chooseEngine(
  home: string,
  folder: string,
  stamp: Stamp | null,
  asked: EmbeddedEngine | null,
  log: (line: string) => void,
): Promise<Engine> {
  if (stamp) {
    const engine = engines[asked ?? stamp.engine];
    requireSameEngine(home, stamp, engine);
    await require(engine, folder);
    return engine;
  }
  if (asked) {
    await require(engines[asked], folder);
    return engines[asked];
  }
  try {
    await native.check(folder);
    return native;
  } catch (error) {
    return fallBack(error, log);
  }
}

/** PGlite instead of a native server that cannot run, with one line that says why. Throws every other error on. */
export function fallBack(error: unknown, log: (line: string) => void): Engine {
  if (!(error instanceof CannotRun)) throw error;
  log(`Using PGlite instead of a native database server, because ${error.message}.`);
  return pglite;
}

async function require(engine: Engine, folder: string): Promise<void> {
  try {
    await engine.check(folder);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    throw new AppError(
      "unavailable",
      `The native database server cannot run, because ${error.message}. Make it possible, set ATTAIN_EMBEDDED=pglite for a new folder, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}
