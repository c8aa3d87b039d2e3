import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { EmbeddedEngine } from "@/lib/config/env";
import { AppError } from "@/lib/errors/app-error";
import { chooseEngine, fallBack } from "./choose";
import { FolderLock, type Holder, type Role } from "./lock";
import type { Engine, EngineOptions } from "./shape";
import { readStamp, writeStamp } from "./stamp";

const DRAFT = "draft-";

export type EmbeddedDatabase = {
  readonly url: string;
  readonly kind: EmbeddedEngine;
  readonly close: () => Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly engine: EmbeddedEngine | null;
  readonly role: Role;
  readonly log: (line: string) => void;
  /** Done on the database before other processes hear of it. */
  readonly prepare: (url: string) => Promise<void>;
};

/**
 * Opens the embedded database of a data folder. A command uses the one that is open already; a server does not share and
 * throws AppError `conflict`. What was opened here is stopped by `close`, for a command when the last that joined it is done.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const home = createHome(options.dataDir);
  const lock = new FolderLock(join(home, "lock"), options.role);
  for (;;) {
    const holder = await lock.take();
    if (holder === null) return await openOwn(home, lock, options);
    if (options.role === "server") throw new AppError("conflict", describeHolder(home, holder));
    const joined = await lock.join();
    if (joined?.url && joined.engine) {
      return { url: joined.url, kind: joined.engine, close: async () => lock.leave() };
    }
  }
}

async function openOwn(home: string, lock: FolderLock, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  try {
    const folder = join(home, "database");
    mkdirSync(folder, { recursive: true });
    openForServer(folder);
    const settings = { logFile: join(folder, "server.log"), log: options.log };
    const engine = await makeDatabase(home, folder, options, settings);
    const running = await engine.start(join(folder, "data"), settings);
    try {
      await options.prepare(running.url);
    } catch (error) {
      await running.stop();
      throw error;
    }
    lock.publish(engine.name, running.url);
    const close = async () => {
      lock.publish(engine.name, null);
      if (options.role === "command") await lock.waitForGuests();
      await running.stop();
      lock.release();
    };
    return { url: running.url, kind: engine.name, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The folder's engine, with its database made if there is none: aside and then renamed, so that a half-made one never counts. */
async function makeDatabase(
  home: string,
  folder: string,
  { engine: asked, log }: EmbeddedOptions,
  settings: EngineOptions,
): Promise<Engine> {
  const data = join(folder, "data");
  const draft = join(folder, `${DRAFT}${randomBytes(4).toString("hex")}`);
  const made = existsSync(data);
  const stamp = made ? readStamp(folder) : null;
  if (made && !stamp) {
    throw new AppError(
      "conflict",
      `The database in ${home} has lost its stamp.json, which names the engine that made it.`,
    );
  }
  const engine = await chooseEngine(home, made ? data : draft, stamp, asked, log);
  if (made) return engine;
  removeDrafts(folder);
  const create = async (chosen: Engine) => {
    await chosen.create(draft, settings);
    writeStamp(folder, chosen);
    renameSync(draft, data);
    return chosen;
  };
  return await create(engine).catch((error) => {
    if (asked || engine.name === "pglite") throw error;
    removeDrafts(folder);
    return create(fallBack(error, log));
  });
}

/** Drafts of starts that were killed. One that an orphan still writes to goes with a later start. */
function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(DRAFT))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOTEMPTY") throw error;
    }
  }
}

function createHome(dataDir: string): string {
  const home = resolve(dataDir);
  try {
    if (mkdirSync(home, { recursive: true }) !== undefined) openForServer(home);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "EEXIST" || code === "ENOTDIR" ? "a file is in its place" : message;
    throw new AppError(
      "invalid_input",
      `The data folder ${home} cannot be made: ${why}. Set ATTAIN_DATA_DIR to a folder that this user may write to.`,
      { cause: error },
    );
  }
  return home;
}

/** Root's server runs as another user, who has to pass through; what must stay private inside is private by itself. */
function openForServer(folder: string): void {
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}

function describeHolder(home: string, { pid, host, role, since }: Holder): string {
  const who = `process ${pid} on ${host}, since ${since.slice(0, 16).replace("T", " ")} UTC`;
  if (role === "command") {
    return `A command (${who}) has the database in ${home} open. Start again when it has ended.`;
  }
  return (
    `Attain is running already on ${home} (${who}). ` +
    "Use that one, or start a second one with its own folder and port: ATTAIN_DATA_DIR=.attain-2 PORT=3001 npm start"
  );
}
