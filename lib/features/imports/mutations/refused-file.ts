import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { finished } from "node:stream/promises";
import { stringify } from "csv-stringify/sync";
import { env } from "@/lib/config/env";
import { openTable } from "../reading/table";
import type { ByteSource } from "../reading/text-stream";
import { readRefused } from "./engine/refused";
import type { ImportRun } from "./engine/run";

/** Writes the refused rows as they stand in the file, each with its line and its reasons, and returns where. */
export async function writeRefusedFile(run: ImportRun, fileName: string, importId: number, again: () => ByteSource) {
  const folder = join(env().dataDir, "refused");
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${importId}-${safeName(fileName)}`);
  const file = createWriteStream(path, { mode: 0o600 });
  try {
    const { header, delimiter, rows } = await openTable(again());
    const write = async (cells: readonly string[]) => {
      if (!file.write(stringify([[...cells]], { delimiter }))) await once(file, "drain");
    };
    await write([...header, "refused line", "refused because"]);
    const refused = readRefused(run);
    let next = await refused.next();
    for await (const batch of rows) {
      for (const { line, cells } of batch) {
        if (next.done) break;
        if (line !== next.value.line) continue;
        await write([...cells, String(line), next.value.reason]);
        next = await refused.next();
      }
    }
    file.end();
    await finished(file);
    return path;
  } catch (error) {
    file.destroy();
    await rm(path, { force: true });
    throw error;
  }
}

function safeName(fileName: string): string {
  const name = basename(fileName)
    .replace(/[^\w.-]+/g, "_")
    .slice(-100);
  return name.toLowerCase().endsWith(".csv") ? name : `${name}.csv`;
}
