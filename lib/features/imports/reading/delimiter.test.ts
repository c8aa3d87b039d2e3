import { describe, expect, it } from "vitest";
import { detectDelimiter, namedDelimiter } from "./delimiter";

describe("the delimiter a file shows", () => {
  it.each([
    ["a,b,c\n1,2,3\n", ","],
    ["a;b;c\n1,5;2;3\n", ";"],
    ["a\tb\n1\t2\n", "\t"],
    ["name\nAna\n", ","],
    ['"Last, first";amount\n"Berg, Ana";1\n', ";"],
    ["name;comment, long\nAna;x\nBo;y\n", ";"],
    ["a,b\n1;2;3;4,x\n", ","],
    ["", ","],
  ])("reads %j as cut by %j", (head, delimiter) => {
    expect(detectDelimiter(head)).toBe(delimiter);
  });

  it("takes a spreadsheet's word for it", () => {
    expect(namedDelimiter("sep=;\r\na;b\r\n")).toBe(";");
    expect(namedDelimiter("a;b\n")).toBeNull();
  });
});
