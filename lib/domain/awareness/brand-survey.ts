import { calculateProportionDifference, type ProportionDifference } from "@/lib/domain/statistics/newcombe-interval";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import { calculateProportion, type ProportionEstimate } from "@/lib/domain/statistics/proportion-estimate";

/** One wave of a brand survey, in people. What a wave did not ask is null. */
export type SurveyWave = {
  readonly respondents: number;
  readonly aided: number | null;
  readonly unaided: number | null;
  readonly exposedAware: number | null;
  readonly exposedN: number | null;
  readonly controlAware: number | null;
  readonly controlN: number | null;
};

/** How people were asked: with the brand's name before them, or without. */
export type AwarenessQuestion = "aided" | "unaided";

/**
 * Aware ÷ respondents over the waves pooled, with Wilson interval. A wave that did not ask the question adds to
 * neither sum.
 * Throws ValueError where more people are aware than were asked.
 * From SQL: `sum(aided)` and `sum(respondents) filter (where aided is not null)`, given as one wave.
 */
export function calculateAwareness(waves: Iterable<SurveyWave>, question: AwarenessQuestion): ProportionEstimate {
  let [count, of] = [0, 0];
  for (const wave of waves) {
    const aware = wave[question];
    if (aware === null) continue;
    count += aware;
    of += wave.respondents;
  }
  return calculateProportion({ count, of });
}

/**
 * The lift of people who saw the brand's campaign over those who did not, and the two shares it is the difference of.
 */
export type BrandLift = ProportionDifference & {
  readonly exposed: ProportionEstimate;
  readonly control: ProportionEstimate;
};

/**
 * Awareness of the exposed − awareness of the control group, each pooled over the waves that report both groups, with
 * Newcombe's interval. A ratio, shown in percentage points; null when no wave has both groups. Throws ValueError where
 * more people are aware than were asked.
 * From SQL: the four sums over waves in which none of the four is null, given as one wave.
 */
export function calculateBrandLift(waves: Iterable<SurveyWave>): BrandLift {
  const exposed = { count: 0, of: 0 };
  const control = { count: 0, of: 0 };
  for (const { exposedAware, exposedN, controlAware, controlN } of waves) {
    if (exposedAware === null || exposedN === null || controlAware === null || controlN === null) continue;
    add(exposed, exposedAware, exposedN);
    add(control, controlAware, controlN);
  }
  return {
    ...calculateProportionDifference(exposed, control),
    exposed: calculateProportion(exposed),
    control: calculateProportion(control),
  };
}

function add(pool: { -readonly [Key in keyof Proportion]: Proportion[Key] }, count: number, of: number): void {
  pool.count += count;
  pool.of += of;
}
