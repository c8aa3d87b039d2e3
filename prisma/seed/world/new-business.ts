import type { Quarter, Timeline } from "../chance/timeline";
import { PRODUCTS } from "../company/products";
import { promotionOn } from "../company/promotions";
import { STORIES } from "../story";
import type { ClosingDays } from "./closing-days";
import { type DealDraft, dealAsOfToday } from "./deals";
import { dealsToClose, type Market, seasonOf, sizeGrowth } from "./market";
import { firstDealUnits, grantedDiscount } from "./sizing";
import { leadOfDeal } from "./sources";
import type { Deal, Rep } from "./types";

const FIRST_CLOSE_AFTER_HIRING = 16;
const RAMP = [
  { untilDays: 75, pace: 0.5 },
  { untilDays: 165, pace: 0.8 },
] as const;

/** The new-business deals that a rep closes in a quarter, or has open today with that quarter in view. */
export function newBusinessOf(rep: Rep, quarter: Quarter, days: ClosingDays, market: Market): Deal[] {
  const { timeline, random } = market;
  const from = Math.max(quarter.from, rep.hired + FIRST_CLOSE_AFTER_HIRING);
  const to = Math.min(quarter.to, rep.left === null ? quarter.to : rep.left + 1);
  if (from >= to) return [];
  const share = ((to - from) / (quarter.to - quarter.from)) * rampPace(rep, from) * seasonOf(quarter);
  const count = random.round(dealsToClose(timeline, quarter, rep.spec.territory) * share * random.normal(1, 0.07));
  const wins = Math.min(count, Math.max(count > 3 ? 1 : 0, random.round(count * rep.spec.winChance)));
  return Array.from({ length: count }, (_, index) => index < wins)
    .map((won, index) =>
      draftOf(rep, won, won ? winningDay(index, wins, from, to, days, timeline) : days.lost(from, to), market),
    )
    .flatMap((draft) => {
      const deal = draft && dealAsOfToday(draft, market);
      return deal ? [deal] : [];
    });
}

/** In the running quarter as many wins lie behind as time does, so that its pace is told by sizes rather than by luck. */
function winningDay(
  index: number,
  wins: number,
  from: number,
  to: number,
  days: ClosingDays,
  { today }: Timeline,
): number {
  const split = today + 1;
  if (split <= from || split >= to) return days.won(from, to);
  const past = Math.round((wins * (split - from)) / (to - from));
  return index < past ? days.won(from, split) : days.won(split, to);
}

function draftOf(rep: Rep, won: boolean, closes: number, market: Market): DealDraft | null {
  const { timeline, random, accounts, campaigns, namer } = market;
  const cycle = random.logNormal(rep.spec.cycle * (won ? 0.95 : 1.65), 0.42);
  const opened = Math.max(rep.hired, closes - Math.max(5, Math.round(cycle)));
  if (opened > timeline.today) return null;
  const account = accounts.prospect(rep.region, opened);
  const product = random.weighted(PRODUCTS, ({ asNew }) => asNew);
  const lead = leadOfDeal({ account, rep, opened, won, notBefore: timeline.leadsFrom }, campaigns, namer, random);
  if (lead) account.createdOn = Math.min(account.createdOn, lead.firstContact);
  const promotion = closes <= timeline.today ? takenPromotion(closes, won, market) : null;
  const { discountedShare, discountDepth } = rep.spec;
  return {
    type: "new",
    account,
    rep,
    product,
    units: firstDealUnits(account, product, sizeGrowth(timeline, closes), random),
    discount: promotion?.discount ?? grantedDiscount(discountedShare, discountDepth, random),
    opened,
    closes,
    won,
    promotion,
    lead,
    campaign: lead?.campaign ?? null,
    channel: lead?.channel ?? "outbound",
  };
}

/** The offer that a deal closed on the day is sold on, if it is. */
export function takenPromotion(closes: number, won: boolean, { promotions, random }: Market): Deal["promotion"] {
  const promotion = promotionOn(promotions, closes);
  return promotion && random.chance(promotion.taken * (won ? 1 : 0.45)) ? promotion : null;
}

/** What customers won this way do more than others: leave. */
export function leavingOf(deal: Deal, progress: number): number {
  const { leavingAtFirst, leavingLately } = STORIES.offers;
  const byOrigin = deal.rep.spec.leaving * (deal.campaign?.spec.leaving ?? 1);
  if (!deal.promotion) return byOrigin * (1 + 0.035 * Math.max(0, deal.discount - 5));
  return Math.sqrt(byOrigin) * (leavingAtFirst + (leavingLately - leavingAtFirst) * progress ** 2);
}

function rampPace(rep: Rep, day: number): number {
  return RAMP.find(({ untilDays }) => day - rep.hired < untilDays)?.pace ?? 1;
}
