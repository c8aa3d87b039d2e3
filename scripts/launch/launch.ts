import { resolve } from "node:path";
import { env } from "@/lib/config/env";
import { openDatabase } from "@/lib/db/open";
import { requireFreePort } from "./port";
import { keepSecret } from "./secret";
import { WebServer } from "./web-server";

export type LaunchOptions = {
  /** The web server: a Node program and its parameters. It reads PORT. */
  readonly command: readonly string[];
  readonly title: string;
  /** Done on the open database before the server starts. */
  readonly prepare?: (log: (line: string) => void) => Promise<void>;
  /** Lines that follow the address people open. */
  readonly introduce?: (address: string) => Promise<readonly string[]>;
};

type Signal = "SIGINT" | "SIGTERM" | "SIGHUP";

/**
 * Opens the database, starts the web server on it, says where it answers, and stops the database after the server has ended.
 * Resolves with the exit code: the server's, or 0 when it was asked to stop.
 */
export async function launch({ command, title, prepare, introduce }: LaunchOptions): Promise<number> {
  const stop = onSignals();
  const settings = env();
  const database = await openDatabase({ role: "server", log });
  try {
    await requireFreePort(settings.port);
    if (!stop.asked) await prepare?.(log);
    if (stop.asked) return 0;
    const server = new WebServer(command, {
      PORT: String(settings.port),
      DATABASE_URL: database.url,
      ATTAIN_DATABASE_KIND: database.kind,
      ATTAIN_DATA_DIR: resolve(settings.dataDir),
      ATTAIN_SECRET: settings.secret ?? keepSecret(settings.dataDir),
      ATTAIN_SAMPLE: settings.sample ? "1" : "0",
      NEXT_TELEMETRY_DISABLED: "1",
    });
    stop.forward = (signal, again) => server.stop(signal, again);
    if (await server.answers(`http://127.0.0.1:${settings.port}/api/health`)) {
      const address = settings.url ?? `http://localhost:${settings.port}`;
      const lines = [`${title}: ${address}`, ...((await introduce?.(address)) ?? [])];
      process.stdout.write(`\n${lines.join("\n")}\n`);
    }
    const code = await server.ended;
    return stop.asked ? 0 : code;
  } finally {
    await database.close();
  }
}

function onSignals() {
  const stop = { asked: false, forward: (_signal: Signal, _again: boolean) => {} };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      const again = stop.asked;
      stop.asked = true;
      stop.forward(signal, again);
    });
  }
  return stop;
}

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}
