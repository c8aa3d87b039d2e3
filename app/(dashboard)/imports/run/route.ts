import { AppError } from "@/lib/errors/app-error";
import { findUpload, importFile, removeUpload } from "@/lib/features/imports/mutations";
import { importRequestSchema } from "@/lib/features/imports/schema";
import { ndjsonResponse } from "@/lib/http/ndjson";
import { parseInput } from "@/lib/http/parse-input";
import { toProblem } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import type { RunLine } from "../_lib/run-lines";
import { atMostEvery } from "../_lib/throttle";

const TELL_EVERY_MS = 200;

/** Imports a stored file, or tries to, and tells how far it is, line by line. */
export const POST = route({ write: "imports.write" }, {}, async ({ request, scope }) => {
  const { upload: id, kind, options } = parseInput(importRequestSchema, await request.json().catch(() => null));
  const upload = await findUpload(scope, id);
  if (!upload) throw new AppError("not_found", "This file is no longer kept here. Choose it again.");
  return ndjsonResponse<RunLine>(async (send) => {
    try {
      const report = await importFile(scope, {
        kind,
        source: upload.path,
        fileName: upload.fileName,
        options,
        onProgress: atMostEvery(TELL_EVERY_MS, (progress) => send({ is: "progress", ...progress })),
      });
      if (report.state === "done" && !report.dryRun) await removeUpload(scope, id);
      send({ is: "report", report });
    } catch (error) {
      const { title, id: errorId } = toProblem(error);
      send({ is: "problem", message: errorId ? `${title} Error ${errorId}.` : title });
    }
  });
});
