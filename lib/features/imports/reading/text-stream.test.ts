import { describe, expect, it } from "vitest";
import { readText } from "./text-stream";

const TEXT = 'name,note\nAna,"größer als 5 €"\n';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decode(bytes: Uint8Array, size = 1 << 20): Promise<{ encoding: string; text: string }> {
  const { encoding, chunks } = await readText(inPieces(bytes, size));
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return { encoding, text };
}

function bigEndian(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

describe("reading a file's text", () => {
  it.each([
    ["utf-8", Buffer.from(TEXT)],
    ["utf-8", Buffer.from(`\uFEFF${TEXT}`)],
    ["utf-16le", Buffer.from(`\uFEFF${TEXT}`, "utf16le")],
    ["utf-16le", Buffer.from(TEXT, "utf16le")],
    ["utf-16be", bigEndian(`\uFEFF${TEXT}`)],
    ["utf-16be", bigEndian(TEXT)],
  ])("takes %s with and without a mark, in pieces of any size", async (encoding, bytes) => {
    expect(await decode(bytes)).toEqual({ encoding, text: TEXT });
    expect(await decode(bytes, 1)).toEqual({ encoding, text: TEXT });
  });

  it("decodes a letter that is cut by the border of two pieces far into the file", async () => {
    const long = `name\n${"é".repeat(20_000)}\n`;
    expect((await decode(Buffer.from(long), 16_001)).text).toBe(long);
  });

  it.each([
    [Buffer.alloc(0), /empty.*first line must name/],
    [Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), /spreadsheet.*CSV UTF-8/],
    [Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d]), /PDF/],
    [Buffer.from([1, 2, 0, 3, 0, 0, 9, 200, 0]), /zero bytes/],
    [Buffer.concat([Buffer.from("name\nAna\nM"), Buffer.from([0xfc]), Buffer.from("ller\n")]), /Line 3 .*not UTF-8/],
  ])("refuses what is not text: %s", async (bytes, message) => {
    await expect(decode(bytes)).rejects.toThrow(message);
  });

  it("names the line of a zero character deep in the file", async () => {
    const bytes = Buffer.concat([Buffer.from(`name\n${"Ana\n".repeat(10_000)}`), Buffer.from("B\0\n")]);
    await expect(decode(bytes, 4_000)).rejects.toThrow(/zero character/);
  });
});
