import { join } from "node:path";
import { pglite } from "@/lib/db/embedded/pglite";
import { applyMigrations } from "@/lib/db/migrate";

/** How PGlite runs in a folder of the tests. */
export function pgliteOptions(folder: string) {
  return { logFile: join(folder, "pglite.log"), log: () => undefined };
}

/** The migrated data that each PGlite of a test begins with. */
export function pgliteTemplate(folder: string): string {
  return join(folder, "pglite-template");
}

/** Makes the template, before any test asks for it: several do at once. */
export async function createPgliteTemplate(folder: string): Promise<void> {
  const options = pgliteOptions(folder);
  await pglite.create(pgliteTemplate(folder), options);
  const made = await pglite.start(pgliteTemplate(folder), options);
  await applyMigrations(made.url);
  await made.stop();
}
