import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

type Listener = (connection: pg.PoolClient) => void;
type ConnectCallback = (
  error: Error | undefined,
  connection: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

// On globalThis, because parts of a server may evaluate this module on their own, and a pool outlives them.
const holder = globalThis as typeof globalThis & { attainCheckouts?: AsyncLocalStorage<Listener> };
holder.attainCheckouts ??= new AsyncLocalStorage<Listener>();
const checkouts = holder.attainCheckouts;

/** A pool that tells who asks, through `watchCheckouts`, which connection was handed out. */
class WatchedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    const listener = checkouts.getStore();
    return super.connect().then((connection) => {
      listener?.(connection);
      return connection;
    });
  }
}

/** Runs `work`, telling `listener` of each connection that is taken from a pool inside it. */
export function watchCheckouts<T>(listener: Listener, work: () => Promise<T>): Promise<T> {
  return checkouts.run(listener, work);
}

/** How every connection to a database is made: in UTC, with bounds on waiting, and never with named statements. */
export function connectionConfig(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    options: "-c TimeZone=UTC",
    application_name: "attain",
    connectionTimeoutMillis: 15_000,
    idle_in_transaction_session_timeout: 120_000,
  };
}

export function createPool(url: string): pg.Pool {
  const pool = new WatchedPool({
    ...connectionConfig(url),
    statement_timeout: 60_000,
    max: 10,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
  });
  pool.on("connect", refuseHollowCommits);
  // An idle connection that the server closes is replaced by the pool; unheard, its error would end the process.
  pool.on("error", () => undefined);
  return pool;
}

/** PostgreSQL answers COMMIT of a failed transaction with a silent ROLLBACK; here it is an error. */
function refuseHollowCommits(connection: pg.PoolClient): void {
  const query = connection.query.bind(connection) as (...parameters: unknown[]) => unknown;
  const checked = (...parameters: unknown[]) => {
    const answer = query(...parameters);
    return isCommit(parameters[0]) && answer instanceof Promise ? answer.then(requireCommit) : answer;
  };
  connection.query = checked as typeof connection.query;
}

function isCommit(statement: unknown): boolean {
  const text = typeof statement === "object" && statement !== null && "text" in statement ? statement.text : statement;
  return typeof text === "string" && text.trim().toLowerCase() === "commit";
}

function requireCommit(result: pg.QueryResult): pg.QueryResult {
  if (result.command !== "ROLLBACK") return result;
  const message = "A statement of this transaction failed, so nothing of it was kept.";
  throw Object.assign(new Error(message), { code: "25P02", severity: "ERROR" });
}
