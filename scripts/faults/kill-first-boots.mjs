// Kills the first opening of a new database at random moments, again and again: the next one must open it, and what one
// acknowledged must be there. ATTAIN_EMBEDDED=native|pglite chooses the database.
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const rounds = Number(process.argv[2] ?? 10);
const HOLD = ["--import", "tsx", "lib/testing/fixtures/hold-database.ts", "server"];
const counted = { rounds: 0, killedWhileOpening: 0, acknowledgedLost: 0, notOpened: 0 };

const longest = (await measureOpening()) * 1.2;
for (let round = 0; round < rounds; round += 1) await killOne();
console.table([counted]);
process.exitCode = counted.acknowledgedLost + counted.notOpened > 0 ? 1 : 0;

async function killOne() {
  const folder = newFolder();
  const first = open(folder);
  const acknowledged = first.says("open").then(() => {
    first.write("team First");
    return first.says("done team First");
  });
  await sleep(Math.random() * longest);
  await first.kill();
  const [opened, kept] = [first.output.includes("open "), first.output.includes("done team First")];
  await acknowledged.catch(() => undefined);
  const next = open(folder);
  const reopened = await next.says("open").then(
    () => true,
    () => false,
  );
  counted.rounds += 1;
  if (!opened) counted.killedWhileOpening += 1;
  if (!reopened) {
    counted.notOpened += 1;
    console.error(next.output);
  } else {
    next.write("teams");
    await next.says("teams ");
    if (kept && !next.output.includes("teams First")) counted.acknowledgedLost += 1;
    next.write("close");
    await next.ended;
  }
  rmSync(join(folder, ".."), { recursive: true, force: true });
}

async function measureOpening() {
  const folder = newFolder();
  const start = performance.now();
  const holder = open(folder);
  await holder.says("open");
  const time = performance.now() - start;
  holder.write("close");
  await holder.ended;
  rmSync(join(folder, ".."), { recursive: true, force: true });
  return time;
}

/** Under a folder that every user may enter: root's server runs as another one. */
function newFolder() {
  const parent = mkdtempSync(join(tmpdir(), "attain-boots-"));
  chmodSync(parent, 0o755);
  return join(parent, "data");
}

function open(folder) {
  const env = { ...process.env, ATTAIN_DATA_DIR: folder, DATABASE_URL: "" };
  const child = spawn(process.execPath, HOLD, { env, stdio: ["pipe", "pipe", "inherit"] });
  const holder = {
    output: "",
    ended: new Promise((resolve) => child.once("close", resolve)),
    write: (line) => child.stdin.write(`${line}\n`),
    kill: () => {
      child.kill("SIGKILL");
      return holder.ended;
    },
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => holder.output.includes(text) && resolve();
        child.stdout.on("data", look);
        void holder.ended.then(() => reject(new Error(`ended without "${text}"`)));
        look();
      }),
  };
  child.stdin.on("error", () => undefined);
  child.stdout.on("data", (data) => {
    holder.output += data;
  });
  return holder;
}
