import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { allOf, hasOneOf } from "@/lib/db/filters";
import { type RowOrder, readPage } from "@/lib/db/keyset";
import { raw, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import type { ListPage, ListQuery } from "@/lib/values/list-query";
import { ACCOUNT_FILTERS, type Account, type AccountFilter, type AccountSort } from "./types";

const KEYS: Readonly<Record<AccountSort, Pick<RowOrder, "key" | "type">>> = {
  name: { key: sql`lower(a.name) collate "und-x-icu"`, type: "text" },
  created_on: { key: sql`a.created_on`, type: "date" },
};

/** Accounts in pages. Every account is within reach of whoever may see which customers stay. */
export async function listAccounts(
  scope: ReadScope,
  { sort, after, limit, filter }: ListQuery<AccountSort, AccountFilter>,
): Promise<ListPage<Account>> {
  if (scope.action !== "customers.read")
    throw new AppError("misuse", "Accounts are listed with leave for customers.read.");
  return await readPage<Account>(database(), {
    columns: sql`a.id, a.external_id as "externalId", a.name, a.segment, a.industry, a.country, a.created_on as "createdOn"`,
    from: sql`accounts a`,
    where: allOf(ACCOUNT_FILTERS.map((name) => hasOneOf(raw(`a.${name}`), filter[name]))),
    order: { ...KEYS[sort.by], id: sql`a.id`, descending: sort.descending },
    after,
    limit,
  });
}
