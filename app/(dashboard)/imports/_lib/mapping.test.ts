import { describe, expect, it } from "vitest";
import type { KindSummary } from "@/lib/features/imports/types";
import { findMappingProblems, guessFormat, toMapping } from "./mapping";

const deals: KindSummary = {
  id: "deals",
  many: "deals",
  presets: [],
  fields: [
    { name: "external_id", required: true, accepts: "text" },
    { name: "closed_on", required: false, accepts: "a date, such as 2026-01-31" },
    { name: "amount", required: false, accepts: "an amount, 0 or more" },
  ],
};

describe("findMappingProblems", () => {
  it("names required fields that no column is read as", () => {
    expect(findMappingProblems(deals, ["amount", null]).missing).toEqual(["external_id"]);
  });
  it("points at every column that is read as the same field", () => {
    const { twice, missing } = findMappingProblems(deals, ["external_id", "amount", null, "amount"]);
    expect([[...twice], missing]).toEqual([[1, 3], []]);
  });
});

describe("toMapping", () => {
  it("says of every field which column it is read from, or that it is not read though a column has its name", () => {
    expect(toMapping(deals, ["Id", "closed_on", "Value"], ["external_id", null, "amount"])).toEqual({
      external_id: "Id",
      closed_on: null,
      amount: "Value",
    });
  });
});

describe("guessFormat", () => {
  const chosen = ["external_id", "closed_on", "amount"];
  const guess = (...rows: string[][]) => guessFormat({ rows }, deals, chosen);
  it.each([
    ["2026-01-31", "iso"],
    ["31/01/2026", "dmy"],
    ["01/31/2026", "mdy"],
    ["3.4.2026", "dmy"],
    ["3/4/2026", "mdy"],
    ["", "iso"],
  ])("takes a file with the date %j to be %s", (date, dates) => {
    expect(guess(["1", date, "5"]).dates).toBe(dates);
  });
  it("lets a later row decide what an earlier one leaves open", () => {
    expect(guess(["1", "3/4/2026", "5"], ["2", "25/4/2026", "5"]).dates).toBe("dmy");
  });
  it.each([
    ["1.234,50", ","],
    ["€ 12,5", ","],
    ["1,234", "."],
    ["1,234.50", "."],
    ["12.50", "."],
  ])("takes a file with the amount %j to have the decimal sign %s", (amount, decimal) => {
    expect(guess(["1", "", amount]).decimal).toBe(decimal);
  });
  it("does not look at columns that hold neither", () => {
    expect(guess(["31/01/2026", "", "1"]).dates).toBe("iso");
  });
});
