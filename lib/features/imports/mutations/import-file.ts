import type { WriteScope } from "@/lib/auth/scope";
import type { KindId } from "../kinds/types";
import { openTable } from "../reading/table";
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
        ...(await openTable(opened.bytes)),
        fileName,
        bytesRead: opened.bytesRead,
        writeRefused: (run, importId) => writeRefusedFile(run, fileName, importId, opened.again),
      }),
    });
  } finally {
    await opened.close();
  }
}
