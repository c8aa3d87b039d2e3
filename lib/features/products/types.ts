import type { Money } from "@/lib/values/money";

/** What a list of products can be filtered by. */
export const PRODUCT_FILTERS = ["name", "series"] as const;
export type ProductFilter = (typeof PRODUCT_FILTERS)[number];

/** What is sold. What it costs is not told here: it would tell the margin of every deal. */
export type Product = {
  readonly id: number;
  readonly externalId: string | null;
  readonly name: string;
  readonly series: string | null;
  readonly listPrice: Money | null;
};
