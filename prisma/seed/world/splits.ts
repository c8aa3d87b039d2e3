import type { Random } from "../chance/random";
import { colleaguesOn, teamOn } from "./reps";
import type { Deal, Rep } from "./types";

const SPLIT_CHANCE = 0.05;
const PERCENTS = [
  [60, 40],
  [60, 40],
  [50, 50],
  [70, 30],
] as const;
const OF_THREE = [50, 30, 20] as const;

/** Lets some deals be shared by two reps of a team. */
export function shareSomeDeals(deals: readonly Deal[], reps: readonly Rep[], today: number, random: Random): void {
  for (const deal of deals) {
    if (deal.type === "renewal" || !random.chance(SPLIT_CHANCE)) continue;
    const [own, other] = random.pick(PERCENTS);
    const partners = teammates(deal, reps, today);
    if (partners.length === 0) continue;
    deal.shares = [
      { rep: deal.rep, percent: own },
      { rep: random.pick(partners), percent: other },
    ];
  }
}

/** Lets one big new deal be shared by three. */
export function shareOneAmongThree(deals: readonly Deal[], reps: readonly Rep[], today: number): void {
  const fitting = deals.filter(
    (deal) => deal.outcome === "won" && deal.type === "new" && teammates(deal, reps, today).length >= 2,
  );
  const [biggest] = fitting.sort((a, b) => b.amount - a.amount);
  if (!biggest) return;
  const three = [biggest.rep, ...teammates(biggest, reps, today)].slice(0, OF_THREE.length);
  biggest.shares = three.map((rep, index) => ({ rep, percent: OF_THREE[index] ?? 0 }));
}

/** The rep's part of a deal. */
export function shareOf(deal: Deal, rep: Rep): number {
  if (deal.shares.length === 0) return deal.rep === rep ? 1 : 0;
  return (deal.shares.find((share) => share.rep === rep)?.percent ?? 0) / 100;
}

function teammates(deal: Deal, reps: readonly Rep[], today: number): Rep[] {
  const day = Math.min(deal.closes, today);
  return colleaguesOn(reps, deal.rep, day).filter((other) => teamOn(other, day) === teamOn(deal.rep, day));
}
