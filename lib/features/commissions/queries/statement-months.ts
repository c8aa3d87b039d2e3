import type { PlanVersion } from "@/lib/domain/commissions/facts";
import { addDays, BEGINNING, type CalendarDate, maxDate, minDate } from "@/lib/values/calendar-date";
import { type Period, unitAround, unitsIn } from "@/lib/values/period";
import type { StoredDeal } from "./deal-facts";
import type { RepFacts } from "./plan-facts";

const MOST_MONTHS = 1200;
/** The months that statements are made for. */
export const CALENDAR = { fiscalYearStartMonth: 1, weekStart: 1 };

/**
 * The months a rep has statements for: from the first quota, deal or draw on a plan, without a gap, to this month or the plan's end, and on
 * while deals or their events lie ahead. Between two plans, and before one that is still to come, only the months with a fact. Where stray dates would make centuries of them, only the months with a fact.
 */
export function statementMonths(
  { assignments, quotas }: Pick<RepFacts, "assignments" | "quotas">,
  deals: readonly Pick<StoredDeal, "on" | "events">[],
  today: CalendarDate,
  draws: readonly CalendarDate[] = [],
): Period[] {
  const starts = assignments.map(({ from }) => from).sort();
  const ends = assignments.map(({ to }) => (to === null ? today : addDays(to, -1))).sort();
  const [onPlan, offPlan] = [starts[0], ends.at(-1)];
  if (onPlan === undefined || offPlan === undefined) return [];
  const credits = deals.flatMap(({ on, events }) => [on, ...events.map((event) => event.on)]);
  const until = minDate(today, offPlan);
  const expected = quotas
    .filter(({ from, to }) => from <= until && to > onPlan)
    .map(({ from }) => maxDate(from, onPlan));
  const facts = [...credits, ...expected, ...draws.filter((day) => day <= until)];
  const begin = facts.reduce(minDate, maxDate(onPlan, until));
  const end = credits.reduce(maxDate, until);
  if (begin > end) return [];
  const months = unitsIn("month", { from: begin, to: addDays(end, 1) }, CALENDAR);
  const credited = new Set(credits.map((day) => day.slice(0, 7)));
  if (months.length <= MOST_MONTHS)
    return months.filter((month) => credited.has(month.from.slice(0, 7)) || !isBetweenPlans(month, assignments));
  const withFact = new Map([...facts, until].map((day) => [day.slice(0, 7), unitAround("month", day, CALENDAR)]));
  return [...withFact.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * The days from which a draw tops up what a rep is paid: the rep is on the plan, its version has a draw, and the rep has begun to work. Where
 * none of it says a day, it is left to the first quota or deal.
 */
export function drawDays(
  { assignments, startedOn }: Pick<RepFacts, "assignments" | "startedOn">,
  versions: readonly PlanVersion[],
): CalendarDate[] {
  return assignments.flatMap(({ plan, from, to }) =>
    versions
      .filter((version) => version.plan === plan && version.rules.draw !== null)
      .map((version) => [from, version.from, startedOn ?? from].reduce(maxDate))
      .filter((day) => day > BEGINNING && (to === null || day < to)),
  );
}

/** Whether the rep is on no plan in the month and comes to be on one after it. */
function isBetweenPlans(month: Period, assignments: RepFacts["assignments"]): boolean {
  const onPlan = assignments.some(({ from, to }) => from < month.to && (to === null || to > month.from));
  return !onPlan && assignments.some(({ from }) => from >= month.to);
}

/** What keeps months open beside a rep's own facts: what is locked for everyone, and days that need a statement to stand on. */
export type OpenMonthsContext = {
  readonly lockedPeriods: readonly Period[];
  readonly hasLocked: boolean;
  readonly neededDays: readonly CalendarDate[];
  readonly today: CalendarDate;
};

/**
 * Of a rep's months those that are not locked, with the months of days that need one. Every month up to this one may have a statement too, also
 * after the plan's end: what was kept back is set free, what was locked may change. `expected` tells those that have one even if nothing
 * stands on it.
 */
export function openMonths(
  months: readonly Period[],
  { lockedPeriods, hasLocked, neededDays, today }: OpenMonthsContext,
): { readonly months: readonly Period[]; readonly expected: ReadonlySet<CalendarDate> } {
  const firstOpen = lockedPeriods.at(-1)?.to ?? null;
  const open = months.filter(({ from }) => firstOpen === null || from >= firstOpen);
  const needed = neededDays.map((day) =>
    unitAround("month", firstOpen === null ? day : maxDate(day, firstOpen), CALENDAR),
  );
  const since = open[0]?.from ?? (hasLocked ? firstOpen : null);
  const possible =
    since !== null && since <= today && open.length < MOST_MONTHS
      ? unitsIn("month", { from: since, to: addDays(today, 1) }, CALENDAR)
      : [];
  const all = new Map([...open, ...needed, ...possible].map((month) => [month.from, month]));
  const expected = new Set([...open, ...needed].map(({ from }) => from));
  return { months: [...all.values()].sort((a, b) => (a.from < b.from ? -1 : 1)), expected };
}
