import { z } from "zod";
import { KIND_IDS } from "./kinds/types";
import type { Alias } from "./types";

export const kindIdSchema = z.enum(KIND_IDS);

const importOptionsSchema = z.object({
  mapping: z.record(z.string(), z.string().nullable()).exactOptional(),
  preset: z.string().exactOptional(),
  aliases: z
    .array(z.object({ field: z.string().min(1), from: z.string().min(1), to: z.string().min(1) }))
    .max(1000)
    .exactOptional(),
  dates: z.enum(["iso", "dmy", "mdy"]).exactOptional(),
  decimal: z.enum([".", ","]).exactOptional(),
  skipBadRows: z.boolean().exactOptional(),
  dryRun: z.boolean().exactOptional(),
});

/** What a page asks for: a stored file as a kind, read in a way. */
export const importRequestSchema = z.object({ upload: z.string(), kind: kindIdSchema, options: importOptionsSchema });

/** Reads `field=Column`; nothing after the sign: the field is not read. Null when it is not written so. */
export function readMapping(text: string): { readonly field: string; readonly column: string | null } | null {
  const [field, column] = splitOnce(text, "=");
  return field === "" || column === null ? null : { field, column: column === "" ? null : column };
}

/** Reads `field:from=to`. Null when it is not written so. */
export function readAlias(text: string): Alias | null {
  const [field, rest] = splitOnce(text, ":");
  const [from, to] = splitOnce(rest ?? "", "=");
  return field === "" || from === "" || !to ? null : { field, from, to };
}

function splitOnce(text: string, separator: string): [string, string | null] {
  const at = text.indexOf(separator);
  return at === -1 ? [text.trim(), null] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
