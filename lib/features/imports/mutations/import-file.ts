import type { WriteScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import type { KindId } from "../kinds/types";
import type { TableRow } from "../reading/records";
import { openTable, type Table } from "../reading/table";
import type { ByteSource } from "../reading/text-stream";
import type { ImportOptions, ImportProgress, ImportReport } from "../types";
import { writeRefusedFile } from "./refused-file";
import { runImport } from "./run-import";
import { type FileSource, openSource } from "./source";

export type FileImport = {
  readonly kind: KindId;
  readonly source: FileSource;
  readonly fileName: string;
  readonly options?: ImportOptions;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/**
 * Imports a delimited text file: all of it or nothing. A report in state `refused` names the rows and names that stand in the way. Throws
 * `invalid_input` for a file that is no table, lacks a required column or mixes orders of dates.
 */
export async function importFile(
  scope: WriteScope,
  { kind, source, fileName, options = {}, onProgress }: FileImport,
): Promise<ImportReport> {
  const opened = await openSource(source, options.skipBadRows ?? false);
  try {
    return await runImport(scope, {
      kind,
      fileName,
      options,
      ...(onProgress ? { onProgress } : {}),
      open: async () => ({
        ...(await openRows(opened.bytes)),
        fileName,
        bytesRead: opened.bytesRead,
        writeRefused: (run, importId) => writeRefusedFile(run, fileName, importId, opened.again),
      }),
    });
  } finally {
    await opened.close();
  }
}

async function openRows(bytes: ByteSource): Promise<Table> {
  const table = await openTable(bytes);
  return { ...table, rows: atLeastOne(table.rows) };
}

async function* atLeastOne(batches: Table["rows"]): AsyncGenerator<readonly TableRow[]> {
  let found = false;
  for await (const batch of batches) {
    found ||= batch.length > 0;
    yield batch;
  }
  if (found) return;
  throw new AppError(
    "invalid_input",
    "This file names its columns and has no rows below them, so there is nothing to import.",
  );
}
