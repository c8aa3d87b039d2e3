import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { type Client, closeDatabase, databaseAt, setDatabaseUrl } from "@/lib/db/client";
import { pglite } from "@/lib/db/embedded/pglite";
import type { Engine } from "@/lib/db/embedded/shape";
import { requireLocal, runOn, TEMPLATE, withDatabase } from "./database-server";
import { deleteEverything } from "./delete-everything";
import { pgliteOptions, pgliteTemplate } from "./pglite-template";

declare module "vitest" {
  interface ProvidedContext {
    /** The server the tests run on, with a migrated template. */
    databaseServer: string;
    /** A folder for this run, which the server's user may enter. */
    databaseFolder: string;
  }
}

/** A migrated database of its own for the tests of a file, on a real server or on PGlite. */
export type TestDatabase = {
  readonly url: string;
  readonly client: Client;
  /** Deletes every row and starts identities anew. */
  readonly clear: () => Promise<void>;
};

/**
 * Gives the tests of this file (or of the surrounding `describe`) a migrated, empty database, which `database()` means
 * while they run, and drops it afterwards. Read its properties inside tests only.
 */
export function setUpTestDatabase(kind: Engine["name"] = "native"): TestDatabase {
  let url: string | null = null;
  let drop = async () => {};
  const opened = () => {
    if (url === null) throw new Error("The test database is there inside tests and hooks only.");
    return url;
  };
  beforeAll(async () => {
    ({ url, drop } = kind === "native" ? await createOnServer(TEMPLATE) : await openPglite());
    setDatabaseUrl(url);
  });
  afterAll(async () => {
    setDatabaseUrl(null);
    if (url !== null) await closeDatabase(url);
    await drop();
  });
  return {
    get url() {
      return opened();
    },
    get client() {
      return databaseAt(opened());
    },
    clear: () => deleteEverything(databaseAt(opened())),
  };
}

/** Runs the same tests on a native server and on PGlite. */
export function describeOnEachDatabase(
  name: string,
  suite: (database: TestDatabase, kind: Engine["name"]) => void,
): void {
  describe.each(["native", "pglite"] as const)(`${name} on %s`, (kind) => suite(setUpTestDatabase(kind), kind));
}

let clones = 0;

/** Runs `work` on a database of its own without any table, on the real server. */
export async function withEmptyDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { url, drop } = await createOnServer("template0");
  try {
    return await work(url);
  } finally {
    await closeDatabase(url);
    await drop();
  }
}

async function createOnServer(template: string) {
  const server = requireLocal(inject("databaseServer"));
  const name = `attain_test_${process.pid}_${++clones}`;
  await runOn(server, `create database ${name} template ${template}`);
  return {
    url: withDatabase(server, name),
    drop: () => runOn(server, `drop database ${name} with (force)`),
  };
}

async function openPglite() {
  const parent = inject("databaseFolder");
  const folder = mkdtempSync(join(parent, "pglite-"));
  cpSync(pgliteTemplate(parent), folder, { recursive: true });
  const { url, stop } = await pglite.start(folder, pgliteOptions(parent));
  return {
    url,
    drop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
