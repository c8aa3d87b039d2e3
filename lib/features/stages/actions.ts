"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/http/action";
import { updateStage } from "./mutations";
import { stageChangeSchema } from "./schema";

export const changeStage = action({ write: "settings.write" }, stageChangeSchema, async (scope, change) => {
  await updateStage(scope, change);
  refresh();
});
