"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/http/action";
import { createApiKey, revokeApiKey } from "./mutations";
import { keyIdSchema, keySchema } from "./schema";

/** Makes a key; the answer is the only time that its text is known. */
export const makeKey = action({ write: "keys.write" }, keySchema, async (scope, input) => {
  const made = await createApiKey(scope, input);
  revalidatePath("/settings/keys");
  return made;
});

/** Revokes a key. */
export const revokeKey = action({ write: "keys.write" }, keyIdSchema, async (scope, { id }) => {
  await revokeApiKey(scope, id);
  revalidatePath("/settings/keys");
});
