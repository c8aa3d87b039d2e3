import { AppError } from "@/lib/errors/app-error";
import { MAX_ROW_CHARACTERS } from "./limits";

/** A row as the text of its fields; a null is a blank cell. */
type Row = Readonly<Record<string, string | null>>;

/**
 * Reads one JSON object per line. Every row has the fields of the first: one that lacks a field would clear it, so it says null instead.
 * Throws `invalid_input` that names the line.
 */
export async function* readJsonRows(chunks: AsyncIterable<string>): AsyncGenerator<Row> {
  let fields: readonly string[] | null = null;
  for await (const { line, text } of linesOf(chunks)) {
    const row = toRow(line, text);
    fields ??= Object.keys(row);
    requireFields(line, row, fields);
    yield row;
  }
  if (fields === null)
    throw new AppError("invalid_input", "There is no line with a JSON object, so nothing to import.");
}

type Line = { readonly line: number; readonly text: string };

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = "";
  let line = 0;
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_ROW_CHARACTERS) throw wrong(line + 1, "has more than a million characters");
    for (const text of lines) {
      line += 1;
      if (text.trim() !== "") yield { line, text };
    }
  }
  if (rest.trim() !== "") yield { line: line + 1, text: rest };
}

function toRow(line: number, text: string): Row {
  const value = parse(text.replace(/^\uFEFF/, ""));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(line, "is not a JSON object");
  return Object.fromEntries(Object.entries(value).map(([field, cell]) => [field, toText(line, field, cell)]));
}

function toText(line: number, field: string, cell: unknown): string | null {
  if (cell === null || typeof cell === "string") return cell;
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  throw wrong(line, `has a list or an object in ${field}; a text, a number, true, false or null is wanted`);
}

function requireFields(line: number, row: Row, fields: readonly string[]): void {
  const missing = fields.find((field) => !Object.hasOwn(row, field));
  if (missing !== undefined) throw wrong(line, `lacks ${missing}, which the first has; write null for a blank cell`);
  const more = Object.keys(row).find((field) => !fields.includes(field));
  if (more !== undefined) throw wrong(line, `has ${more}, which the first lacks; give all lines the same fields`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wrong(line: number, problem: string): AppError {
  const details = [{ where: `line ${line}`, message: problem }];
  return new AppError("invalid_input", `Line ${line} ${problem}.`, { details });
}
