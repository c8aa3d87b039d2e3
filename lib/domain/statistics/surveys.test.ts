import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ValueError } from "@/lib/values/value-error";
import { calculateNetPromoterScore, promoterGroupOf } from "./net-promoter-score";
import nps from "./net-promoter-score.cases.json";

const counts = fc.record({ promoters: fc.nat(100_000), passives: fc.nat(100_000), detractors: fc.nat(100_000) });

describe("net promoter score", () => {
  it.each(nps.cases.map((golden) => [golden.title, golden] as const))("%s", (_, { score, margin, ...answers }) => {
    const result = calculateNetPromoterScore(answers);
    expect(result.score).toBeCloseTo(score, nps.decimals);
    expect(result.margin).toBeCloseTo(margin, nps.decimals);
  });

  it("is null without answers", () => {
    expect(calculateNetPromoterScore({ promoters: 0, passives: 0, detractors: 0 })).toEqual({
      score: null,
      margin: null,
      answers: 0,
    });
  });

  it("sorts the eleven answers into 7 detractors, 2 passives and 2 promoters", () => {
    const groups = Array.from({ length: 11 }, (_, answer) => promoterGroupOf(answer));
    expect(groups).toEqual([...Array(7).fill("detractor"), "passive", "passive", "promoter", "promoter"]);
  });

  it.each([-1, 11, 8.5, Number.NaN])("refuses the answer %d", (answer) => {
    expect(() => promoterGroupOf(answer)).toThrow(ValueError);
  });

  it("refuses counts that are none", () => {
    expect(() => calculateNetPromoterScore({ promoters: -1, passives: 0, detractors: 2 })).toThrow(ValueError);
  });

  it("is the mean of +100, 0 and −100, its margin that mean's standard error times 1.959964", () => {
    fc.assert(
      fc.property(counts, ({ promoters, passives, detractors }) => {
        const n = promoters + passives + detractors;
        fc.pre(n > 0);
        const mean = (100 * promoters - 100 * detractors) / n;
        const squares = promoters * (100 - mean) ** 2 + passives * mean ** 2 + detractors * (100 + mean) ** 2;
        const { score, margin } = calculateNetPromoterScore({ promoters, passives, detractors });
        expect(score).toBeCloseTo(mean, 9);
        expect(margin).toBeCloseTo(1.959964 * Math.sqrt(squares / n / n), 5);
      }),
    );
  });
});
