import { describe, expect, it } from "vitest";
import { mainFactor } from "./main-factor";

const then = { closed: 30, winRate: 0.4, averageDeal: 3000 };

describe("mainFactor", () => {
  it("names what pulled revenue the way it went", () => {
    expect(mainFactor({ closed: 30, winRate: 0.52, averageDeal: 3100 }, then)).toBe("winRate");
    expect(mainFactor({ closed: 18, winRate: 0.45, averageDeal: 3100 }, then)).toBe("closed");
    expect(mainFactor({ closed: 33, winRate: 0.36, averageDeal: 4400 }, then)).toBe("averageDeal");
  });
  it("does not name a factor that went the other way, however much it moved", () => {
    expect(mainFactor({ closed: 12, winRate: 0.5, averageDeal: 9000 }, then)).toBe("averageDeal");
  });
  it("is silent where there was nothing to compare with", () => {
    expect(mainFactor(then, { closed: 0, winRate: null, averageDeal: null })).toBeNull();
    expect(mainFactor({ closed: 4, winRate: 0, averageDeal: null }, then)).toBeNull();
  });
});
