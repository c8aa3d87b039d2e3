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

/** Lets some deals be shared by two reps of a team, and one big one by three. */
export function shareSomeDeals(deals: readonly Deal[], reps: readonly Rep[], today: number, random: Random): void {
  for (const deal of deals) {
    if (deal.type === "renewal" || !random.chance(SPLIT_CHANCE)) continue;
    const [partner] = teammates(deal, reps, today);
    if (!partner) continue;
    const [own, other] = random.pick(PERCENTS);
    deal.shares = [
      { rep: deal.rep, percent: own },
      { rep: random.pick(teammates(deal, reps, today)), percent: other },
    ];
  }
  const big = deals.filter((deal) => deal.outcome === "won" && teammates(deal, reps, today).length >= 2);
  const biggest = big.reduce((most, deal) => (deal.amount > most.amount ? deal : most), big[0] as Deal);
  const three = [biggest.rep, ...teammates(biggest, reps, today)].slice(0, OF_THREE.length);
  biggest.shares = three.map((rep, index) => ({ rep, percent: OF_THREE[index] ?? 0 }));
}

function teammates(deal: Deal, reps: readonly Rep[], today: number): Rep[] {
  const day = Math.min(deal.closes, today);
  return colleaguesOn(reps, deal.rep, day).filter((other) => teamOn(other, day) === teamOn(deal.rep, day));
}
