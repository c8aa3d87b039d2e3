import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ReadScope, WriteScope } from "@/lib/auth/scope";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/errors/app-error";
import type { ByteSource } from "../reading/text-stream";

/** A file that waits to be imported. */
export type Upload = {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly path: string;
};

/** The largest file that a page takes. */
export const MAX_UPLOAD_BYTES = 1024 ** 3;
const KEPT_MS = 24 * 60 * 60 * 1000;
const ID = /^[0-9a-f]{32}$/;

/** Keeps an uploaded file under a random id. Throws `invalid_input` above one gigabyte; nothing is kept then. */
export async function storeUpload(scope: WriteScope, source: ByteSource, fileName: string): Promise<Upload> {
  requireLeave(scope);
  const id = randomBytes(16).toString("hex");
  const path = pathOf(id);
  await mkdir(folder(), { recursive: true });
  await removeForgotten();
  try {
    await pipeline(limited(source), createWriteStream(path, { mode: 0o600 }));
    await writeFile(`${path}.json`, JSON.stringify({ fileName, userId: scope.actor.userId }), { mode: 0o600 });
  } catch (error) {
    await removeFiles(id);
    throw error;
  }
  return { id, fileName, path, bytes: (await stat(path)).size };
}

/** The upload with that id which this person stored, or null. */
export async function findUpload(scope: ReadScope | WriteScope, id: string): Promise<Upload | null> {
  requireLeave(scope);
  if (!ID.test(id)) return null;
  const path = pathOf(id);
  try {
    const { fileName, userId } = JSON.parse(await readFile(`${path}.json`, "utf8")) as {
      fileName: string;
      userId: number | null;
    };
    return userId === scope.actor.userId ? { id, fileName, path, bytes: (await stat(path)).size } : null;
  } catch {
    return null;
  }
}

/** Removes an upload; one that is gone already is no error. */
export async function removeUpload(scope: WriteScope, id: string): Promise<void> {
  if (await findUpload(scope, id)) await removeFiles(id);
}

function requireLeave({ action }: ReadScope | WriteScope): void {
  if (action !== "imports.write") throw new AppError("misuse", "Uploads need leave for imports.write.");
}

/** Removes what was stored more than a day ago and never imported or thrown away. */
async function removeForgotten(): Promise<void> {
  for (const name of await readdir(folder())) {
    const path = join(folder(), name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > KEPT_MS) await rm(path, { force: true });
  }
}

async function removeFiles(id: string): Promise<void> {
  await rm(pathOf(id), { force: true });
  await rm(`${pathOf(id)}.json`, { force: true });
}

async function* limited(source: ByteSource): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > MAX_UPLOAD_BYTES) {
      throw new AppError(
        "invalid_input",
        "This file has more than a gigabyte; split it, or import it from the command line.",
      );
    }
    yield chunk;
  }
}

function folder(): string {
  return join(env().dataDir, "uploads");
}

function pathOf(id: string): string {
  return join(folder(), id);
}
