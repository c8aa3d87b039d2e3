import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { borrowTestServer, createOpenFolder, startTestServer } from "./database-server";
import { createPgliteTemplate } from "./pglite-template";

/** One server for all database tests of a run; gone with its data at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = createOpenFolder();
  const given = process.env.ATTAIN_TEST_DATABASE_URL;
  const [server] = await Promise.all([
    given ? borrowTestServer(given) : startTestServer(folder),
    createPgliteTemplate(folder),
  ]);
  project.provide("databaseServer", server.url);
  project.provide("databaseFolder", folder);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
