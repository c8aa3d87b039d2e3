import { execFileSync } from "node:child_process";
import { chownSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { CannotRun } from "./shape";

/** The user the server runs as when this process is root, whom PostgreSQL refuses to serve. */
export type ServerUser = { readonly uid: number; readonly gid: number };

const NAME = "postgres";

/** Null: the server runs as the user of this process. Throws CannotRun when root has no other user to use. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const user = findUser() ?? (createUser() ? findUser() : null);
  if (!user) throw new CannotRun(`this is root and the user ${NAME}, who would run the server, could not be made`);
  return user;
}

/** Gives a file or folder to the server's user. */
export function giveTo(user: ServerUser | null, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

/** Throws CannotRun, naming the folder in the way, when the server's user may not reach `path`. */
export function requireEntry(user: ServerUser | null, path: string): void {
  if (!user) return;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) {
      const shown = (mode & 0o777).toString(8).padStart(4, "0");
      throw new CannotRun(`the user ${NAME}, who runs the server for root, may not enter ${folder} (mode ${shown})`);
    }
    if (folder === dirname(folder)) return;
  }
}

function findUser(): ServerUser | null {
  try {
    return { uid: Number(output("id", ["-u", NAME])), gid: Number(output("id", ["-g", NAME])) };
  } catch {
    return null;
  }
}

function createUser(): boolean {
  const ways: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", NAME]],
    ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", NAME]],
  ];
  return ways.some(([command, parameters]) => {
    try {
      output(command, parameters);
      return true;
    } catch {
      return false;
    }
  });
}

function output(command: string, parameters: string[]): string {
  return execFileSync(command, parameters, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}
