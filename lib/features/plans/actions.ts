"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/errors/app-error";
import { importPlan } from "@/lib/features/commissions/mutations";
import { formatFirstDay } from "@/lib/format/date";
import { action } from "@/lib/http/action";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { createAssignment, removeAssignment, removePlan, removePlanVersion, updateAssignment } from "./mutations";
import { compareDraft } from "./queries";
import {
  assignmentChangeSchema,
  assignmentIdSchema,
  draftSchema,
  newAssignmentSchema,
  planIdSchema,
  planTextSchema,
  planVersionSchema,
  versionIdSchema,
} from "./schema";

const write = { write: "plans.write" } as const;

/** Stores a version of a plan, and goes to the plan. Refuses one that says what holds already. */
export const savePlan = action(write, planVersionSchema, async (scope, { definition, from, ...given }) => {
  const { planId, outcome, from: since } = await importPlan(scope, definition, { ...(from && { from }), ...given });
  if (outcome === "unchanged") {
    throw new AppError("invalid_input", `${unchangedWords("the version", since)}, and nothing was stored.`);
  }
  redirect(`/commissions/plans/${planId}`);
});

/** Stores the plan that a file's text holds, and goes to it; returns words for one that holds already. */
export const importPlanText = action(write, planTextSchema, async (scope, { text, from, recount }) => {
  const options = { ...(from && { from }), recount };
  const { planId, plan, outcome, from: since } = await importPlan(scope, readJson(text), options);
  if (outcome === "unchanged") return `${unchangedWords(`the version of ${plan}`, since)}.`;
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

export const removeUnusedPlan = action(write, planIdSchema, async (scope, { planId }) => {
  await removePlan(scope, planId);
  redirect("/commissions/plans");
});

export const removeVersion = action(write, versionIdSchema, async (scope, { planId, from, ...agreed }) => {
  await removePlanVersion(scope, planId, from, agreed);
  refresh();
});

function unchangedWords(what: string, since: CalendarDate): string {
  return `Nothing was changed: ${what} from ${formatFirstDay(since)} says the same`;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = `This is no JSON: ${cause instanceof Error ? cause.message : "it cannot be read"}`;
    throw new AppError("invalid_input", message, { details: [{ where: "text", message }], cause });
  }
}
