import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ValueError } from "@/lib/values/value-error";
import golden from "./awareness.cases.json";
import { calculateAwareness, calculateBrandLift, type SurveyWave } from "./brand-survey";

const SILENT: SurveyWave = {
  respondents: 0,
  aided: null,
  unaided: null,
  exposedAware: null,
  exposedN: null,
  controlAware: null,
  controlN: null,
};
const wave = (parts: Partial<SurveyWave>): SurveyWave => ({ ...SILENT, ...parts });
const groups = (exposedAware: number, exposedN: number, controlAware: number, controlN: number) =>
  wave({ respondents: exposedN + controlN, exposedAware, exposedN, controlAware, controlN });

describe("awareness", () => {
  it.each(golden.awareness.map((one) => [one.title, one] as const))("%s", (_, { aware, respondents, ...expected }) => {
    const waves = aware.map((aided, index) => wave({ aided, respondents: respondents[index] ?? 0 }));
    const { value, interval } = calculateAwareness(waves, "aided");
    expect(value).toBeCloseTo(expected.value, 6);
    expect(interval?.low).toBeCloseTo(expected.low, 4);
    expect(interval?.high).toBeCloseTo(expected.high, 4);
  });

  it("keeps the two questions apart", () => {
    const waves = [wave({ respondents: 100, aided: 60, unaided: 20 }), wave({ respondents: 50, unaided: 10 })];
    expect(calculateAwareness(waves, "aided")).toMatchObject({ count: 60, of: 100 });
    expect(calculateAwareness(waves, "unaided")).toMatchObject({ count: 30, of: 150 });
  });

  it("is null without a wave that asked", () => {
    expect(calculateAwareness([wave({ respondents: 300 })], "aided")).toMatchObject({ value: null, interval: null });
  });

  it("refuses more aware people than respondents", () => {
    expect(() => calculateAwareness([wave({ respondents: 10, aided: 11 })], "aided")).toThrow(ValueError);
  });

  it("does not depend on how the respondents were cut into waves", () => {
    const counts = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(counts, (cut) => {
        const waves = cut.map(([aided, unaware]) => wave({ aided, respondents: aided + unaware }));
        const whole = cut.reduce(([a, n], [aided, unaware]) => [a + aided, n + aided + unaware], [0, 0]);
        const one = wave({ aided: whole[0] ?? 0, respondents: whole[1] ?? 0 });
        expect(calculateAwareness(waves, "aided")).toEqual(calculateAwareness([one], "aided"));
      }),
    );
  });
});

describe("brand lift", () => {
  it("56/70 − 48/80 in two waves = 0.2, from 0.0524 to 0.3339", () => {
    const lift = calculateBrandLift([groups(50, 60, 8, 20), groups(6, 10, 40, 60)]);
    expect(lift.value).toBeCloseTo(0.2, 10);
    expect(lift.interval?.low).toBeCloseTo(0.0524, 4);
    expect(lift.interval?.high).toBeCloseTo(0.3339, 4);
    expect(lift.exposed).toMatchObject({ count: 56, of: 70 });
    expect(lift.control).toMatchObject({ count: 48, of: 80 });
  });

  it("leaves out a wave without a control group", () => {
    const waves = [groups(9, 10, 3, 10), wave({ respondents: 90, exposedAware: 90, exposedN: 90 })];
    expect(calculateBrandLift(waves).value).toBeCloseTo(0.6, 10);
  });

  it("can be negative, and is null when no wave had both groups", () => {
    expect(calculateBrandLift([groups(3, 10, 9, 10)]).value).toBeCloseTo(-0.6, 10);
    expect(calculateBrandLift([wave({ respondents: 5, aided: 3 })])).toMatchObject({ value: null, interval: null });
  });
});
