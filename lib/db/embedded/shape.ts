/** A database that answers at `url` until it is stopped. */
export type RunningDatabase = { readonly url: string; readonly stop: () => Promise<void> };

/** One embedded engine; both have this shape, and nothing above knows which one runs. */
export type Engine = {
  readonly name: "native" | "pglite";
  /** PostgreSQL's major version of the folders it makes. */
  readonly major: number;
  /** Throws CannotRun when this machine or this folder does not let it run. */
  readonly check: (folder: string) => Promise<void>;
  /** Makes an empty database in a folder that does not exist. */
  readonly create: (folder: string, options: EngineOptions) => Promise<void>;
  /** Opens the database in a folder, taking over a server that was left behind there. */
  readonly start: (folder: string, options: EngineOptions) => Promise<RunningDatabase>;
};

export type EngineOptions = {
  /** Where the server's own messages go. */
  readonly logFile: string;
  readonly log: (line: string) => void;
};

/** Why an engine cannot run here, in words that complete "because …". */
export class CannotRun extends Error {}
