import pg from "pg";
import { connectionConfig } from "./pool";

/** Runs `work` on a connection of its own, without time limits, and closes it. For upkeep: migrations, vacuum, new databases. */
export async function withConnection<T>(url: string, work: (connection: pg.Client) => Promise<T>): Promise<T> {
  const connection = new pg.Client({ ...connectionConfig(url), idle_in_transaction_session_timeout: 0 });
  // A connection that breaks fails the statement that waits on it; unheard, its error would end the process.
  connection.on("error", () => undefined);
  await connection.connect();
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
