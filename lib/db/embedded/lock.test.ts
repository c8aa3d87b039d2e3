import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderLock, type Holder } from "./lock";
import { identifyProcess } from "./process-identity";

let folder = "";
let locks: FolderLock[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "attain-lock-"));
  locks = [];
});

afterEach(() => {
  for (const lock of locks) lock.release();
  rmSync(folder, { recursive: true, force: true });
});

function newLock(role: "server" | "command" = "server"): FolderLock {
  const lock = new FolderLock(folder, role);
  locks.push(lock);
  return lock;
}

function leaveOwner(holder: Partial<Holder>, ageSeconds = 0): void {
  const path = join(folder, "owner");
  const dead = { id: "dead", pid: 2 ** 30, startedAt: null, host: hostname(), role: "server", since: "", engine: null };
  writeFileSync(path, JSON.stringify({ ...dead, url: null, ...holder }));
  const moment = Date.now() / 1000 - ageSeconds;
  utimesSync(path, moment, moment);
}

describe("the lock of a folder", () => {
  it("is one process's until it is released", async () => {
    const first = newLock();
    expect(await first.take()).toBeNull();
    expect(await newLock().take()).toMatchObject({ pid: process.pid, role: "server" });
    first.release();
    expect(await newLock().take()).toBeNull();
  });

  it("is taken over from a process that is gone, by exactly one of many", async () => {
    leaveOwner({});
    const takers = Array.from({ length: 25 }, () => newLock().take());
    expect((await Promise.all(takers)).filter((holder) => holder === null)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(["owner"]);
  });

  it("is taken over when whoever was taking it over is gone too", async () => {
    leaveOwner({});
    const claim = { ...JSON.parse(readFileSync(join(folder, "owner"), "utf8")), id: "dead-too" };
    writeFileSync(join(folder, "owner.dead"), JSON.stringify(claim));
    expect(await newLock().take()).toBeNull();
    expect(readdirSync(folder)).toEqual(["owner"]);
  });

  it("is taken over when another process has the owner's number now", async () => {
    leaveOwner({ pid: process.pid, startedAt: "an earlier start" });
    expect(await newLock().take()).toBeNull();
  });

  it("stays with a living process, however old", async () => {
    leaveOwner(identifyProcess(), 3_600);
    expect(await newLock().take()).toMatchObject({ id: "dead" });
  });

  it("stays with a process on another machine while that one shows signs of life", async () => {
    leaveOwner({ host: "elsewhere" }, 5);
    expect(await newLock().take()).toMatchObject({ host: "elsewhere" });
    leaveOwner({ host: "elsewhere" }, 60);
    expect(await newLock().take()).toBeNull();
  });

  it("lets guests join once the database is published, and waits for them", async () => {
    const owner = newLock("command");
    await owner.take();
    const guest = newLock("command");
    const joining = guest.join();
    owner.publish("native", "postgresql://here");
    expect(await joining).toMatchObject({ url: "postgresql://here", engine: "native" });
    owner.publish("native", null);
    let waited = false;
    const waiting = owner.waitForGuests().then(() => {
      waited = true;
    });
    await Promise.resolve();
    expect(waited).toBe(false);
    guest.leave();
    await waiting;
  });

  it("sends guests away when the owner goes instead of opening", async () => {
    const owner = newLock("command");
    await owner.take();
    const joining = newLock("command").join();
    owner.release();
    expect(await joining).toBeNull();
  });
});
