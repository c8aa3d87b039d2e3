"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/http/action";
import { updateOrganisation } from "./mutations";
import { organisationSchema } from "./schema";

export const changeOrganisation = action({ write: "settings.write" }, organisationSchema, async (scope, change) => {
  await updateOrganisation(scope, change);
  refresh();
});
