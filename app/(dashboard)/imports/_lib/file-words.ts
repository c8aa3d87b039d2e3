import { NBSP } from "@/lib/format/locale";
import { formatNumber } from "@/lib/format/number";

const UNITS = ["kB", "MB", "GB"] as const;

/** A file's size: `812 B`, `12.4 kB`, `1 GB`; a kilobyte has 1024 bytes. */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const unit = UNITS[power - 1];
  return unit ? `${formatNumber(bytes / 1024 ** power, 1)}${NBSP}${unit}` : `${formatNumber(bytes)}${NBSP}B`;
}

const DELIMITERS: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs" };

/** How a file is written: `UTF-8 with commas`. */
export function formatWriting(encoding: string | null, delimiter: string | null): string | null {
  if (encoding === null || delimiter === null) return null;
  return `${encoding.toUpperCase()} with ${DELIMITERS[delimiter] ?? `“${delimiter}”`}`;
}
