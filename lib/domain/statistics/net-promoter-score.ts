import { ValueError } from "@/lib/values/value-error";
import { Z_95 } from "./interval";

/** How many answers fell into each group of the 0–10 question. */
export type PromoterCounts = { readonly promoters: number; readonly passives: number; readonly detractors: number };

/** A net promoter score from −100 to 100 with its 95 % margin, both in points; null without answers. */
export type NetPromoterScore = {
  readonly score: number | null;
  readonly margin: number | null;
  readonly answers: number;
};

/**
 * The group of an answer: 9–10 promoter, 7–8 passive, 0–6 detractor. Throws ValueError unless it is a whole number
 * from 0 to 10.
 */
export function promoterGroupOf(answer: number): "promoter" | "passive" | "detractor" {
  if (!Number.isInteger(answer) || answer < 0 || answer > 10)
    throw new ValueError(`${answer} is not an NPS answer; it must be a whole number from 0 to 10`);
  return answer >= 9 ? "promoter" : answer >= 7 ? "passive" : "detractor";
}

/**
 * % promoters − % detractors, with margin ±z·√((p + d − (p − d)²) ÷ n)·100: the normal interval of a mean of answers
 * that count +1, 0, −1.
 * Throws ValueError on counts that are negative or not whole.
 * Source: Reichheld, "The one number you need to grow", Harvard Business Review 2003; the variance is that of a
 * multinomial difference.
 */
export function calculateNetPromoterScore({ promoters, passives, detractors }: PromoterCounts): NetPromoterScore {
  if (![promoters, passives, detractors].every((count) => Number.isSafeInteger(count) && count >= 0))
    throw new ValueError(`${promoters}, ${passives} and ${detractors} are not counts of answers`);
  const answers = promoters + passives + detractors;
  if (answers === 0) return { score: null, margin: null, answers };
  const [p, d] = [promoters / answers, detractors / answers];
  const variance = Math.max(p + d - (p - d) ** 2, 0);
  return {
    score: ((promoters - detractors) / answers) * 100,
    margin: Z_95 * Math.sqrt(variance / answers) * 100,
    answers,
  };
}
