import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { AppError } from "@/lib/errors/app-error";

const NEW_LINE = 10;

/** The lines of gzipped text. Throws `invalid_input` on what is not gzipped, or was cut off. */
export async function* readLines(source: Readable): AsyncGenerator<string> {
  const gunzip = createGunzip();
  const feeding = pipeline(source, gunzip);
  feeding.catch(() => undefined);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of gunzip) {
      let data: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
      for (let end = data.indexOf(NEW_LINE); end >= 0; end = data.indexOf(NEW_LINE)) {
        yield data.toString("utf8", 0, end);
        data = data.subarray(end + 1);
      }
      rest = data;
    }
    await feeding;
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
    throw new AppError("invalid_input", "This is no backup of Attain, or it is damaged: it cannot be unpacked.", {
      cause,
    });
  }
  if (rest.length > 0) yield rest.toString("utf8");
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^Z_/.test(String(error.code));
}
