import { basename } from "node:path";
import { AppError } from "@/lib/errors/app-error";
import { checkImportOptions, importUpload, removeUpload, storeUpload } from "@/lib/features/imports/mutations";
import { readAlias, readMapping } from "@/lib/features/imports/schema";
import type { ImportOptions, ImportReport } from "@/lib/features/imports/types";
import { type Answer, jsonAnswer, problemAnswer, toResponse } from "@/lib/http/api/answer";
import { api } from "@/lib/http/api/api";
import { hashed, mediaTypeOf } from "@/lib/http/api/body";
import { once, readKey } from "@/lib/http/api/once";
import { bodyOf } from "@/lib/http/bytes";
import { CSV, importRowsCall, NDJSON } from "../../_lib/calls/imports";

/** The body is kept in a file until it is whole, so that no slow sender holds up other imports. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(
  importRowsCall,
  async ({ request, scope, query, params: { kind } }) => {
    const format = formatOf(request);
    if (!format) return unsupported();
    const options = toOptions(query);
    checkImportOptions(kind, options);
    readKey(request);
    const body = hashed(bodyOf(request));
    const upload = await storeUpload(scope, body.bytes, query.name ?? `${kind}.${format}`);
    try {
      return await once(request, { actor: scope.actor, bodyHash: body.hash() }, async () =>
        toAnswer(await importUpload(scope, { kind, upload, format, options })),
      );
    } finally {
      await removeUpload(scope, upload.id);
    }
  },
);

function formatOf(request: Request): "csv" | "ndjson" | null {
  const type = mediaTypeOf(request);
  return type === CSV ? "csv" : type === NDJSON ? "ndjson" : null;
}

function unsupported(): Response {
  const title = `Send the rows as ${CSV} or ${NDJSON}, and say which in Content-Type.`;
  return toResponse(problemAnswer({ code: "not_supported", title, status: 415, details: [] }));
}

type Query = {
  readonly preset?: string | undefined;
  readonly map?: readonly string[] | undefined;
  readonly alias?: readonly string[] | undefined;
  readonly dates?: "iso" | "dmy" | "mdy" | undefined;
  readonly decimal?: "." | "," | undefined;
  readonly skip_bad_rows: boolean;
  readonly dry_run: boolean;
};

function toOptions({ preset, map, alias, dates, decimal, skip_bad_rows, dry_run }: Query): ImportOptions {
  const mapping = map?.map((text) => readMapping(text) ?? refuse("map", "field=Column, such as rep=Owner"));
  const aliases = alias?.map((text) => readAlias(text) ?? refuse("alias", "field:from=to"));
  return {
    ...(preset === undefined ? {} : { preset }),
    ...(mapping ? { mapping: Object.fromEntries(mapping.map(({ field, column }) => [field, column])) } : {}),
    ...(aliases ? { aliases } : {}),
    ...(dates ? { dates } : {}),
    ...(decimal ? { decimal } : {}),
    skipBadRows: skip_bad_rows,
    dryRun: dry_run,
  };
}

function refuse(where: string, form: string): never {
  const message = `${where} is written as ${form}.`;
  throw new AppError("invalid_input", message, { details: [{ where, message }] });
}

/** The report; of a refused import beside what makes it a problem, so that nobody takes it for done. */
function toAnswer(report: ImportReport): Answer {
  const told = { ...report, refusedFile: report.refusedFile && basename(report.refusedFile) };
  if (report.state === "done") return jsonAnswer(told);
  const details = report.badRows.map(({ line, column, message }) => ({ where: `line ${line}, ${column}`, message }));
  const unknown = report.unknown.map(({ field, name, message }) => ({ where: field, message: `"${name}" ${message}` }));
  const title = `Nothing was imported: ${report.rows.refused} of ${report.rows.read} rows cannot be taken as they are.`;
  return problemAnswer({ code: "invalid_input", title, status: 422, details: [...details, ...unknown] }, told);
}
