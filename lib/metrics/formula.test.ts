import { describe, expect, it } from "vitest";
import {
  complement,
  difference,
  formulaInWords,
  measure,
  measuresOf,
  named,
  product,
  ratio,
  scaled,
  sum,
} from "./formula";

const [won, lost, spend, clicks] = [measure("won_deals"), measure("lost_deals"), measure("spend"), measure("clicks")];

describe("a formula in words", () => {
  it.each([
    ["Deals won ÷ (Deals won + Deals lost)", ratio(won, sum(won, lost))],
    ["Deals won − Deals lost", difference(won, lost)],
    ["Deals won − (Deals lost + Clicks)", difference(won, sum(lost, clicks))],
    ["1 − Spend ÷ Clicks", complement(ratio(spend, clicks))],
    ["Spend ÷ Clicks × 1000", scaled(ratio(spend, clicks), 1000n)],
    ["Spend ÷ (Clicks × Deals won)", ratio(spend, product(clicks, won))],
    ["Spend × Clicks ÷ Deals won", ratio(product(spend, clicks), won)],
    ["Spend × (Clicks ÷ Deals won)", product(spend, ratio(clicks, won))],
    ["Spend × Cost per deal", product(spend, named("Cost per deal", ratio(clicks, won)))],
    ["(Deals won − Deals lost) × 100", scaled(difference(won, lost), 100n)],
  ])("%s", (words, formula) => {
    expect(formulaInWords(formula)).toBe(words);
  });

  it("names the measures to load, each once", () => {
    expect(measuresOf(ratio(won, sum(won, named("Lost", lost))))).toEqual(["won_deals", "lost_deals"]);
  });
});
