import { database } from "@/lib/db/client";
import { empty, join, queryRows, type Sql, sql } from "@/lib/db/sql";
import { columnOf, selectedRows } from "../predicates";
import type { FactRequest, KeyPart } from "../request";
import type { Source } from "../source";
import { alias } from "../sql-parts";

type Keyed<Row> = { readonly keys: readonly KeyPart[]; readonly rows: readonly Row[] };

/** Reads rows of a source with the keys they are grouped by, and hands them out group by group; all in one group for a total. */
export async function loadKeyedRows<Row extends object>(
  request: FactRequest,
  level: "row" | "total",
  source: Pick<Source, "table" | "joins" | "columns" | "where">,
  columns: Sql,
  end: Sql = empty,
): Promise<Keyed<Row>[]> {
  const by = level === "row" ? request.by.map((dimension) => columnOf(source.columns, dimension)) : [];
  const { from, where } = selectedRows(request, source, by);
  const keys = join([empty, ...by.map(({ key }, index) => sql`, ${key} as ${alias("k", index)}`)], " ");
  const found = await queryRows<Row & Record<`k${number}`, KeyPart>>(
    database(),
    sql`select ${columns} ${keys} from ${from} where ${where} ${end}`,
  );
  const groups = new Map<string, { keys: KeyPart[]; rows: Row[] }>();
  for (const row of found) {
    const parts = by.map((_, index) => row[`k${index}`] ?? null);
    const id = JSON.stringify(parts);
    const group = groups.get(id) ?? { keys: parts, rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** The levels that a request has: rows and their total, or the total alone. */
export function levelsOf({ by }: FactRequest): readonly ("row" | "total")[] {
  return by.length > 0 ? ["row", "total"] : ["total"];
}
