import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFacts, completeFacts, completePair, END, withRules } from "@/lib/testing/any-commissions/facts";
import { propertyRuns, propertyWords } from "@/lib/testing/property-runs";
import { addDays, calendarDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import type { Period } from "@/lib/values/period";
import { sum } from "./amounts";
import type { CommissionFacts, RecordedDeal, RecordedEvent, RecordedFacts } from "./facts";
import { knownBefore } from "./known-facts";
import { lineKey } from "./line-key";
import { isReversal } from "./progress";
import type { Statement } from "./statement";
import { toStatementsJson } from "./statement-json";
import { calculateStatements } from "./statements";
import { calculateStatementsInTurn } from "./statements-in-turn";
import { fiscalUnits } from "./window";

function json(statements: readonly Statement[]): string {
  return JSON.stringify(toStatementsJson(statements));
}

const anyNumbers = fc.array(fc.nat(), { minLength: 31, maxLength: 31 });

/** Puts lists into an order that the numbers draw. (The library's own generator for each list would take most of the time.) */
function shuffledBy(numbers: readonly number[]): <T>(list: readonly T[]) => T[] {
  let drawn = 0;
  return (list) => {
    const rest = [...list];
    return list.flatMap(() => {
      drawn += 1;
      return rest.splice((numbers[drawn % numbers.length] ?? 0) % rest.length, 1);
    });
  };
}

/** What lines come to, by component, deal and period; only what is not zero. */
function totals(statements: readonly Statement[]): Record<string, { earned: bigint; credited: bigint }> {
  const found = new Map<string, { earned: bigint; credited: bigint }>();
  for (const { component, deal, originPeriod, earned, credited } of statements.flatMap(({ lines }) => lines)) {
    const key = lineKey(component, deal, originPeriod);
    const before = found.get(key) ?? { earned: 0n, credited: 0n };
    found.set(key, { earned: before.earned + earned, credited: before.credited + credited });
  }
  return Object.fromEntries([...found].filter(([, total]) => total.earned !== 0n || total.credited !== 0n));
}

/** What a locked statement spent of a budget stays with its deal, so what another deal gets depends on when it was locked. */
function withoutBudgets(facts: RecordedFacts): RecordedFacts {
  return withRules(facts, ({ spiffs }) => ({ spiffs: spiffs.map((spiff) => ({ ...spiff, budget: null })) }));
}

/** As many statement periods as asked for that follow the facts' own. */
function periodsAfter({ periods, statements, fiscalYearStartMonth }: RecordedFacts, count: number): Period[] {
  const units = fiscalUnits(fiscalYearStartMonth);
  const next: Period[] = [];
  let from = [...periods].sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.to ?? END;
  for (let left = count; left > 0; left -= 1) {
    const { span } = units(statements, from);
    next.push(span);
    from = span.to;
  }
  return next;
}

/** Whether all can be computed; a rep who began after a window has no quota in it, and what waits for one stays as it was paid. */
function isComputable(facts: RecordedFacts): boolean {
  const statements = calculateStatements(openFacts(facts, facts.periods));
  return statements.every(({ problems }) => problems.every(({ kind }) => kind === "left"));
}

function openFacts(facts: RecordedFacts, periods: readonly Period[]): CommissionFacts {
  return { ...knownBefore(END, facts), periods };
}

/** How many days a clawback window has, none for always; and of each deal when all of it goes back, counted from the first or after the last day it reaches. */
const clawbacks = fc.record({
  days: fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 6, arbitrary: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom(0, 1, 30)) },
  ),
  refunds: fc.array(
    fc.record({
      after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
      isInside: fc.boolean(),
      type: fc.constantFrom("refunded" as const, "cancelled" as const),
    }),
    { minLength: 6, maxLength: 6 },
  ),
});

type Refund = { readonly after: number; readonly isInside: boolean; readonly type: "refunded" | "cancelled" };

/**
 * The records of one deal with what came in until all of it goes back, once: so soon that every credit of it is inside the window, at the latest on its
 * last day, or so late that none is, at the earliest on the day after.
 */
function refunded(all: readonly RecordedDeal[], days: number | null, refund: Refund | undefined) {
  if (!refund) throw new Error("there is a refund for each deal");
  const { after, isInside, type } = refund;
  const receipts = (deal: RecordedDeal) => deal.events.filter((event) => !isReversal(event));
  const dates = all.flatMap((deal) => [deal.on, ...receipts(deal).map(({ on }) => on)]).sort();
  const [first, last] = [dates[0] ?? END, dates.at(-1) ?? END];
  const isBack = days === null || isInside;
  const on = isBack
    ? addDays(first, days === null ? after : Math.max(days - after, 0))
    : addDays(last, days + 1 + after);
  const event: RecordedEvent = { id: "all", type, on, amount: null, recordedOn: on };
  const records = all.map((deal) => ({ ...deal, events: receipts(deal).filter((receipt) => receipt.on <= on) }));
  return { records, event, isBack };
}

/** Makes components of two versions count in one window. */
const OF_THE_YEAR = {
  earnsOn: "revenue",
  creditedAt: "booked",
  accumulates: "year",
  whose: "own",
  group: null,
} as const;

describe(`for any plan and facts, ${propertyWords}`, { timeout: 3_600_000 }, () => {
  it("order of input never matters, and computing twice gives the same bytes", () => {
    fc.assert(
      fc.property(anyFacts, anyNumbers, (facts, numbers) => {
        const shuffled = shuffledBy(numbers);
        const mixed: RecordedFacts = {
          ...facts,
          deals: shuffled(facts.deals).map((deal) => ({ ...deal, events: shuffled(deal.events) })),
          quotas: shuffled(facts.quotas),
          fxRates: shuffled(facts.fxRates),
          periods: shuffled(facts.periods),
          team: shuffled(facts.team),
          adjustments: shuffled(facts.adjustments),
          planVersions: shuffled(facts.planVersions),
          assignments: shuffled(facts.assignments),
          leaverDecisions: shuffled(facts.leaverDecisions ?? []),
        };
        const locked = calculateStatementsInTurn(facts);
        const first = json(locked);
        expect(json(calculateStatementsInTurn(mixed))).toBe(first);
        expect(json(calculateStatementsInTurn(facts))).toBe(first);
        const next = periodsAfter(facts, 1);
        const after = json(calculateStatements(openFacts(facts, next), locked));
        expect(json(calculateStatements(openFacts(mixed, next), shuffled(locked)))).toBe(after);
      }),
      propertyRuns,
    );
  });

  it("lines sum to what is earned, and all of it is paid, held, drawn or carried", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        let [held, balance] = [0n, 0n];
        for (const statement of calculateStatementsInTurn(facts)) {
          const kept = sum(statement.holds.map((hold) => hold.held));
          held += kept;
          expect(statement.earned).toBe(sum(statement.lines.map(({ earned }) => earned)));
          expect(statement.adjusted).toBe(sum(statement.adjustments.map(({ amount }) => amount)));
          expect(statement.payable).toBe(
            statement.earned - kept + statement.draw + statement.carried + statement.adjusted,
          );
          expect(statement.held).toBe(held);
          expect(statement.held).toBeGreaterThanOrEqual(0n);
          const topUp = statement.draw + statement.carried - (statement.balance - balance);
          expect(topUp).toBeGreaterThanOrEqual(0n);
          if (facts.planVersions.every(({ rules }) => rules.draw?.kind !== "non_recoverable")) expect(topUp).toBe(0n);
          expect(statement.payable).toBeGreaterThanOrEqual(0n);
          expect(statement.balance).toBeGreaterThanOrEqual(0n);
          balance = statement.balance;
        }
      }),
      propertyRuns,
    );
  });

  it("locking each period in turn pays in the end, line by line, what is owed with nothing locked", () => {
    fc.assert(
      fc.property(completeFacts, (any) => {
        const facts = withoutBudgets(any);
        fc.pre(isComputable(facts));
        const open = calculateStatements(openFacts(facts, facts.periods));
        const inTurn = calculateStatementsInTurn(facts);
        expect(totals(inTurn)).toEqual(totals(open));
        expect(inTurn.at(-1)?.held).toBe(open.at(-1)?.held);
      }),
      propertyRuns,
    );
  });

  it("with everything locked and nothing changed, the next statement has no line", () => {
    fc.assert(
      fc.property(completeFacts, (facts) => {
        const locked = calculateStatementsInTurn(facts);
        const [next] = calculateStatements(openFacts(facts, periodsAfter(facts, 1)), locked);
        expect(next?.lines).toEqual([]);
      }),
      propertyRuns,
    );
  });

  it("anything that is changed, locked and then reverted is taken back to the cent, and the statement after has no line", () => {
    fc.assert(
      fc.property(completePair, ([any, { deals, quotas, fxRates, team, planVersions, assignments }]) => {
        const facts = withoutBudgets(any);
        const plans = withoutBudgets({ ...any, planVersions });
        fc.pre(isComputable(facts));
        const changed = { ...plans, deals, quotas, fxRates, team, assignments };
        const locked = calculateStatementsInTurn(facts);
        const [first, second, third] = periodsAfter(facts, 3);
        if (!first || !second || !third) throw new Error("three periods were asked for");
        const wrong = calculateStatements(openFacts(changed, [first]), locked);
        const right = calculateStatements(openFacts(facts, [second]), [...locked, ...wrong]);
        const after = calculateStatements(openFacts(facts, [third]), [...locked, ...wrong, ...right]);
        expect(totals([...wrong, ...right])).toEqual({});
        expect(after.map(({ lines }) => lines)).toEqual([[]]);
      }),
      propertyRuns,
    );
  });

  it("a refund of everything brings all back that was paid for a deal inside the clawback window, and nothing after it", () => {
    fc.assert(
      fc.property(completeFacts, clawbacks, (any, { days, refunds }) => {
        const facts = withRules(withoutBudgets(any), () => ({ clawbackDays: days }));
        const deals = [...groupBy(facts.deals, ({ id }) => id).values()].map((records, index) =>
          refunded(records, days, refunds[index]),
        );
        const kept = { ...facts, deals: deals.flatMap(({ records }) => records) };
        fc.pre(isComputable(kept));
        const last =
          deals
            .map(({ event }) => event.on)
            .sort()
            .at(-1) ?? END;
        const late = periodsAfter(facts, 8).filter(({ from }) => from <= last);
        const inTurn = calculateStatementsInTurn({
          ...kept,
          deals: deals.flatMap(({ records, event }) =>
            records.map((deal) => ({ ...deal, events: [...deal.events, event] })),
          ),
          periods: [...facts.periods, ...late],
        });
        const rest = { ...kept, deals: deals.flatMap(({ records, isBack }) => (isBack ? [] : records)) };
        const expected = calculateStatements(openFacts(rest, [...facts.periods, ...late]));
        expect(totals(inTurn)).toEqual(totals(expected));
        expect(inTurn.at(-1)?.held).toBe(expected.at(-1)?.held);
      }),
      propertyRuns,
    );
  });

  it("a window pays at most the highest cap of the versions that hold in it, and locking on the way changes nothing", () => {
    fc.assert(
      fc.property(completePair, ([one, other]) => {
        const [first] = one.planVersions;
        const [later] = other.planVersions;
        if (!first || !later) throw new Error("facts have a plan");
        const versions = [first, { ...later, plan: first.plan, from: calendarDate("2026-02-15") }];
        const caps = [90_000n, 70_000n];
        const facts = {
          ...withoutBudgets(one),
          planVersions: versions.map(({ rules, ...version }, index) => ({
            ...version,
            rules: {
              ...first.rules,
              spiffs: [],
              cap: null,
              components: rules.components.map((component) => ({
                ...component,
                ...OF_THE_YEAR,
                cap: caps[index] ?? null,
              })),
            },
          })),
        };
        fc.pre(isComputable(facts));
        const units = fiscalUnits(facts.fiscalYearStartMonth);
        const paid = new Map<string, bigint>();
        const statements = calculateStatements(openFacts(facts, facts.periods));
        for (const { component, originFrom, earned } of statements.flatMap(({ lines }) => lines)) {
          const key = `${component} ${units("year", originFrom).key}`;
          paid.set(key, (paid.get(key) ?? 0n) + earned);
        }
        expect([...paid].filter(([, earned]) => earned > 90_000n)).toEqual([]);
        expect(totals(calculateStatementsInTurn(facts))).toEqual(totals(statements));
      }),
      propertyRuns,
    );
  });
});
