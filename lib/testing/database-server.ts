import { appendFileSync, chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withConnection } from "@/lib/db/connection";
import { native } from "@/lib/db/embedded/native";
import { applyMigrations } from "@/lib/db/migrate";

export const TEMPLATE = "attain_template";
/** What a power loss would take with it is thrown away after the tests anyway. */
const FORGETFUL = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n";

/** Makes a folder under the system's temporary one that any user may enter, so that a server for root can use it. */
export function createOpenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "attain-test-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts the server all database tests run on and makes its migrated template. Fails where native cannot run. */
export async function startTestServer(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const options = { logFile: join(folder, "server.log"), log: () => undefined };
  await native.check(join(folder, "data"));
  await native.create(join(folder, "data"), options);
  appendFileSync(join(folder, "data", "postgresql.conf"), FORGETFUL);
  const server = await native.start(join(folder, "data"), options);
  await createTemplate(server.url);
  return server;
}

async function createTemplate(url: string): Promise<void> {
  await runOn(url, `create database ${TEMPLATE}`);
  await applyMigrations(withDatabase(url, TEMPLATE));
}

/** Uses a server that is there already, such as an older PostgreSQL, for the database tests. */
export async function borrowTestServer(url: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const stop = () => runOn(url, `drop database if exists ${TEMPLATE} with (force)`);
  await stop();
  await createTemplate(url);
  return { url, stop };
}

/** Runs SQL on a connection of its own. */
export async function runOn(url: string, sql: string): Promise<void> {
  await withConnection(requireLocal(url), (connection) => connection.query(sql));
}

/** The address of another database on the same server. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Tests create, empty and drop databases: never elsewhere than on this machine. */
export function requireLocal(url: string): string {
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? hostname;
  if (host.startsWith("/") || ["localhost", "127.0.0.1", "[::1]"].includes(host)) return url;
  throw new Error(`Tests refuse the database on ${host}: they run on a database of this machine only.`);
}
