import { z } from "zod";
import { parsePercent } from "@/lib/values/percentage";

/** Why a stage that deals are in does not turn from open to closed or back: the rest of a sentence. */
export const OPENS_OR_CLOSES =
  "would open or close the deals that are in this stage; move them first, or give the stage another name";

const probability = z
  .string()
  .trim()
  .transform((text, context) => {
    if (text === "") return null;
    const millionths = readPercent(text);
    if (millionths !== null && millionths >= 0n && millionths <= 1_000_000n) return Number(millionths);
    context.addIssue({ code: "custom", message: "write a percentage from 0 to 100 such as 40%, or leave it blank" });
    return z.NEVER;
  });

export const newStageSchema = z.object({
  name: z.string().trim().min(1, "write the stage's name").max(200, "write at most 200 characters"),
  position: z.coerce
    .number("write a whole number, 0 or more")
    .int("write a whole number, 0 or more")
    .min(0, "write a whole number, 0 or more")
    .max(2_147_483_647, "write a smaller number"),
  probability,
  outcome: z.enum(["open", "won", "lost"]),
});
export type NewStage = z.output<typeof newStageSchema>;

export const stageIdSchema = z.object({ stageId: z.coerce.number().int() });

export const stageChangeSchema = newStageSchema.extend(stageIdSchema.shape);
export type StageChange = z.output<typeof stageChangeSchema>;

function readPercent(text: string): bigint | null {
  try {
    return parsePercent(text.endsWith("%") ? text : `${text}%`);
  } catch {
    return null;
  }
}
