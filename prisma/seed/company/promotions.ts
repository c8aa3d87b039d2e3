import { dateText, lastOccurrences } from "../chance/days";
import type { Timeline } from "../chance/timeline";
import { STORIES } from "../story";

/** A limited-time offer; both days included. */
export type Promotion = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Percent under list. */
  readonly discount: number;
  /** How much more than usual is closed on its days, and the share of it sold on the offer. */
  readonly pull: number;
  readonly taken: number;
};

const QUARTER_END_DAYS = 16;
const SPRING_DAYS = 25;

/** All offers of the timeline, also one of the running quarter that is still to come; the earliest first. */
export function promotionsOf(timeline: Timeline): Promotion[] {
  const saving = savingOffer(timeline);
  const springs = lastOccurrences(timeline.today, 3, 12, 3).map((from) => ({
    name: `Spring planting offer ${yearOf(from)}`,
    from,
    to: from + SPRING_DAYS - 1,
    discount: 15,
    pull: 2.6,
    taken: 0.55,
  }));
  const quarterEnds = timeline.quarters
    .filter(({ index }) => index <= 0 && index !== STORIES.savedQuarter.index)
    .flatMap(({ to }) => quarterEnd(to));
  return [...springs, ...quarterEnds, saving].sort((a, b) => a.from - b.from);
}

/** The offer that saved a quarter. */
function savingOffer(timeline: Timeline): Promotion {
  const { index, during, onOffer } = STORIES.savedQuarter;
  const quarter = timeline.quarters.find((candidate) => candidate.index === index);
  if (!quarter) throw new RangeError(`the timeline has no quarter ${index}`);
  const from = quarter.to - QUARTER_END_DAYS;
  return { name: `Last call ${quarter.key}`, from, to: quarter.to - 1, discount: 20, pull: during, taken: onOffer };
}

/** The offer that runs on the day; where two do, the deeper one. */
export function promotionOn(promotions: readonly Promotion[], day: number): Promotion | null {
  const running = promotions.filter(({ from, to }) => from <= day && day <= to);
  return running.reduce<Promotion | null>((best, next) => (best && best.discount >= next.discount ? best : next), null);
}

function quarterEnd(to: number): Promotion[] {
  const month = Number(dateText(to - 1).slice(5, 7));
  const name = month === 6 ? "Midsummer offer" : month === 12 ? "Year-end offer" : null;
  if (!name) return [];
  const from = to - QUARTER_END_DAYS;
  return [{ name: `${name} ${yearOf(from)}`, from, to: to - 1, discount: 18, pull: 2.8, taken: 0.6 }];
}

function yearOf(day: number): string {
  return dateText(day).slice(0, 4);
}
