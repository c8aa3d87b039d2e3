import { z } from "zod";
import { KIND_IDS } from "./kinds/types";

export const kindIdSchema = z.enum(KIND_IDS);

export const importOptionsSchema = z.object({
  mapping: z.record(z.string(), z.string().nullable()).optional(),
  preset: z.string().optional(),
  aliases: z
    .array(z.object({ field: z.string().min(1), from: z.string().min(1), to: z.string().min(1) }))
    .max(1000)
    .optional(),
  dates: z.enum(["iso", "dmy", "mdy"]).optional(),
  decimal: z.enum([".", ","]).optional(),
  skipBadRows: z.boolean().optional(),
  dryRun: z.boolean().optional(),
});
