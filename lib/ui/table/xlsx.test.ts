import { inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { money } from "@/lib/values/money";
import { tableXlsx } from "./xlsx";

/** The text of a file inside a ZIP archive, found by its directory at the end. */
function unzipped(archive: Buffer, wanted: string): string {
  for (let at = archive.indexOf("PK\u0001\u0002"); at >= 0; at = archive.indexOf("PK\u0001\u0002", at + 4)) {
    const nameLength = archive.readUInt16LE(at + 28);
    if (archive.toString("utf8", at + 46, at + 46 + nameLength) !== wanted) continue;
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    return (archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString();
  }
  throw new Error(`There is no ${wanted}`);
}

/** The number format of each cell that has a style, by its address. */
function formatsOf(archive: Buffer): Record<string, string> {
  const styles = unzipped(archive, "xl/styles.xml");
  const codes = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]+)"/g)].map(([, id, code]) => [id ?? "", code]),
  );
  const [cells = ""] = /<cellXfs.*<\/cellXfs>/s.exec(styles) ?? [];
  const styleIds = [...cells.matchAll(/<xf ([^>]*)>/g)].map(([, style = ""]) => /numFmtId="(\d+)"/.exec(style)?.[1]);
  const sheet = unzipped(archive, "xl/worksheets/sheet1.xml");
  return Object.fromEntries(
    [...sheet.matchAll(/<c r="(\w+)"[^>]* s="(\d+)"/g)].flatMap(([, cell = "", style]) => {
      const code = codes.get(styleIds[Number(style)] ?? "");
      return code === undefined ? [] : [[cell, code]];
    }),
  );
}

it("shows as many decimals of an amount as its currency has", async () => {
  const columns = [{ header: "To pay", value: (currency: string) => money(1_234_567n, currency) }];
  const file = await tableXlsx(columns, ["USD", "JPY", "KWD"], "2026-10");
  expect(formatsOf(file)).toEqual({ A2: "#,##0.00", A3: "#,##0", A4: "#,##0.000" });
});
