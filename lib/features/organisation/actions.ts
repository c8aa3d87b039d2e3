"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/http/action";
import { updateOrganisation } from "./mutations";
import { organisationFormSchema } from "./schema";

export const changeOrganisation = action({ write: "settings.write" }, organisationFormSchema, async (scope, form) => {
  const { recount, ...change } = form;
  await updateOrganisation(scope, change, { recount });
  refresh();
});
