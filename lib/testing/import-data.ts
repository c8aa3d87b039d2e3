import { commandWriteScope } from "@/lib/auth/command";
import { importFile } from "@/lib/features/imports/mutations";
import type { ImportOptions, ImportReport, KindId } from "@/lib/features/imports/types";

/** Imports text as a file, as the command line would. */
export async function importText(
  kind: KindId,
  text: string | Uint8Array,
  options: ImportOptions = {},
): Promise<ImportReport> {
  return await importFile(await commandWriteScope("imports.write"), {
    kind,
    source: bytesOf(text),
    fileName: `${kind}.csv`,
    options,
  });
}

/** Imports text that is known to be right; a refusal fails the test with its reasons. */
export async function importAll(kind: KindId, text: string, options: ImportOptions = {}): Promise<ImportReport> {
  const report = await importText(kind, text, options);
  if (report.state === "refused") {
    const reasons = [...report.badRows, ...report.unknown].map((problem) => JSON.stringify(problem));
    throw new Error(`${kind} were refused:\n${reasons.join("\n")}`);
  }
  return report;
}

async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === "string" ? Buffer.from(text) : text;
}
