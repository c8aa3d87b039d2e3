import { describe, expect, it } from "vitest";
import type { TableRow } from "./records";
import { openTable } from "./table";

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 7) {
  const { header, rows, delimiter } = await openTable(pieces(text, size));
  const all: TableRow[] = [];
  for await (const batch of rows) all.push(...batch);
  return { header, delimiter, rows: all };
}

describe("a file as a table", () => {
  it("gives each row the line it begins on, whatever ends the lines and whatever is quoted", async () => {
    const text = 'name,note\r\nAna,"two\r\nlines"\r\n\r\nBo,"say ""hi"""\r\n  \r\nCy,5" disk\n';
    expect((await read(text)).rows).toEqual([
      { line: 2, cells: ["Ana", "two\r\nlines"] },
      { line: 5, cells: ["Bo", 'say "hi"'] },
      { line: 7, cells: ["Cy", '5" disk'] },
    ]);
  });

  it("reads a file whose lines end as on old Macs, and one without a last line end", async () => {
    expect((await read("a;b\r1;2\r3;4")).rows.map(({ cells }) => cells)).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  it("skips the line that names the delimiter and counts it", async () => {
    const { header, rows, delimiter } = await read("sep=;\na;b\n1;2\n");
    expect([header, rows, delimiter]).toEqual([["a", "b"], [{ line: 3, cells: ["1", "2"] }], ";"]);
  });

  it("keeps text that begins with an equals sign", async () => {
    expect((await read("name\n=1+1\n")).rows[0]?.cells).toEqual(["=1+1"]);
  });

  it("trims the names of columns", async () => {
    expect((await read(" name , amount \nAna,1\n")).header).toEqual(["name", "amount"]);
  });

  it("says on which line a quote begins that never ends", async () => {
    await expect(read('name,n\nAna,1\nBo,"2\nCy,3\n')).rejects.toThrow(/quote.*begins on line 3 never ends/);
    await expect(read(`name\n"${"x\n".repeat(600_000)}`, 1 << 16)).rejects.toThrow(/begins on line 2.*never ends/);
  });

  it("marks a row whose quote swallows the next ones", async () => {
    const { rows } = await read('name,note\nAna,"open\nBo,"x"\nCy,"""a"""\n');
    expect(rows).toEqual([
      { line: 2, cells: ["Ana", '"open\nBo,"x"'], openQuote: true },
      { line: 4, cells: ["Cy", '"a"'] },
    ]);
  });

  it.each([
    ["name,Name\nAna,x\n", /Two columns.*"Name": columns 1 and 2\./],
    [`${Array.from({ length: 501 }, (_, n) => `c${n}`).join(",")}\n`, /501 columns; at most 500/],
    ["\n\n  \n", /no lines/],
    ["1,1\n2,2\n", /does not name its columns: it holds "1"/],
  ])("refuses a first line that names no columns: %#", async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it("takes blank names beside others", async () => {
    expect((await read("name,,\nAna,1,2\n")).header).toEqual(["name", "", ""]);
  });
});
