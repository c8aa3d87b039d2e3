import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { allOf, hasOneOf } from "@/lib/db/filters";
import { readPage } from "@/lib/db/keyset";
import { raw, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import type { ListPage, ListQuery } from "@/lib/values/list-query";
import { money } from "@/lib/values/money";
import { PRODUCT_FILTERS, type Product, type ProductFilter } from "./types";

type Found = Omit<Product, "listPrice"> & { readonly price: bigint | null; readonly currency: string };

/** Products in pages, by name: the catalogue is the same for everyone who may see deals. */
export async function listProducts(
  scope: ReadScope,
  { sort, after, limit, filter }: ListQuery<"name", ProductFilter>,
): Promise<ListPage<Product>> {
  if (scope.action !== "deals.read") throw new AppError("misuse", "Products are listed with leave for deals.read.");
  const { rows, next } = await readPage<Found>(database(), {
    columns: sql`p.id, p.external_id as "externalId", p.name, p.series, p.list_price_minor as price, p.currency`,
    from: sql`products p`,
    where: allOf(PRODUCT_FILTERS.map((name) => hasOneOf(raw(`p.${name}`), filter[name]))),
    order: {
      key: sql`lower(p.name) collate "und-x-icu"`,
      type: "text",
      id: sql`p.id`,
      descending: sort.descending,
    },
    after,
    limit,
  });
  return {
    next,
    rows: rows.map(({ id, externalId, name, series, price, currency }) => ({
      id,
      externalId,
      name,
      series,
      listPrice: price === null ? null : money(price, currency),
    })),
  };
}
