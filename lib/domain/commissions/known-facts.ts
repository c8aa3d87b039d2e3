import type { CalendarDate } from "@/lib/values/calendar-date";
import type { CommissionFacts, Recorded, RecordedFacts } from "./facts";
import { PlanError } from "./plan-error";

/**
 * What was known at the end of a period: facts recorded before `end` that happened before it, of several records with one id the latest.
 * Quotas and team members are known whenever they begin, since a window may be longer than a period. Throws PlanError when two records of one
 * fact bear the same day.
 */
export function knownBefore(end: CalendarDate, facts: RecordedFacts): CommissionFacts {
  const deals = latest(facts.deals, end, "deal", ({ id }) => id);
  return {
    ...facts,
    deals: deals.map((deal) => {
      const events = latest(deal.events, end, `event of deal ${deal.id}`, ({ id }) => id);
      return { ...deal, events: events.filter(({ on }) => on < end) };
    }),
    quotas: latest(facts.quotas, end, "quota", ({ id }) => id),
    fxRates: latest(facts.fxRates, end, "exchange rate", ({ currency, on }) => `${currency} on ${on}`),
    team: latest(facts.team, end, "team member", ({ rep, from }) => `${rep} from ${from}`),
    adjustments: latest(facts.adjustments, end, "adjustment", ({ id }) => id),
  };
}

function latest<Fact extends Recorded<object>>(
  records: readonly Fact[],
  end: CalendarDate,
  kind: string,
  idOf: (fact: Fact) => string,
): Fact[] {
  const known = new Map<string, Fact>();
  const seen = new Set<string>();
  for (const record of records) {
    if (record.recordedOn >= end) continue;
    const id = idOf(record);
    const other = known.get(id);
    const version = `${id}\n${record.recordedOn}`;
    if (seen.has(version)) throw twiceOn(kind, id, record.recordedOn);
    seen.add(version);
    if (!other || other.recordedOn < record.recordedOn) known.set(id, record);
  }
  return [...known.values()];
}

function twiceOn(kind: string, id: string, day: CalendarDate): PlanError {
  const message = `is recorded twice on ${day}; a correction has a later recorded_on`;
  return new PlanError([{ where: `${kind} ${id}`, message }]);
}
