import type pg from "pg";
import { commandReadScope } from "@/lib/auth/command";
import type { ReadScope } from "@/lib/auth/scope";
import type { MetricCell } from "@/lib/metrics/types";

/** Leave for everything that pages read, and whom and what the pages of one rep and one campaign are about. */
export type BenchContext = {
  readonly sales: ReadScope;
  readonly deals: ReadScope;
  readonly pay: ReadScope;
  readonly marketing: ReadScope;
  readonly imports: ReadScope;
  readonly glossary: ReadScope;
  readonly repId: number;
  readonly teamId: number;
  readonly campaignId: number;
};

export type RawRow = Readonly<Record<string, unknown>>;
type RawRows<Name extends string> = Readonly<Record<Name, readonly RawRow[]>>;

/** A number of both sides that must be the same. */
export type Figure = readonly [what: string, product: unknown, raw: unknown];

/** The reads behind one page, by its own loaders and by hand. */
export type BenchPage = {
  readonly name: string;
  readonly product: (context: BenchContext) => Promise<unknown>;
  readonly raw: (pool: pg.Pool, context: BenchContext) => Promise<unknown>;
  /** Throws where the two sides say different things. */
  readonly requireSame: (pool: pg.Pool, context: BenchContext) => Promise<void>;
};

type Parts<Read, Name extends string> = {
  readonly name: string;
  readonly product: (context: BenchContext) => Promise<Read>;
  /** One statement for each fact table, all at once over a pool. */
  readonly raw: (context: BenchContext) => Readonly<Record<Name, string>>;
  readonly figures: (read: Read, raw: RawRows<Name>) => readonly Figure[];
};

export function benchPage<Read, Name extends string>({ name, product, raw, figures }: Parts<Read, Name>): BenchPage {
  const runRaw = async (pool: pg.Pool, context: BenchContext) => {
    const statements = raw(context);
    const rows = {} as Record<Name, readonly RawRow[]>;
    const run = async (key: Name) => {
      rows[key] = (await pool.query<RawRow>(statements[key])).rows;
    };
    await Promise.all((Object.keys(statements) as Name[]).map(run));
    return rows;
  };
  return {
    name,
    product,
    raw: runRaw,
    requireSame: async (pool, context) => {
      const compared = figures(await product(context), await runRaw(pool, context));
      if (compared.length === 0) throw new Error(`${name}: nothing was compared.`);
      for (const [what, ours, theirs] of compared) {
        if (!isSame(ours, theirs)) throw new Error(`${name}: ${what} is ${ours} by the product and ${theirs} by hand.`);
      }
    },
  };
}

function isSame(product: unknown, raw: unknown): boolean {
  if (product === null || raw === null || product === undefined || raw === undefined)
    return (product ?? null) === (raw ?? null);
  const [a, b] = [Number(product), Number(raw)];
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** A figure as a bare number: money in minor units. */
export function numberOf(cell: MetricCell | undefined): number | null {
  const value = cell?.value ?? null;
  return value !== null && typeof value === "object" ? Number(value.minor) : value;
}

export async function benchContext(pool: pg.Pool): Promise<BenchContext> {
  const idOf = async (table: string, name: string) =>
    (await pool.query<{ id: number }>(`select id from ${table} where name = $1`, [name])).rows[0]?.id ?? 0;
  return {
    sales: await commandReadScope("sales.read"),
    deals: await commandReadScope("deals.read"),
    pay: await commandReadScope("commissions.read"),
    marketing: await commandReadScope("marketing.read"),
    imports: await commandReadScope("imports.read"),
    glossary: await commandReadScope("glossary.read"),
    repId: await idOf("reps", "Rep 1"),
    teamId: await idOf("teams", "Team 1"),
    campaignId: await idOf("campaigns", "Campaign 1"),
  };
}
