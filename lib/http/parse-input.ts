import type { z } from "zod";
import { AppError } from "@/lib/errors/app-error";

/** Reads input by its schema. Throws `invalid_input` that names each field and what it should have been. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input, { error: missingWords });
  if (result.success) return result.data;
  const details = result.error.issues.map(({ path, message }) => ({ where: path.join(".") || "input", message }));
  throw new AppError("invalid_input", details[0] ? `${details[0].where}: ${details[0].message}` : "Invalid input.", {
    details,
  });
}

/** What the schema's own words say of another value says little of one that is not there. */
function missingWords({
  code,
  input,
}: {
  readonly code?: string | undefined;
  readonly input?: unknown;
}): string | undefined {
  if (code === "invalid_type" && input === undefined) return "is missing";
  return code === "too_small" && input === "" ? "is empty" : undefined;
}
