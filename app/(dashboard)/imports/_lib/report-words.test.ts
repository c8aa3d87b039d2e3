import { describe, expect, it } from "vitest";
import { badRowWords, forPage } from "./report-words";

describe("badRowWords", () => {
  it("does not repeat the cell that stands beside it", () => {
    const row = { line: 3, column: "Value", value: "abc", message: 'Value "abc" is not an amount, such as 1234.50' };
    expect(badRowWords(row)).toBe("is not an amount, such as 1234.50");
    expect(badRowWords({ line: 3, column: "rep", value: "", message: "rep is blank" })).toBe("is blank");
  });
});

describe("forPage", () => {
  it("names the page's choices, not the command line's options", () => {
    const sentence = "say --dates dmy when the file writes the day first, --dates mdy when it writes the month first";
    expect(forPage(sentence)).toBe(
      "choose dates with the day first when the file writes the day first, choose dates with the month first when it writes the month first",
    );
    expect(forPage('if the file\'s decimal sign is ",", say --decimal ,')).toBe(
      'if the file\'s decimal sign is ",", choose the decimal sign ","',
    );
  });
});
