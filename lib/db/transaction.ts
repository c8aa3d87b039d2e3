import type pg from "pg";
import { AppError } from "@/lib/errors/app-error";
import { type Client, Prisma, type Transaction } from "./client";
import { watchCheckouts } from "./pool";

export type TransactionOptions = {
  /** Default ReadCommitted. Inside another transaction the outer one's holds. */
  readonly isolation?: Prisma.TransactionIsolationLevel;
  /** How long it may take before it is rolled back; default half a minute. */
  readonly timeoutMs?: number;
  /** How often it may be run when the database gives it up; default five times. */
  readonly attempts?: number;
};

const WAIT_MS = 10_000;
const connections = new WeakMap<object, pg.PoolClient>();

/**
 * Runs `work` in a transaction: committed when it returns, rolled back when it throws. One that the database gave up because
 * of another that ran beside it is run again, so `work` must not do anything outside the database. On a
 * transaction it makes a savepoint. Throws what `work` or the commit throws.
 */
export async function inTransaction<T>(
  on: Client | Transaction,
  work: (transaction: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const outer = connections.get(on);
  if (outer) return (on as Client).$transaction((nested) => onConnection(nested, outer, work));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(on as Client, work, options);
    } catch (error) {
      if (attempt >= (options.attempts ?? 5) || !isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}

/** The connection that a transaction's client runs on, or null for another client. */
export function findConnection(client: object): pg.PoolClient | null {
  return connections.get(client) ?? null;
}

function runOnce<T>(on: Client, work: (transaction: Transaction) => Promise<T>, options: TransactionOptions) {
  let connection: pg.PoolClient | null = null;
  const settings = {
    maxWait: WAIT_MS,
    timeout: options.timeoutMs ?? 30_000,
    ...(options.isolation ? { isolationLevel: options.isolation } : {}),
  };
  return watchCheckouts(
    (checkedOut) => {
      connection ??= checkedOut;
    },
    () => on.$transaction((transaction) => onConnection(transaction, connection, work), settings),
  );
}

async function onConnection<T>(
  transaction: Transaction,
  connection: pg.PoolClient | null,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  if (!connection) throw new AppError("misuse", "inTransaction needs a client made by lib/db/client.");
  connections.set(transaction, connection);
  return await work(transaction);
}

const CONFLICTS = new Set(["40001", "40P01", "P2034"]);

function isConflict(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && typeof error.code === "string" && CONFLICTS.has(error.code)) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const driver = error.meta?.driverAdapterError as { cause?: { originalCode?: string; kind?: string } } | undefined;
    return driver?.cause?.kind === "TransactionWriteConflict" || CONFLICTS.has(driver?.cause?.originalCode ?? "");
  }
  return "cause" in error && isConflict(error.cause);
}
