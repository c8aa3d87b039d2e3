import { monthStarts } from "../chance/days";
import type { Random } from "../chance/random";
import { progressAt } from "../chance/timeline";
import { MARKETING_TEAMS, SALES_TEAMS } from "../company/teams";
import { teamOn, worksOn } from "../world/reps";
import type { World } from "../world/world";
import { centsText, dayText, type Row } from "./file";

/** US dollars a month: what selling costs for a rep and for a team, and what marketing costs for a team. */
const PER_REP = 2350;
const PER_SALES_TEAM = 2100;
const TRAVEL_PER_REP = 240;
const MARKETING: Readonly<Record<(typeof MARKETING_TEAMS)[number], number>> = {
  "Brand studio": 4300,
  Demand: 5200,
  "Web & content": 4600,
  "Partners & events": 3700,
};

/** Salaries, tools and travel at the beginning of each month; commissions and campaign spend are told elsewhere. */
export function costRows(world: World): Row[] {
  const random = world.random.fork("costs");
  const months = monthStarts(world.timeline.start, world.timeline.today);
  return months.flatMap((on) => [...salesCosts(world, on, random), ...marketingCosts(world, on, random)]);
}

function salesCosts({ reps }: World, on: number, random: Random): Row[] {
  return SALES_TEAMS.flatMap((team) => {
    const size = reps.filter((rep) => worksOn(rep, on) && teamOn(rep, on) === team).length;
    if (size === 0) return [];
    return [
      row(on, "sales", size * PER_REP + PER_SALES_TEAM, team, "Salaries"),
      row(on, "sales", size * TRAVEL_PER_REP * random.between(0.6, 1.5), team, "Travel and tools"),
    ];
  });
}

function marketingCosts({ timeline }: World, on: number, random: Random): Row[] {
  return MARKETING_TEAMS.flatMap((team) => {
    const size = 0.7 + 0.3 * progressAt(timeline, on);
    return [
      row(on, "marketing", MARKETING[team] * size * 0.8, team, "Salaries"),
      row(on, "marketing", MARKETING[team] * size * random.between(0.14, 0.28), team, "Agencies and tools"),
    ];
  });
}

function row(on: number, kind: "sales" | "marketing", dollars: number, team: string, note: string): Row {
  return { on: dayText(on), kind, amount: centsText(Math.round(dollars) * 100), currency: "USD", team, note };
}
