"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/http/action";
import { createStage, removeStage, updateStage } from "./mutations";
import { newStageSchema, stageChangeSchema, stageIdSchema } from "./schema";

const write = { write: "settings.write" } as const;

export const addStage = action(write, newStageSchema, async (scope, stage) => {
  await createStage(scope, stage);
  refresh();
  return stage.name;
});

export const changeStage = action(write, stageChangeSchema, async (scope, change) => {
  await updateStage(scope, change);
  refresh();
});

/** Removes a stage without deals, and goes to the list of those that are left. */
export const removeUnusedStage = action(write, stageIdSchema, async (scope, { stageId }) => {
  await removeStage(scope, stageId);
  redirect("/settings/stages");
});
