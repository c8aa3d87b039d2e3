"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/errors/app-error";
import { importPlan } from "@/lib/features/commissions/mutations";
import { action } from "@/lib/http/action";
import { createAssignment, removeAssignment, updateAssignment } from "./mutations";
import { compareDraft } from "./queries";
import {
  assignmentChangeSchema,
  assignmentIdSchema,
  draftSchema,
  newAssignmentSchema,
  planTextSchema,
  planVersionSchema,
} from "./schema";

const write = { write: "plans.write" } as const;

/** Stores a version of a plan, and goes to the plan. */
export const savePlan = action(write, planVersionSchema, async (scope, { definition, from, isNew }) => {
  const { planId } = await importPlan(scope, definition, { ...(from && { from }), isNew });
  redirect(`/commissions/plans/${planId}`);
});

/** Stores the plan that a file's text holds, and goes to it. */
export const importPlanText = action(write, planTextSchema, async (scope, { text, from }) => {
  const { planId } = await importPlan(scope, readJson(text), from ? { from } : {});
  redirect(`/commissions/plans/${planId}`);
});

/** What a draft would pay some reps for a period, beside what holds. */
export const previewDraft = action({ read: "plans.read" }, draftSchema, compareDraft);

export const assignRep = action(write, newAssignmentSchema, async (scope, given) => {
  await createAssignment(scope, given);
  refresh();
});

export const changeAssignment = action(write, assignmentChangeSchema, async (scope, change) => {
  await updateAssignment(scope, change);
  refresh();
});

export const takeOffPlan = action(write, assignmentIdSchema, async (scope, { assignmentId }) => {
  await removeAssignment(scope, assignmentId);
  refresh();
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = `This is no JSON: ${cause instanceof Error ? cause.message : "it cannot be read"}`;
    throw new AppError("invalid_input", message, { details: [{ where: "text", message }], cause });
  }
}
