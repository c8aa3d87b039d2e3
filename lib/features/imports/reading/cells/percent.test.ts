import { describe, expect, it } from "vitest";
import { percentParser } from "./percent";
import { CellProblem } from "./types";

function readAll(...texts: string[]): string[] {
  const parse = percentParser(".", "probability");
  return texts.map((text, index) => {
    const result = parse(text, index + 2);
    return result instanceof CellProblem ? `refused: ${result.message}` : result;
  });
}

describe("percentages", () => {
  it("are millionths, with a sign or as a percentage", () => {
    expect(readAll("25%", "7.25 %", "0.5%", "100", "50", "0")).toEqual([
      "250000",
      "72500",
      "5000",
      "1000000",
      "500000",
      "0",
    ]);
  });

  it("are shares of one where none is above 1", () => {
    expect(readAll("0.1", "0.25", "1", "0")).toEqual(["100000", "250000", "1000000", "0"]);
  });

  it("are refused where a column mixes both, because 1 could be either", () => {
    expect(() => readAll("50", "1")).toThrow("line 3 has 1, line 2 has 50");
    expect(() => readAll("0.5", "20%", "20")).toThrow("mixes shares and percentages");
  });

  it.each([
    ["120", "not between 0% and 100%"],
    ["-5%", "not between 0% and 100%"],
    ["1.23456%", "too many decimals"],
    ["half", "is not a percentage; write it as 25%"],
  ])("refuse %s", (text, message) => {
    expect(readAll(text)[0]).toContain(message);
  });
});
