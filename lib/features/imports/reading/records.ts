import { CsvError, type Options, Parser } from "csv-parse";
import { AppError } from "@/lib/errors/app-error";
import type { Delimiter } from "./delimiter";
import { MAX_ROW_CHARACTERS } from "./limits";

/** A row of a file: its cells as text, and the line it begins on. */
export type TableRow = {
  readonly line: number;
  readonly cells: readonly string[];
  /** A cell goes over several lines and its quotes do not fit, so it may have swallowed rows. */
  readonly openQuote?: true;
};

const LINE_ENDS = /\r\n|\n|\r/g;

/**
 * Cuts text into rows, in batches; blank lines are left out. Throws `invalid_input` that names the line where a quote
 * begins that never ends.
 */
export async function* readRecords(chunks: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<TableRow[]> {
  const options: Options = {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_ROW_CHARACTERS,
  };
  const cutter = new RecordCutter(new Parser(options));
  for await (const chunk of chunks) {
    const batch = await cutter.cut(chunk);
    if (batch.length > 0) yield batch;
  }
  const rest = await cutter.end();
  if (rest.length > 0) yield rest;
}

class RecordCutter {
  private line = 1;
  private failure: Error | null = null;

  constructor(private readonly parser: Parser) {
    parser.on("error", (error) => {
      this.failure = error;
    });
  }

  async cut(text: string): Promise<TableRow[]> {
    const batch: TableRow[] = [];
    let written = false;
    const done = new Promise<void>((resolve) => {
      this.parser.write(text, () => {
        written = true;
        resolve();
      });
    });
    this.drain(batch);
    if (!written) await done;
    this.drain(batch);
    return batch;
  }

  async end(): Promise<TableRow[]> {
    const batch: TableRow[] = [];
    const done = new Promise<void>((resolve) => {
      this.parser.once("error", () => resolve());
      this.parser.once("end", () => resolve());
    });
    this.parser.on("readable", () => this.drain(batch));
    this.parser.end();
    await done;
    if (this.failure) throw this.refusal(this.failure);
    return batch;
  }

  private drain(batch: TableRow[]): void {
    for (;;) {
      const cells = this.parser.read() as string[] | null;
      if (cells === null) break;
      const line = this.line;
      let openQuote = false;
      this.line += 1;
      for (const cell of cells) {
        const ends = lineEnds(cell);
        this.line += ends;
        // The parser keeps the opening quote of a cell whose closing one is followed by something else.
        openQuote ||= ends > 0 && cell.startsWith('"');
      }
      if (!isBlank(cells)) batch.push(openQuote ? { line, cells, openQuote } : { line, cells });
    }
    if (this.failure) throw this.refusal(this.failure);
  }

  private refusal(error: Error): AppError {
    const code = error instanceof CsvError ? error.code : null;
    const where = `line ${this.line}`;
    if (code === "CSV_QUOTE_NOT_CLOSED") {
      const message = `A quote (") that begins on line ${this.line} never ends. Close it, or write it twice ("") where it belongs to the text.`;
      return new AppError("invalid_input", message, { details: [{ where, message: "a quote that never ends" }] });
    }
    if (code === "CSV_MAX_RECORD_SIZE") {
      const message = `The row that begins on line ${this.line} has more than a million characters. Most likely a quote (") that begins on line ${this.line} never ends.`;
      return new AppError("invalid_input", message, { details: [{ where, message: "a row without end" }] });
    }
    return new AppError("invalid_input", `Line ${this.line} cannot be read: ${error.message}`, { cause: error });
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function lineEnds(cell: string): number {
  return cell.includes("\n") || cell.includes("\r") ? (cell.match(LINE_ENDS)?.length ?? 0) : 0;
}
