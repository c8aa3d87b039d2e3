import { database } from "@/lib/db/client";
import { queryRows, raw, sql } from "@/lib/db/sql";
import { DISCOUNT_BANDS, type Dimension } from "@/lib/metrics/dimensions";
import type { DimensionKey, EntityKey } from "@/lib/metrics/types";
import { ENTITY_TABLES } from "./filters";
import type { KeyPart } from "./request";

/** Turns the keys of a dimension into what people read: entities by their names, texts as they stand. */
export type Naming = (dimension: Dimension, key: KeyPart) => DimensionKey;

/** Looks up the names of all entities among the keys, with one small query for each kind of them. */
export async function loadNaming(by: readonly Dimension[], keys: readonly (readonly KeyPart[])[]): Promise<Naming> {
  const names = new Map<string, string>();
  await Promise.all(
    by.map(async (dimension, index) => {
      const table = ENTITY_TABLES[dimension];
      if (table === undefined) return;
      const ids = [...new Set(keys.map((parts) => parts[index]))].filter((id) => typeof id === "number");
      if (ids.length === 0) return;
      const rows = await queryRows<{ id: number; name: string }>(
        database(),
        sql`select id, name from ${raw(table)} where id = any(${ids}::int[])`,
      );
      for (const { id, name } of rows) names.set(`${dimension} ${id}`, name);
    }),
  );
  const made = new Map<string, EntityKey>();
  return (dimension, key) => {
    if (key === null) return null;
    const place = `${dimension} ${key}`;
    const known = made.get(place);
    if (known) return known;
    const id = String(key);
    const entity = { id, name: names.get(place) ?? textName(dimension, id) };
    made.set(place, entity);
    return entity;
  };
}

function textName(dimension: Dimension, id: string): string {
  const bands: Readonly<Record<string, string>> = DISCOUNT_BANDS;
  return dimension === "discount_band" ? (bands[id] ?? id) : id;
}
