import { addDays, type CalendarDate, daysBetween } from "@/lib/values/calendar-date";
import type { CustomerHistory } from "./customer-history";
import { knownUntil, type Observation } from "./observation";
import { calculateRecurringTimeline } from "./recurring-timeline";
import type { Lifetime } from "./survival";

/**
 * How many days each recurring customer stayed: from the day their recurring amount first rose above nothing to the
 * day it first fell back to nothing, or, while it has not, to the last day seen. Coming back starts no second life.
 * Customers who never were recurring are left out: nobody sees a one-off customer leave. With `from`, only customers
 * who became recurring on that day or later. The database counts this for the product; its tests hold that against this.
 */
export function* toLifetimes(
  histories: Iterable<CustomerHistory>,
  observation: Observation,
  from: CalendarDate | null = null,
): Generator<Lifetime> {
  const last = addDays(knownUntil(observation), -1);
  for (const { events } of histories) {
    const steps = calculateRecurringTimeline(events).filter((step) => step.from <= last);
    const start = steps.findIndex(({ amount }) => amount.minor > 0n);
    const began = steps[start]?.from;
    if (began === undefined || (from !== null && began < from)) continue;
    const end = steps.slice(start).find(({ amount }) => amount.minor === 0n)?.from;
    yield { duration: daysBetween(began, end ?? last), ended: end !== undefined };
  }
}
