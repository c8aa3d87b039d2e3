import { ValueError } from "@/lib/values/value-error";
import { calculateProportion, type ProportionEstimate } from "./proportion-estimate";

/** The highest answer of a satisfaction question on the usual scale of 1 to 5. */
const CSAT_TOP = 5;

/** Whether an answer is in the top two boxes: 4 or 5. Throws ValueError unless it is a whole number from 1 to 5. */
export function isSatisfied(answer: number): boolean {
  if (!Number.isInteger(answer) || answer < 1 || answer > CSAT_TOP)
    throw new ValueError(`${answer} is not a satisfaction answer; it must be a whole number from 1 to ${CSAT_TOP}`);
  return answer >= CSAT_TOP - 1;
}

/**
 * Answers in the top two boxes ÷ answers, with Wilson interval. Throws ValueError unless `0 ≤ satisfied ≤ answers`,
 * both whole.
 */
export function calculateSatisfaction(counts: {
  readonly satisfied: number;
  readonly answers: number;
}): ProportionEstimate {
  return calculateProportion({ count: counts.satisfied, of: counts.answers });
}

/** Answers ÷ people asked, with Wilson interval. Throws ValueError unless `0 ≤ answers ≤ asked`, both whole. */
export function calculateResponseRate(counts: {
  readonly answers: number;
  readonly asked: number;
}): ProportionEstimate {
  return calculateProportion({ count: counts.answers, of: counts.asked });
}
