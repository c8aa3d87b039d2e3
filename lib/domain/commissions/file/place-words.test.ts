import { describe, expect, it } from "vitest";
import { placeWords } from "./place-words";

const file = {
  components: [
    { id: "base", name: "New business" },
    { id: "renewals", when: {} },
  ],
  spiffs: [{ id: "push", name: "Autumn push" }],
};

describe("a place of a plan file in words", () => {
  it.each([
    ["name", "Name"],
    ["components[0].rate.tiers.steps[1].from", "New business, tier 2, from"],
    ["components[0].rate.tiers.steps[0]", "New business, tier 1"],
    ["components[1].when.max_discount", "renewals, largest discount"],
    ["components[7].bonus[0].at", "Component 8, bonus 1, once reached"],
    ["spiffs[0].to", "SPIFF Autumn push, last day"],
    ["clawback.days", "Refunds take back within days"],
    ["fixed_rates.EUR", "Fixed rate of EUR"],
    ["components[0].colour", "New business, colour"],
    ["", ""],
  ])("%s is %s", (where, words) => {
    expect(placeWords(where, file)).toBe(words);
    if (where !== "") expect(placeWords(`plan.${where}`, { plan: file })).toBe(words);
  });

  it("is said of what has no shape at all", () => {
    expect(placeWords("components[0].rate", null)).toBe("Component 1, rate");
  });
});
