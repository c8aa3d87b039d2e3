import { describe, expect, it } from "vitest";
import { tableCsv } from "./csv";
import type { Column } from "./types";

type Row = { name: string; change: number | string | null };
const columns: Column<Row>[] = [
  { id: "name", header: "Name", cell: ({ name }) => name, value: ({ name }) => name },
  { id: "change", header: "Change", cell: () => null, value: ({ change }) => change },
  { id: "bar", header: "Bar", cell: () => null },
];

describe("tableCsv", () => {
  it("keeps numbers numbers and defuses formulas in text", () => {
    const csv = tableCsv(
      columns,
      ["name", "change", "bar"],
      [
        { name: '=HYPERLINK("x")', change: -12.5 },
        { name: "Ana, Bo", change: null },
      ],
    );
    expect(csv.replace("\ufeff", "").split("\n")).toEqual([
      "Name,Change",
      `"'=HYPERLINK(""x"")",-12.5`,
      '"Ana, Bo",',
      "",
    ]);
  });
  it("keeps a number that is written out with all its digits, and nothing that only begins like one", () => {
    const written = ["-12.50", "1448.10", "-1+2", "-", "+3"].map((change) => ({ name: "Ana", change }));
    expect(tableCsv(columns, ["change"], written, { header: false }).trim().split("\n")).toEqual([
      "-12.50",
      "1448.10",
      "'-1+2",
      "'-",
      "'+3",
    ]);
  });
  it("leaves out columns that are not shown", () => {
    expect(tableCsv(columns, ["name"], [{ name: "Ana", change: 1 }])).toContain("Name\nAna");
  });
});
