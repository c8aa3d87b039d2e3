import { randomBytes } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedEngine } from "@/lib/config/env";
import { identifyProcess, isRunning, type ProcessIdentity } from "./process-identity";

export type Role = "server" | "command";

/** Who has the database of a folder open. `url` is null while it is being opened or closed. */
export type Holder = ProcessIdentity & {
  readonly id: string;
  readonly host: string;
  readonly role: Role;
  readonly since: string;
  readonly engine: EmbeddedEngine | null;
  readonly url: string | null;
};

const OWNER = "owner";
const GUEST = "guest-";
const BEAT_MS = 5_000;
const SILENT_MS = 30_000;
const RETRY_MS = 50;

/** The one place that says who may open the database of a folder. */
export class FolderLock {
  private me: Holder;
  private beat: NodeJS.Timeout | null = null;

  constructor(
    private readonly folder: string,
    role: Role,
  ) {
    const id = randomBytes(8).toString("hex");
    const since = new Date().toISOString();
    this.me = { id, ...identifyProcess(), host: hostname(), role, since, engine: null, url: null };
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** Takes the folder, also from a process that is gone. Returns null when it is ours, else who has it. */
  async take(): Promise<Holder | null> {
    const holder = await takeFile(this.path(OWNER), this.me);
    if (holder === null) this.beat = setInterval(() => touch(this.path(OWNER)), BEAT_MS).unref();
    return holder;
  }

  /** Tells others where the database answers, or with null that it no longer does. */
  publish(engine: EmbeddedEngine, url: string | null): void {
    this.me = { ...this.me, engine, url };
    replaceFile(this.path(OWNER), this.me);
  }

  release(): void {
    if (this.beat) clearInterval(this.beat);
    if (readHolder(this.path(OWNER))?.id === this.me.id) rmSync(this.path(OWNER), { force: true });
  }

  /** Waits for the holder's database and marks this process as using it; null when the holder went away instead. */
  async join(): Promise<Holder | null> {
    for (;;) {
      const holder = this.livingOwner();
      if (!holder) return null;
      if (holder.url) {
        writeNew(this.path(GUEST + this.me.id), this.me);
        // Whoever closes says so first and looks for guests then; seeing it still open means we were seen.
        if (this.livingOwner()?.url === holder.url) return holder;
        this.leave();
      }
      await sleep(RETRY_MS);
    }
  }

  leave(): void {
    rmSync(this.path(GUEST + this.me.id), { force: true });
  }

  /** Resolves when no other living process uses the database any more. */
  async waitForGuests(): Promise<void> {
    while (this.hasGuests()) await sleep(RETRY_MS);
  }

  private livingOwner(): Holder | null {
    const holder = readHolder(this.path(OWNER));
    return holder && isAlive(this.path(OWNER), holder) ? holder : null;
  }

  private hasGuests(): boolean {
    return readdirSync(this.folder)
      .filter((name) => name.startsWith(GUEST))
      .some((name) => {
        const guest = readHolder(this.path(name));
        if (guest && isAlive(this.path(name), guest)) return true;
        rmSync(this.path(name), { force: true });
        return false;
      });
  }

  private path(name: string): string {
    return join(this.folder, name);
  }
}

/**
 * Makes `file` say `me` unless a living holder has it. A dead one's is taken over by whoever first makes the claim file
 * named after it, itself taken the same way, so that of many who see the same dead holder only one succeeds.
 */
async function takeFile(file: string, me: Holder): Promise<Holder | null> {
  for (;;) {
    if (writeNew(file, me)) return null;
    const holder = readHolder(file);
    if (!holder) continue;
    if (isAlive(file, holder)) return holder;
    const claim = `${file}.${holder.id}`;
    if ((await takeFile(claim, me)) === null) {
      const unchanged = readHolder(file)?.id === holder.id;
      if (unchanged) replaceFile(file, me);
      rmSync(claim, { force: true });
      if (unchanged) return null;
    }
    await sleep(RETRY_MS);
  }
}

/** A process of this machine is asked; one of another (a container on the same volume) shows that it lives by touching the file. */
function isAlive(file: string, holder: Holder): boolean {
  if (holder.host === hostname()) return isRunning(holder);
  try {
    return Date.now() - statSync(file).mtimeMs < SILENT_MS;
  } catch {
    return false;
  }
}

/** Whole or not at all, and only where there is none: a name for content that was written before. */
function writeNew(file: string, holder: Holder): boolean {
  const draft = writeDraft(file, holder);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    return writeWithoutLinks(file, holder);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For file systems that have no hard links. */
function writeWithoutLinks(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function replaceFile(file: string, holder: Holder): void {
  renameSync(writeDraft(file, holder), file);
}

function writeDraft(file: string, holder: Holder): string {
  const draft = `${file}.${holder.id}.draft`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  return draft;
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Released meanwhile, or the disk is full: the next beat tries again.
  }
}
