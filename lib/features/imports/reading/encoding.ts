import { AppError } from "@/lib/errors/app-error";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "a spreadsheet (.xlsx, .ods) or a zip archive" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "an old Excel workbook (.xls)" },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "a PDF document" },
  { bytes: [0x1f, 0x8b], what: "a gzip archive" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: "a picture" },
  { bytes: [0xff, 0xd8, 0xff], what: "a picture" },
];

/** Which encoding a file's first bytes show. Throws `invalid_input` when they are not text. */
export function detectEncoding(head: Uint8Array): Encoding {
  const signature = SIGNATURES.find(({ bytes }) => startsWith(head, bytes));
  if (signature) throw notText(`It is ${signature.what}`);
  const mark = MARKS.find(({ bytes }) => startsWith(head, bytes));
  if (mark) return mark.encoding;
  const zeros = countZeros(head);
  if (zeros.even + zeros.odd === 0) return "utf-8";
  // Western text in UTF-16 has a zero in nearly every other byte.
  const half = Math.ceil(Math.min(head.length, 4096) / 2);
  if (zeros.odd > half * 0.4 && zeros.even < half * 0.05) return "utf-16le";
  if (zeros.even > half * 0.4 && zeros.odd < half * 0.05) return "utf-16be";
  throw notText("It has zero bytes");
}

/** The refusal of a file that is not text. */
export function notText(why: string): AppError {
  return new AppError(
    "invalid_input",
    `This file is not text: ${why.charAt(0).toLowerCase()}${why.slice(1)}. Accepted are CSV files in UTF-8 or UTF-16; a spreadsheet can be saved as one ("CSV UTF-8").`,
  );
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

function countZeros(head: Uint8Array): { even: number; odd: number } {
  const count = { even: 0, odd: 0 };
  for (let index = 0; index < Math.min(head.length, 4096); index += 1) {
    if (head[index] === 0) count[index % 2 === 0 ? "even" : "odd"] += 1;
  }
  return count;
}
