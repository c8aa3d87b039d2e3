import { AppError } from "@/lib/errors/app-error";
import { detectEncoding, type Encoding, notText } from "./encoding";

/** A file's bytes, in order. */
export type ByteSource = AsyncIterable<Uint8Array>;

export type TextStream = {
  readonly encoding: Encoding;
  /** The text of the first bytes: at least 16,000 of them, or all. */
  readonly head: string;
  /** All of the text, the head included. */
  readonly chunks: AsyncGenerator<string>;
};

const HEAD_BYTES = 16_000;

/** Reads bytes as text in the encoding they show. Throws `invalid_input` on what is empty, binary or wrongly encoded. */
export async function readText(source: ByteSource): Promise<TextStream> {
  const bytes = source[Symbol.asyncIterator]();
  const head = await takeHead(bytes);
  if (head.length === 0)
    throw new AppError("invalid_input", "This file is empty. Its first line must name the columns.");
  const encoding = detectEncoding(head);
  const decoder = new LineCountingDecoder(encoding);
  const first = decoder.decode(head, true);
  return { encoding, head: first, chunks: decodeAll(first, bytes, decoder) };
}

async function takeHead(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const { value, done } = await bytes.next();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

async function* decodeAll(
  first: string,
  bytes: AsyncIterator<Uint8Array>,
  decoder: LineCountingDecoder,
): AsyncGenerator<string> {
  try {
    yield first;
    for (;;) {
      const { value, done } = await bytes.next();
      if (done) break;
      yield decoder.decode(value, true);
    }
    const rest = decoder.decode(new Uint8Array(0), false);
    if (rest !== "") yield rest;
  } finally {
    await bytes.return?.();
  }
}

/** Decodes strictly, and knows on which line the text stops being valid. */
class LineCountingDecoder {
  private readonly decoder: TextDecoder;
  private lines = 1;

  constructor(private readonly encoding: Encoding) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  decode(bytes: Uint8Array, stream: boolean): string {
    let text: string;
    try {
      text = this.decoder.decode(bytes, { stream });
    } catch {
      throw this.wronglyEncoded(bytes);
    }
    if (text.includes("\0")) throw notText(`it has a zero character near line ${this.lines}`);
    this.lines += countLines(text);
    return text;
  }

  private wronglyEncoded(bytes: Uint8Array): AppError {
    const readable = new TextDecoder(this.encoding).decode(bytes);
    const line = this.lines + countLines(readable.slice(0, Math.max(readable.indexOf("\uFFFD"), 0)));
    const name = this.encoding === "utf-8" ? "UTF-8" : "UTF-16";
    return new AppError(
      "invalid_input",
      `Line ${line} of this file is not ${name} text. Accepted are UTF-8 and UTF-16; save it again as "CSV UTF-8".`,
      { details: [{ where: `line ${line}`, message: `not ${name}` }] },
    );
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
