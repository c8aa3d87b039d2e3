import { describe, expect, it } from "vitest";
import type { ImportReport } from "@/lib/features/imports/types";
import { badRowWords, forPage, reportHeadline } from "./report-words";

describe("reportHeadline", () => {
  const headline = (state: ImportReport["state"], read: number, refused: number) =>
    reportHeadline({
      ...({} as ImportReport),
      state,
      dryRun: false,
      rows: { read, created: 0, updated: 0, unchanged: read - refused, repeated: 0, refused },
    });

  it("reads well of one row and of more", () => {
    expect(headline("done", 1, 0)).toBe("Nothing changed: its one row is known already");
    expect(headline("done", 2, 0)).toBe("Nothing changed: all 2 rows are known already");
    expect(headline("refused", 1, 1)).toBe("Nothing was imported: 1 of 1 row cannot be taken as it is");
    expect(headline("refused", 3, 1)).toBe("Nothing was imported: 1 of 3 rows cannot be taken as it is");
    expect(headline("refused", 3, 2)).toBe("Nothing was imported: 2 of 3 rows cannot be taken as they are");
  });
});

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
