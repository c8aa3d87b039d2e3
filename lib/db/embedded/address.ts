import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { giveTo, requireEntry, type ServerUser } from "./server-user";
import { CannotRun } from "./shape";

/** Where an embedded server listens: a socket in a folder of its own, or a port of this machine where there are no sockets. */
export type Address =
  | { readonly kind: "socket"; readonly folder: string }
  | { readonly kind: "port"; readonly port: number; readonly password: string };

export const SOCKET_PORT = 5432;
const LONGEST_FOLDER = 80;

export const hasUnixSockets = process.platform !== "win32";

/** Makes a folder for a socket that only the server's user (and root) can enter. Its path is short, as sockets' must be. */
export function createSocketFolder(user: ServerUser | null): string {
  const parent = [tmpdir(), "/tmp"].find((folder) => folder.length <= LONGEST_FOLDER && mayUse(user, folder));
  if (!parent) throw new CannotRun(`there is no folder for its socket: ${tmpdir()} is too long or closed to its user`);
  const folder = mkdtempSync(join(parent, "attain-"));
  chmodSync(folder, 0o700);
  giveTo(user, folder);
  return folder;
}

export function removeSocketFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The connection string of an embedded database. */
export function urlOf(address: Address): string {
  if (address.kind === "port") {
    return `postgresql://postgres:${encodeURIComponent(address.password)}@127.0.0.1:${address.port}/postgres?sslmode=disable`;
  }
  const host = encodeURIComponent(address.folder);
  return `postgresql://postgres@localhost:${SOCKET_PORT}/postgres?host=${host}&sslmode=disable`;
}

/** A port of the loopback address that nobody uses now. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new CannotRun("this machine gave no free port");
  return address.port;
}

function mayUse(user: ServerUser | null, folder: string): boolean {
  try {
    requireEntry(user, folder);
    return true;
  } catch {
    return false;
  }
}
