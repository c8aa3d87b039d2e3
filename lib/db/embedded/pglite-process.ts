// The process that PGlite lives in. It ends with the process that started it, however that one ends.
import { PGlite } from "@electric-sql/pglite";
import { startMaintenance } from "./pglite-maintenance";
import { markFolder } from "./pglite-pid";
import { PgliteServer } from "./pglite-server";

export type PgliteOrder = {
  folder: string;
  listen: { path: string } | { host: string; port: number } | null;
  url: string;
};

process.once("message", (order: PgliteOrder) => {
  serve(order).catch((error: unknown) => {
    process.send?.({ failed: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
  });
});
// Ctrl+C in the terminal is for the launcher, which closes the database last.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

async function serve({ folder, listen, url }: PgliteOrder): Promise<void> {
  const unmark = markFolder(folder);
  const database = await PGlite.create(folder);
  const server = listen ? new PgliteServer(database) : null;
  let stopMaintenance = () => {};
  const close = async () => {
    stopMaintenance();
    await server?.close();
    await database.close();
    unmark();
    process.exit(0);
  };
  process.once("disconnect", () => void close());
  if (!server || !listen) return await close();
  await server.listen(listen);
  stopMaintenance = startMaintenance(url);
  process.send?.({ ready: true });
}
