import { type Queryable, queryRows, sql } from "@/lib/db/sql";
import type { Plan } from "@/lib/domain/commissions/plan";

const KINDS = ["product", "promotion", "segment"] as const;

type KnownName = { readonly kind: (typeof KINDS)[number]; readonly name: string };

/** The products, promotions and segments that a plan's filters name and no data has or had: such a filter lets nothing through. */
export async function unknownNames(on: Queryable, { components, spiffs }: Plan): Promise<string[]> {
  const filters = [...components, ...spiffs].map(({ when }) => when);
  const known = await loadNames(on);
  return KINDS.flatMap((kind) =>
    [...new Set(filters.flatMap((filter) => filter[kind]))]
      .filter((name) => !known.some((row) => row.kind === kind && row.name === name))
      .map((name) => `The plan asks for the ${kind} ${name}, and there is none of that name yet.`),
  );
}

async function loadNames(on: Queryable): Promise<KnownName[]> {
  return await queryRows(
    on,
    sql`select 'product' as kind, name from products union select 'promotion', name from promotions union select kind, name from former_names
        union select 'segment', segment from accounts where segment is not null`,
  );
}
