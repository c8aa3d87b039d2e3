import { type DatabaseKind, type Environment, env } from "@/lib/config/env";
import { closeDatabase, setDatabaseUrl } from "./client";
import { openEmbedded } from "./embedded/open";
import { applyMigrations } from "./migrate";
import { requireServer } from "./require-server";

export type OpenedDatabase = {
  readonly url: string;
  readonly kind: DatabaseKind;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  /** A server wants the folder for itself; a command shares the one that runs. Default command. */
  readonly role?: "server" | "command";
  /** Where notes go, one line each. */
  readonly log?: (line: string) => void;
  readonly environment?: Environment;
};

/**
 * Opens this process's database, brings it up to date and makes `database()` mean it: DATABASE_URL's, else the embedded one
 * of the data folder. Whoever opens it closes it. A command that is interrupted closes it by itself.
 */
export async function openDatabase(options: OpenOptions = {}): Promise<OpenedDatabase> {
  const { role = "command", log = writeLine, environment = env() } = options;
  const opened = await openAny(environment, role, log);
  setDatabaseUrl(opened.url);
  let closing: Promise<void> | null = null;
  let forget = () => {};
  const close = () => {
    closing ??= closeDatabase(opened.url).then(opened.close).finally(forget);
    return closing;
  };
  if (role === "command") forget = closeWhenInterrupted(close);
  return { url: opened.url, kind: opened.kind, close };
}

async function openAny(environment: Environment, role: "server" | "command", log: (line: string) => void) {
  const { databaseUrl, dataDir, embedded } = environment;
  const prepare = async (url: string) => {
    await applyMigrations(url);
  };
  if (databaseUrl === null) return await openEmbedded({ dataDir, engine: embedded, role, log, prepare });
  await requireServer(databaseUrl);
  await prepare(databaseUrl);
  return { url: databaseUrl, kind: "server" as const, close: async () => undefined };
}

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Returns how to let the signals be again. */
function closeWhenInterrupted(close: () => Promise<void>): () => void {
  const end = (signal: keyof typeof EXIT_CODES) => {
    void close().finally(() => process.exit(EXIT_CODES[signal]));
  };
  process.once("SIGINT", end).once("SIGTERM", end);
  return () => {
    process.off("SIGINT", end).off("SIGTERM", end);
  };
}

function writeLine(line: string): void {
  process.stderr.write(`${line}\n`);
}
