import { workingDay } from "../chance/days";
import type { Timeline } from "../chance/timeline";
import { REGIONS } from "../company/regions";
import { REPS } from "../company/reps";
import type { SalesTeam } from "../company/teams";
import type { Rep } from "./types";

const DAYS_PER_MONTH = 30.4375;
const SETTLED_AFTER_DAYS = 160;

/** The reps with the days that their months mean. */
export function repsOf(timeline: Timeline): Rep[] {
  const dayAt = (months: number) => workingDay(timeline.start + Math.round(months * DAYS_PER_MONTH));
  return REPS.map((spec, index) => ({
    id: `R-${String(index + 1).padStart(2, "0")}`,
    spec,
    region: REGIONS[spec.region],
    hired: firstDay(dayAt(spec.hired), timeline),
    left: spec.left === null ? null : lastDay(dayAt(spec.left), timeline),
    teams: [
      { team: spec.team, from: Number.NEGATIVE_INFINITY },
      ...(spec.move ? [{ team: spec.move.team, from: dayAt(spec.move.month) }] : []),
    ],
  }));
}

/** Who would begin in the last weeks of a quarter begins with the next. */
function firstDay(day: number, { quarters }: Timeline): number {
  const quarter = quarters.find(({ from, to }) => from <= day && day < to);
  return quarter && quarter.to - day < 35 ? workingDay(quarter.to) : day;
}

/** Who would leave in the first weeks of a quarter leaves at the end of the one before. */
function lastDay(day: number, { quarters }: Timeline): number {
  const quarter = quarters.find(({ from, to }) => from <= day && day < to);
  return quarter && day - quarter.from < 30 ? quarter.from - 1 : day;
}

/** Whether the rep works on the day. */
export function worksOn(rep: Rep, day: number): boolean {
  return rep.hired <= day && (rep.left === null || day <= rep.left);
}

/** Whether the rep works on the day and has been there long enough to look after customers. */
export function isSettled(rep: Rep, day: number): boolean {
  return worksOn(rep, day) && day - rep.hired >= SETTLED_AFTER_DAYS;
}

/** The team the rep is in on the day. */
export function teamOn(rep: Rep, day: number): SalesTeam {
  return rep.teams.findLast(({ from }) => from <= day)?.team ?? rep.spec.team;
}

/** Those who work on the day and are in the rep's team, or else in the same market, without the rep. */
export function colleaguesOn(reps: readonly Rep[], rep: Rep, day: number): Rep[] {
  const others = reps.filter((other) => other !== rep && worksOn(other, day));
  const near = others.filter((other) => teamOn(other, day) === teamOn(rep, day));
  return near.length > 0 ? near : others.filter((other) => other.region.market === rep.region.market);
}
