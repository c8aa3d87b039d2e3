import { createReadStream } from "node:fs";
import type { WriteScope } from "@/lib/auth/scope";
import type { KindId } from "../kinds/types";
import { readJsonRows } from "../reading/ndjson";
import { readText } from "../reading/text-stream";
import type { ImportOptions, ImportReport } from "../types";
import { importFile } from "./import-file";
import { importRows } from "./import-rows";
import type { Upload } from "./uploads";

type UploadImport = {
  readonly kind: KindId;
  readonly upload: Upload;
  /** A table, or one JSON object per line. */
  readonly format: "csv" | "ndjson";
  readonly options: ImportOptions;
};

/** Imports a stored file, by the same rules whichever way its rows are written. */
export async function importUpload(
  scope: WriteScope,
  { kind, upload, format, options }: UploadImport,
): Promise<ImportReport> {
  const { path, fileName } = upload;
  if (format === "csv") return await importFile(scope, { kind, source: path, fileName, options });
  const { chunks } = await readText(createReadStream(path));
  return await importRows(scope, kind, readJsonRows(chunks), { ...options, name: fileName });
}
