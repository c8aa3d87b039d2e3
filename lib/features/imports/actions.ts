"use server";

import { z } from "zod";
import { action } from "@/lib/http/action";
import { removeUpload } from "./mutations";

/** Throws away an uploaded file that is not to be imported after all. */
export const discardUpload = action({ write: "imports.write" }, z.string(), async (scope, id) => {
  await removeUpload(scope, id);
});
