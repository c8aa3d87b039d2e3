"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/http/action";
import { adjustDispute, createDispute, createReply, explainDispute, withdrawDispute } from "./mutations";
import { adjustSchema, disputeSchema, explainSchema, replySchema, withdrawSchema } from "./schema";

/** Opens a dispute about a line, or about a whole statement. */
export const disputeStatement = action({ write: "disputes.write" }, disputeSchema, async (scope, input) => {
  const id = await createDispute(scope, input);
  revalidatePath("/commissions", "layout");
  return id;
});

/** Writes into a dispute. */
export const replyToDispute = action({ write: "disputes.write" }, replySchema, async (scope, input) => {
  await createReply(scope, input);
  revalidatePath("/commissions", "layout");
});

/** Takes a dispute back. */
export const takeDisputeBack = action({ write: "disputes.write" }, withdrawSchema, async (scope, { id }) => {
  await withdrawDispute(scope, id);
  revalidatePath("/commissions", "layout");
});

/** Settles a dispute by a reason. */
export const settleByReason = action({ write: "statements.review" }, explainSchema, async (scope, input) => {
  await explainDispute(scope, input);
  revalidatePath("/commissions", "layout");
});

/** Settles a dispute by an adjustment. */
export const settleByAdjustment = action({ write: "adjustments.write" }, adjustSchema, async (scope, input) => {
  await adjustDispute(scope, input);
  revalidatePath("/commissions", "layout");
});
