import { AppError } from "@/lib/errors/app-error";
import { BulkTransaction } from "./bulk-transaction";
import { type Client, database, findPool } from "./client";
import { isPglite } from "./engine";
import { findConnection, inTransaction } from "./transaction";

export type { BulkColumn, BulkTransaction } from "./bulk-transaction";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs `work` in a transaction without time limits, for imports and restores; committed when it returns, rolled back when
 * it throws. Never run again by itself, because the rows it reads may not be there a second time.
 */
export async function withBulkTransaction<T>(
  work: (bulk: BulkTransaction) => Promise<T>,
  client: Client = database(),
): Promise<T> {
  const pool = findPool(client);
  if (!pool) throw new AppError("misuse", "withBulkTransaction needs a client made by lib/db/client.");
  const takesCopy = !(await isPglite(pool));
  return await inTransaction(
    client,
    async (transaction) => {
      const connection = findConnection(transaction);
      if (!connection) throw new AppError("misuse", "This transaction has no connection.");
      await connection.query("set local statement_timeout = 0");
      await connection.query("set local idle_in_transaction_session_timeout = 0");
      return await work(new BulkTransaction(transaction, connection, takesCopy));
    },
    { timeoutMs: LONGEST_TIMER_MS, attempts: 1 },
  );
}
