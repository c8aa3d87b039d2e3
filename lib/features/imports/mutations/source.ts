import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/errors/app-error";
import type { ByteSource } from "../reading/text-stream";

/** A file to import: its path, or its bytes. */
export type FileSource = string | ByteSource;

/** A file that can be read once more, to find the rows that were refused. */
export type RereadableSource = {
  readonly bytes: ByteSource;
  readonly again: () => ByteSource;
  readonly bytesRead: () => number;
  /** Removes what was kept for reading again. */
  readonly close: () => Promise<void>;
};

/** Bytes that come only once are kept in a file while they are read, when `keep` says that they may be wanted again. */
export async function openSource(source: FileSource, keep: boolean): Promise<RereadableSource> {
  let read = 0;
  const count = (bytes: Uint8Array) => {
    read += bytes.length;
  };
  if (typeof source === "string") {
    await requireFile(source);
    return {
      bytes: counted(readFile(source), count),
      again: () => readFile(source),
      bytesRead: () => read,
      close: async () => undefined,
    };
  }
  if (!keep)
    return { bytes: counted(source, count), again: () => source, bytesRead: () => read, close: async () => undefined };
  const folder = join(env().dataDir, "uploads");
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${randomBytes(16).toString("hex")}.part`);
  return {
    bytes: counted(copied(source, path), count),
    again: () => readFile(path),
    bytesRead: () => read,
    close: () => rm(path, { force: true }),
  };
}

function readFile(path: string): ByteSource {
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

async function requireFile(path: string): Promise<void> {
  try {
    const file = await open(path, "r");
    const found = await file.stat().finally(() => file.close());
    if (found.isDirectory()) throw new AppError("invalid_input", `${path} is a folder, not a file.`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") throw new AppError("invalid_input", `There is no file ${path}.`);
    if (code === "EACCES") throw new AppError("invalid_input", `${path} may not be read by this user.`);
    throw error;
  }
}

async function* counted(bytes: ByteSource, count: (bytes: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    count(chunk);
    yield chunk;
  }
}

async function* copied(bytes: ByteSource, path: string): AsyncGenerator<Uint8Array> {
  const file = createWriteStream(path, { mode: 0o600 });
  try {
    for await (const chunk of bytes) {
      if (!file.write(chunk)) await once(file, "drain");
      yield chunk;
    }
  } finally {
    file.end();
    await finished(file);
  }
}
