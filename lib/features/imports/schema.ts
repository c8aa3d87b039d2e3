import { z } from "zod";
import { KIND_IDS } from "./kinds/types";

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
