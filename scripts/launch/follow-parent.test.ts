import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const followParent = new URL("./follow-parent.mjs", import.meta.url).href;
const server = fileURLToPath(new URL("../../lib/testing/fixtures/forking-server.mjs", import.meta.url));

it("lets a server that is followed fork a process that waits for its word", async () => {
  const child = spawn(process.execPath, ["--import", followParent, server], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let output = "";
  child.stdout?.on("data", (data) => {
    output += String(data);
  });
  await new Promise((resolve) => child.once("close", resolve));
  expect(output).toBe("done\nworker ended with 0\n");
});
