import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";

const clientAddress = new URL("./client-address.mjs", import.meta.url).href;
const SERVER = `
  import { createServer } from "node:http";
  const server = createServer((request, response) => response.end(request.headers["x-attain-address"]));
  server.listen(0, "127.0.0.1", () => process.stdout.write(String(server.address().port)));
`;

it.each([
  ["http://attain.test", { "x-attain-address": "192.0.2.9" }, "127.0.0.1"],
  ["http://attain.test", { "x-forwarded-for": "192.0.2.9" }, "127.0.0.1"],
  ["https://attain.test", { "x-attain-address": "192.0.2.9" }, "127.0.0.1"],
  ["https://attain.test", { "x-forwarded-for": "192.0.2.9" }, "192.0.2.9"],
  // Only the last was written by the proxy; those before it came from whoever asked.
  ["https://attain.test", { "x-forwarded-for": "198.51.100.1, 192.0.2.9" }, "192.0.2.9"],
  ["https://attain.test", { "x-forwarded-for": "192.0.2.9, somebody" }, "127.0.0.1"],
])("under %s, who says %o is counted as %s", async (url, headers, address) => {
  const parameters = ["--import", clientAddress, "--input-type=module", "--eval", SERVER];
  const server = spawn(process.execPath, parameters, {
    env: { ...process.env, ATTAIN_URL: url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [port] = await once(server.stdout, "data");
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: headers as Record<string, string> });
    expect(await answer.text()).toBe(address);
  } finally {
    server.kill();
  }
});
