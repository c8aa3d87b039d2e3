"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { endViewAs, startViewAs } from "@/lib/auth/view-as";
import { action } from "@/lib/http/action";

/** Shows this browser what another person sees. */
export const viewAs = action(
  { write: "view_as.write" },
  z.object({ user: z.coerce.number().int().positive() }),
  async (scope, { user }) => {
    await startViewAs(scope, user);
    toOverview();
  },
);

/** Back to the own view. Whoever looks at another's may do nothing but this, so it asks for no permission. */
export async function stopViewAs(): Promise<void> {
  await endViewAs();
  toOverview();
}

/** With nothing kept of what the other view had: not even the frame around the pages. */
function toOverview(): never {
  revalidatePath("/", "layout");
  redirect("/");
}
