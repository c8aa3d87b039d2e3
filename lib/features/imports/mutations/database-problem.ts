import { AppError } from "@/lib/errors/app-error";

type PostgresError = { readonly code: string; readonly constraint?: string; readonly detail?: string };

/** What the database refused, in words; anything else comes back as it was. */
export function toAppError(error: unknown): unknown {
  if (!isPostgresError(error)) return error;
  const what = [error.constraint, error.detail].filter(Boolean).join(": ");
  switch (error.code) {
    case "22003":
      return new AppError(
        "invalid_input",
        "An amount of this file is too large once it is multiplied by its units or converted. Nothing was written.",
        { cause: error },
      );
    case "23505":
    case "23503":
      return new AppError(
        "conflict",
        `Rows of this file contradict each other, or what others wrote meanwhile (${what}). Nothing was written.`,
        { cause: error },
      );
    case "23514":
    case "23P01":
      return new AppError("invalid_input", `A row of this file says what cannot be (${what}). Nothing was written.`, {
        cause: error,
      });
    default:
      return error;
  }
}

function isPostgresError(error: unknown): error is PostgresError {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
