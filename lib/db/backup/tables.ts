import pg from "pg";

/** A table to keep: its columns in order, with their SQL types. */
export type BackupTable = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
};

/** Every table of the product, those that others refer to first, so that they can be filled in this order. */
export async function listTables(connection: pg.ClientBase): Promise<BackupTable[]> {
  const tables = await connection.query<BackupTable>(`
    select c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`);
  const references = await connection.query<Reference>(`
    select t.relname as table, o.relname as other from pg_constraint f
      join pg_class t on t.oid = f.conrelid join pg_class o on o.oid = f.confrelid
    where f.contype = 'f' and t.oid <> o.oid and t.relnamespace = 'public'::regnamespace`);
  return inOrder(tables.rows, references.rows);
}

type Reference = { readonly table: string; readonly other: string };

function inOrder(tables: readonly BackupTable[], references: readonly Reference[]): BackupTable[] {
  const placed: BackupTable[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const open = new Set(waiting.map(({ name }) => name));
    const blocked = new Set(references.flatMap(({ table, other }) => (open.has(other) ? [table] : [])));
    const next = waiting.filter(({ name }) => !blocked.has(name));
    if (next.length === 0) throw new Error(`these tables refer to each other in a circle: ${[...open].join(", ")}`);
    placed.push(...next);
    waiting = waiting.filter(({ name }) => blocked.has(name));
  }
  return placed;
}

/** The names of a table's columns as SQL. */
export function columnList({ columns }: BackupTable): string {
  return columns.map(({ name }) => pg.escapeIdentifier(name)).join(", ");
}
