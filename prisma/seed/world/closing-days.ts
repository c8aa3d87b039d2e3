import { dateText, weekday } from "../chance/days";
import type { Random } from "../chance/random";
import type { Quarter } from "../chance/timeline";
import type { Promotion } from "../company/promotions";
import { promotionOn } from "../company/promotions";
import { STORIES } from "../story";

/** Draws the day on which a deal of a quarter closes, between two days. */
export type ClosingDays = {
  readonly won: (from: number, to: number) => number;
  readonly lost: (from: number, to: number) => number;
};

const QUARTER_END_DAYS = 12;
const QUARTER_END_LIFT = 1.55;
const HOLIDAYS = new Set(["12-24", "12-25", "12-26", "12-31", "01-01", "07-04"]);

/** Closing days that follow the week, the end of the quarter and, for deals that are won, the offers. */
export function closingDaysOf(quarter: Quarter, promotions: readonly Promotion[], random: Random): ClosingDays {
  const saved = quarter.index === STORIES.savedQuarter.index;
  const usual = (day: number) => workRhythm(day) * (quarter.to - day <= QUARTER_END_DAYS ? QUARTER_END_LIFT : 1);
  const pulled = (day: number) => {
    const promotion = promotionOn(promotions, day);
    if (promotion) return workRhythm(day) * promotion.pull;
    return usual(day) * (saved ? STORIES.savedQuarter.before : 1);
  };
  const draw = (weightOf: (day: number) => number) => {
    const weights = Array.from({ length: quarter.to - quarter.from }, (_, index) => weightOf(quarter.from + index));
    return (from: number, to: number) => {
      const days = weights
        .slice(from - quarter.from, to - quarter.from)
        .map((weight, index) => ({ day: from + index, weight }));
      return days.some(({ weight }) => weight > 0) ? random.weighted(days, ({ weight }) => weight).day : from;
    };
  };
  return { won: draw(pulled), lost: draw(usual) };
}

/** How much is decided on a day of the week. */
function workRhythm(day: number): number {
  if (HOLIDAYS.has(dateText(day).slice(5))) return 0;
  return [0.95, 1.1, 1.15, 1.1, 1, 0.03, 0.01][weekday(day) - 1] ?? 1;
}
