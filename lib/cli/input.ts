import { readFile } from "node:fs/promises";
import { AppError } from "@/lib/errors/app-error";

/** The JSON value in a file. Throws `invalid_input` when the file cannot be read or is not JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readTextFile(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError("invalid_input", `${path} is not JSON: ${reason}`);
  }
}

async function readTextFile(path: string): Promise<string> {
  return (await aboutFile(path, readFile(path, "utf8"))).replace(/^\uFEFF/, "");
}

/** Waits for work on a file. Throws `invalid_input` that says why when the file system refuses. */
export async function aboutFile<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isOfFile(error)) throw error;
    throw new AppError("invalid_input", fileProblem(path, error), { cause: error });
  }
}

/** Errors of files name their path, but for two that come once a file is open. */
function isOfFile(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return "path" in error || ("code" in error && (error.code === "EISDIR" || error.code === "ENOSPC"));
}

/** Why a file could not be opened, in words. */
function fileProblem(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return `There is no file ${path}.`;
  if (code === "EISDIR") return `${path} is a folder, not a file.`;
  if (code === "EACCES") return `${path} may not be read by this user.`;
  if (code === "ENOSPC") return `There is no room left for ${path}.`;
  return `${path} cannot be used: ${error instanceof Error ? error.message : String(error)}`;
}
