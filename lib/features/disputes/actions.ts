"use server";

import { revalidatePath } from "next/cache";
import { after } from "next/server";
import type { WriteScope } from "@/lib/auth/scope";
import { action } from "@/lib/http/action";
import {
  adjustDispute,
  createDispute,
  createReply,
  type DisputeDeed,
  explainDispute,
  mailDispute,
  withdrawDispute,
} from "./mutations";
import { adjustSchema, disputeSchema, explainSchema, replySchema, withdrawSchema } from "./schema";

/** Opens a dispute about a line, or about a whole statement. */
export const disputeStatement = action({ write: "disputes.write" }, disputeSchema, async (scope, input) => {
  const id = await createDispute(scope, input);
  tell(scope, { id, did: "open", text: input.text });
  return id;
});

/** Writes into a dispute. */
export const replyToDispute = action({ write: "disputes.write" }, replySchema, async (scope, input) => {
  await createReply(scope, input);
  tell(scope, { id: input.id, did: "reply", text: input.text });
});

/** Takes a dispute back. */
export const takeDisputeBack = action({ write: "disputes.write" }, withdrawSchema, async (scope, { id }) => {
  await withdrawDispute(scope, id);
  tell(scope, { id, did: "withdraw", text: null });
});

/** Settles a dispute by a reason. */
export const settleByReason = action({ write: "statements.review" }, explainSchema, async (scope, input) => {
  await explainDispute(scope, input);
  tell(scope, { id: input.id, did: "explain", text: input.reason });
});

/** Settles a dispute by an adjustment. */
export const settleByAdjustment = action({ write: "adjustments.write" }, adjustSchema, async (scope, input) => {
  await adjustDispute(scope, input);
  tell(scope, { id: input.id, did: "adjust", text: input.reason });
});

/** Mails go out once the deed is done and answered: it does not wait for them, nor fail with them. */
function tell(scope: WriteScope, deed: DisputeDeed): void {
  revalidatePath("/commissions", "layout");
  after(() => mailDispute(scope, deed));
}
