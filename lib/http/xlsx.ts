import { fileName } from "./csv";

/** An XLSX file for the browser to save, under a name made of plain letters. */
export function xlsxResponse(name: string, file: Buffer): Response {
  return new Response(new Uint8Array(file), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${fileName(name)}.xlsx"`,
      "cache-control": "private, no-store",
    },
  });
}
