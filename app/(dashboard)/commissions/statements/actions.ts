"use server";

import { revalidatePath } from "next/cache";
import { createAdjustment, removeAdjustment, updateLeaverDecision } from "@/lib/features/commissions/mutations";
import { adjustmentIdSchema, adjustmentSchema, leaverDecisionSchema } from "@/lib/features/commissions/schema";
import { action } from "@/lib/http/action";

/** Adjusts what a statement pays. */
export const adjustStatement = action({ write: "adjustments.write" }, adjustmentSchema, async (scope, input) => {
  await createAdjustment(scope, input);
  revalidatePath("/commissions", "layout");
});

/** Takes an adjustment away. */
export const takeAdjustmentAway = action({ write: "adjustments.write" }, adjustmentIdSchema, async (scope, { id }) => {
  await removeAdjustment(scope, id);
  revalidatePath("/commissions", "layout");
});

/** Decides whether what was credited after a rep left is paid. */
export const decideLeaver = action({ write: "adjustments.write" }, leaverDecisionSchema, async (scope, input) => {
  await updateLeaverDecision(scope, input);
  revalidatePath("/commissions", "layout");
});
