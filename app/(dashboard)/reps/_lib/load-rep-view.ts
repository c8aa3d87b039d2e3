import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { getRep } from "@/lib/features/reps/queries";
import type { Rep } from "@/lib/features/reps/types";
import type { PageSearchParams } from "@/lib/ui/url/search-params";
import { type PageView, readView, withFilter } from "../../_lib/view";

/** A rep, read once for all parts of a page. Throws `not_found`. */
export const loadRep = cache(getRep);

/** A rep and the page's view, cut down to them. */
export async function loadRepView(
  scope: ReadScope,
  id: number,
  given: PageSearchParams,
): Promise<{ rep: Rep; view: PageView }> {
  const [rep, page] = await Promise.all([loadRep(scope, id), readView(scope, `/reps/${id}`, given, [])]);
  return { rep, view: withFilter(page, "rep", { id: String(id), name: rep.name }) };
}
