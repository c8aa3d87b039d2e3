import { type Queryable, queryRows, sql } from "@/lib/db/sql";
import { DEAL_TYPES } from "@/lib/domain/commissions/filter";
import type { Plan } from "@/lib/domain/commissions/plan";
import { AppError } from "@/lib/errors/app-error";
import { formatList } from "@/lib/format/words";

const KINDS = ["product", "promotion", "segment", "channel"] as const;

type KnownName = { readonly kind: (typeof KINDS)[number]; readonly name: string };

/** Throws `invalid_input` naming each filter that asks for a type that no deal can have. */
export function requireKnownTypes({ components, spiffs }: Plan): void {
  const places = [
    ...components.map(({ when }, index) => ({ when, where: `components[${index}].when.type` })),
    ...spiffs.map(({ when }, index) => ({ when, where: `spiffs[${index}].when.type` })),
  ];
  const details = places.flatMap(({ when, where }) =>
    when.type
      .filter((type) => !DEAL_TYPES.some((known) => known === type))
      .map((type) => ({ where, message: `"${type}" is no type of a deal; ${formatList(DEAL_TYPES)} are` })),
  );
  if (details.length > 0)
    throw new AppError("invalid_input", `This plan cannot be used: ${details[0]?.message}.`, { details });
}

/** The products, promotions, segments and channels that a plan's filters name and no data has or had: such a filter lets nothing through. */
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
        union select 'segment', segment from accounts where segment is not null
        union select 'channel', channel from campaigns where channel is not null
        union select 'channel', channel from deals where channel is not null`,
  );
}
