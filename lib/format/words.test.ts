import { expect, it } from "vitest";
import { decapitalise } from "./words";

it("writes a name within a sentence without touching what is short for something", () => {
  expect(["Open pipeline", "MQL to SQL", "LTV ÷ CAC", "Élan"].map(decapitalise)).toEqual([
    "open pipeline",
    "MQL to SQL",
    "LTV ÷ CAC",
    "élan",
  ]);
});
