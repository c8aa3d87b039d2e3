import { describe, expect, it } from "vitest";
import { choiceParser, currencyParser, emailParser, textParser, yesNoParser } from "./text";
import { type CellParser, CellProblem } from "./types";

function read(parse: CellParser, text: string): string {
  const result = parse(text, 2);
  return result instanceof CellProblem ? `refused: ${result.message}` : result;
}

describe("words", () => {
  it("are in one Unicode form, so that equal names are equal", () => {
    expect(read(textParser(500), "Jose\u0301")).toBe("Jos\u00e9");
    expect(read(textParser(3), "long")).toContain("has 4 characters; at most 3 are accepted");
  });

  it("are addresses in small letters", () => {
    expect(read(emailParser(500), "Ana@Example.com")).toBe("ana@example.com");
    expect(read(emailParser(500), "Ana")).toContain("is not an e-mail address");
  });

  it("are currencies of ISO 4217", () => {
    expect(read(currencyParser(), "eur")).toBe("EUR");
    expect(read(currencyParser(), "EURO")).toContain("is not a currency code such as USD or EUR");
  });

  it.each([
    ["Yes", "true"],
    ["TRUE", "true"],
    ["0", "false"],
    ["n", "false"],
    ["maybe", "refused: is neither yes nor no"],
  ])("are yes or no: %s", (text, expected) => {
    expect(read(yesNoParser(), text)).toBe(expected);
  });

  it("are one of a few in any case", () => {
    const parse = choiceParser(["new", "renewal", "up sell"]);
    expect(read(parse, "Up_Sell")).toBe("up sell");
    expect(read(parse, "other")).toContain("accepted are new, renewal and up sell");
  });
});
