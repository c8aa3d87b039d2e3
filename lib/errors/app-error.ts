/** What kind of trouble it is; the edge maps it to an exit code or an HTTP status. */
export type ErrorCode =
  | "invalid_input"
  | "not_found"
  | "forbidden"
  | "not_set_up"
  | "conflict"
  | "rate_limited"
  | "unavailable"
  | "not_supported"
  | "misuse";

/** One place where something is wrong: a field, a line of a file, a part of a plan. */
export type ErrorDetail = { readonly where: string; readonly message: string };

/** The only error core code throws on purpose. Its message may be shown to people. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[];

  constructor(code: ErrorCode, message: string, options: { details?: readonly ErrorDetail[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.details = options.details ?? [];
  }
}
