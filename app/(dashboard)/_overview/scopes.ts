import { cache } from "react";
import { findPageScope } from "@/lib/http/page";
import type { OverviewScopes } from "./load";

/** The scopes of this request, the same ones for all parts of the page. */
export const overviewScopes = cache(async (): Promise<OverviewScopes> => {
  const [sales, marketing, pay] = await Promise.all([
    findPageScope("sales.read"),
    findPageScope("marketing.read"),
    findPageScope("commissions.read"),
  ]);
  return { sales, marketing, pay };
});
