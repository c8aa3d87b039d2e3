import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/errors/app-error";
import { Prisma, PrismaClient } from "./generated/client";
import { createPool } from "./pool";

export { Prisma };

/** The typed client of one database. */
export type Client = PrismaClient;
/** The typed client inside a transaction. */
export type Transaction = Prisma.TransactionClient;

type Connected = { readonly client: PrismaClient; readonly pool: pg.Pool };
type Registry = { url: string | null; readonly open: Map<string, Connected>; readonly pools: WeakMap<object, pg.Pool> };

// On globalThis, because a development server evaluates modules again and must not open another pool each time.
const holder = globalThis as typeof globalThis & { attainDatabases?: Registry };
holder.attainDatabases ??= { url: null, open: new Map(), pools: new WeakMap() };
const registry = holder.attainDatabases;

/**
 * The client of this process's database: the one that was opened last, else DATABASE_URL's. Connects on its first query.
 * Throws AppError `unavailable` when there is neither.
 */
export function database(): Client {
  const url = registry.url ?? env().databaseUrl;
  if (url === null) {
    throw new AppError("unavailable", "No database is open: start Attain with npm start, or set DATABASE_URL.");
  }
  return databaseAt(url);
}

/** The client of the database at `url`, one per address. */
export function databaseAt(url: string): Client {
  const known = registry.open.get(url);
  if (known) return known.client;
  const pool = createPool(url);
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  registry.open.set(url, { client, pool });
  registry.pools.set(client, pool);
  return client;
}

/** Makes `database()` mean the one at `url` (null: DATABASE_URL's again). */
export function setDatabaseUrl(url: string | null): void {
  registry.url = url;
}

/** Closes every connection this process has to the database at `url`. */
export async function closeDatabase(url: string): Promise<void> {
  const connected = registry.open.get(url);
  if (!connected) return;
  registry.open.delete(url);
  await connected.client.$disconnect();
  await connected.pool.end();
}

/** The connections behind a client, or null for one that is inside a transaction. */
export function findPool(client: object): pg.Pool | null {
  return registry.pools.get(client) ?? null;
}
