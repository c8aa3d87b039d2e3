import { listPromotions } from "@/lib/features/promotions/queries";
import type { Promotion } from "@/lib/features/promotions/types";
import type { PageView } from "../_lib/view";
import { type OverviewScopes, trendSpan } from "./load";

/** The dated offers of the months in view, for who sees sales. */
export async function loadOffers({ sales }: OverviewScopes, view: PageView): Promise<Promotion[]> {
  return sales ? await listPromotions(sales, trendSpan(sales, view)) : [];
}
