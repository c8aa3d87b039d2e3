import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findLeftServer } from "./left-server";

it.runIf(process.platform === "linux")(
  "waits for a server that was killed before it said where it listens",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "attain-left-"));
    const server = spawn(
      process.execPath,
      ["-e", "process.stdin.resume(); process.stdin.on('end', () => process.exit())"],
      {
        cwd: folder,
        stdio: ["pipe", "ignore", "ignore"],
      },
    );
    writeFileSync(join(folder, "postmaster.pid"), [server.pid, folder, 1_790_000_000, 5432, ""].join("\n"));

    const found = findLeftServer(folder);
    server.stdin.end();

    expect(await found).toBeNull();
    expect(existsSync(join(folder, "postmaster.pid"))).toBe(false);
  },
);
