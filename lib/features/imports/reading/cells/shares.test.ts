import { describe, expect, it } from "vitest";
import { parseShares } from "./shares";
import { CellProblem } from "./types";

function read(text: string) {
  const result = parseShares(text, ".");
  return result instanceof CellProblem ? result.message : result;
}

describe("shares of a deal", () => {
  it("are names with percentages", () => {
    expect(read("Ana:60;Bo:40")).toEqual([
      { name: "Ana", ppm: 600_000 },
      { name: "Bo", ppm: 400_000 },
    ]);
    expect(read(" Ana : 33.3334 % ; bo@example.com:33.3333;Cy:33.3333;")).toEqual([
      { name: "Ana", ppm: 333_334 },
      { name: "bo@example.com", ppm: 333_333 },
      { name: "Cy", ppm: 333_333 },
    ]);
  });

  it("are not seen in one name", () => {
    expect(read("Ana")).toBeNull();
    expect(read("Desk: North")).toBeNull();
  });

  it.each([
    ["Ana:60;Bo:30", "sum to 90%; they must sum to 100"],
    ["Ana;Bo", "is not a list of shares"],
    ["Ana:100;Bo:0", "is not a list of shares"],
    ["Ana:60;Bo:forty", "is not a list of shares"],
  ])("refuse %s", (text, message) => {
    expect(read(text)).toContain(message);
  });
});
