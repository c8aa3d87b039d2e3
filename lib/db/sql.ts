import { empty, join, raw, Sql, sqltag } from "@prisma/client/runtime/client";
import type pg from "pg";
import { AppError } from "@/lib/errors/app-error";
import { BulkTransaction } from "./bulk-transaction";
import { type Client, findPool, type Transaction } from "./client";
import { findConnection } from "./transaction";
import { rowTypes, toParameter } from "./types";

export { empty, join, raw, Sql, sqltag as sql };

/** Anything that SQL can be run on: the client, a transaction's client, or a bulk transaction. */
export type Queryable = Client | Transaction | BulkTransaction;

/**
 * Reads rows. Values arrive as: bool → boolean; int2, int4, float → number; int8 → bigint; numeric → string with every
 * digit; date → CalendarDate; timestamptz → Date; json → parsed; bytea → Buffer; arrays of these → arrays; anything else →
 * string. Parameters may be these too; an untyped one is text, so cast it where it matters.
 */
export async function queryRows<Row extends object>(on: Queryable, statement: Sql): Promise<Row[]> {
  const { rows } = await run(on, statement);
  return rows as Row[];
}

/** Runs a statement and returns how many rows it touched. */
export async function execute(on: Queryable, statement: Sql): Promise<number> {
  const { rowCount } = await run(on, statement);
  return rowCount ?? 0;
}

async function run(on: Queryable, statement: Sql): Promise<pg.QueryResult> {
  const values = statement.values.map(toParameter);
  return await runnerOf(on).query({ text: statement.text, values, types: rowTypes });
}

function runnerOf(on: Queryable): pg.Pool | pg.ClientBase {
  const runner = on instanceof BulkTransaction ? on.connection : (findConnection(on) ?? findPool(on));
  if (!runner) throw new AppError("misuse", "This client was made neither by lib/db/client nor by inTransaction.");
  return runner;
}
