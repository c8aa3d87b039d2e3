import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";
import { bodyOf } from "../bytes";

/** The media type of a request's body, without parameters. */
export function mediaTypeOf(request: Request): string {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase();
}

/** Bytes whose hash is known once they were read. */
export function hashed(source: AsyncIterable<Uint8Array>): {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly hash: () => string;
} {
  const hash = createHash("sha256");
  return { bytes: through(source, (chunk) => void hash.update(chunk)), hash: () => hash.digest("hex") };
}

/** A whole body as text with its hash. Throws `invalid_input` on one that is too long. */
export async function readText(request: Request, maxBytes: number): Promise<{ text: string; hash: string }> {
  const { bytes, hash } = hashed(bodyOf(request));
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) throw new AppError("invalid_input", `The body has more than ${maxBytes} bytes.`);
    parts.push(chunk);
  }
  return { text: Buffer.concat(parts).toString("utf8"), hash: hash() };
}

async function* through(source: AsyncIterable<Uint8Array>, see: (chunk: Uint8Array) => void) {
  for await (const chunk of source) {
    see(chunk);
    yield chunk;
  }
}
