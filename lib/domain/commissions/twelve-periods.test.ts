import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeFacts, withRules } from "@/lib/testing/any-commissions/facts";
import { propertyRuns, propertyWords } from "@/lib/testing/property-runs";
import { addDays, type CalendarDate, calendarDate } from "@/lib/values/calendar-date";
import { parseDecimal } from "@/lib/values/decimal";
import { ppm, WHOLE } from "@/lib/values/percentage";
import type { Period } from "@/lib/values/period";
import { sum } from "./amounts";
import type { CommissionFacts, Credit, Deal, DealEvent, RecordedFacts } from "./facts";
import { planOfPeriod } from "./plan-in-force";
import type { Statement } from "./statement";
import { calculateStatements } from "./statements";
import { fiscalUnits } from "./window";

const units = fiscalUnits(1);
const months = Array.from({ length: 13 }, (_, index): Period => {
  const first = index < 12 ? `2026-${String(index + 1).padStart(2, "0")}-01` : "2027-01-01";
  return units("month", calendarDate(first)).span;
});
const [locked, open] = [months.slice(0, 12), months.slice(12)];

const rep = fc.constantFrom("ana", "bo", "cy", "lee");
const owners: readonly (readonly Credit[])[] = [
  [credit("ana", 100)],
  [credit("bo", 100)],
  [credit("ana", 30), credit("cy", 70)],
  [credit("bo", 55), credit("ana", 45), { ...credit("cy", 20), overlay: true }],
];

function credit(name: string, percent: number): Credit {
  return { rep: name, name: null, share: ppm(BigInt(percent) * 10_000n), overlay: false };
}

const money = fc.bigInt({ min: 0n, max: 6_000_000n });
const offset = fc.integer({ min: 0, max: 364 });

/** A deal with the month in which it is first known, which may be long after it was won. */
const dealMade = fc.record({
  on: offset,
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) }),
  amount: money,
  currency: fc.constantFrom("USD", "EUR"),
  type: fc.constantFrom("new", "renewal"),
  product: fc.constantFrom("a", "b"),
  owner: fc.nat(owners.length - 1),
  paid: fc.array(fc.record({ after: fc.integer({ min: 0, max: 120 }), amount: fc.option(money) }), { maxLength: 2 }),
});

/** What happens to a deal, or to what holds for all, between two statements. */
const editMade = fc.record({
  month: fc.integer({ min: 0, max: 12 }),
  deal: fc.nat(9),
  what: fc.constantFrom(
    "amount",
    "refund",
    "cancel",
    "payment",
    "invoice",
    "owner",
    "date",
    "delete",
    "type",
    "currency",
    "rate",
    "quota",
    "team",
  ),
  amount: money,
  owner: fc.nat(owners.length - 1),
  on: offset,
});

type DealMade = typeof dealMade extends fc.Arbitrary<infer T> ? T : never;
type EditMade = typeof editMade extends fc.Arbitrary<infer T> ? T : never;

const yearMade = fc.record({
  facts: completeFacts,
  rep,
  deals: fc.array(dealMade, { minLength: 2, maxLength: 10 }),
  edits: fc.array(editMade, { maxLength: 14 }),
});

function dayOf(days: number): CalendarDate {
  return addDays(calendarDate("2026-01-01"), days);
}

function dealOf(made: DealMade, index: number): Deal {
  const on = dayOf(made.on);
  const events = made.paid.flatMap(({ after, amount }): DealEvent[] => [
    { type: "invoiced", on: addDays(on, Math.floor(after / 2)), amount },
    { type: "paid", on: addDays(on, after), amount },
  ]);
  const { amount, currency, type, product } = made;
  return {
    id: `D${index}`,
    name: null,
    on,
    currency,
    amount,
    cost: amount / 2n,
    recurringAmount: amount / 12n,
    listAmount: null,
    units: WHOLE * 3n,
    type,
    product,
    segment: null,
    channel: null,
    promotion: null,
    credits: owners[made.owner] ?? [],
    events,
  };
}

/** Everything known at the end of a month: deals known by then, with what happened to them by then. */
function knownIn(month: number, year: typeof yearMade extends fc.Arbitrary<infer T> ? T : never): CommissionFacts {
  const end = months[month]?.to ?? calendarDate("2027-02-01");
  const edits = year.edits.filter((edit) => edit.month <= month).sort((a, b) => a.month - b.month);
  const deals = year.deals.flatMap((made, index) => {
    const wonIn = Number(dayOf(made.on).slice(5, 7)) - 1;
    if (wonIn + made.late > month) return [];
    const own = edits.filter((edit) => edit.deal === index);
    const deal = own.reduce<Deal | null>((before, edit) => before && edited(before, edit), dealOf(made, index));
    return deal ? [{ ...deal, events: deal.events.filter(({ on }) => on < end) }] : [];
  });
  return edits.reduce<CommissionFacts>(editedForAll, { ...base(year.facts), rep: year.rep, deals, periods: [] });
}

function base(facts: RecordedFacts): CommissionFacts {
  return {
    ...facts,
    statements: "month",
    fiscalYearStartMonth: 1,
    startedOn: null,
    planVersions: facts.planVersions.slice(0, 1),
    assignments: facts.assignments.slice(0, 1).map((assignment) => ({ ...assignment, to: null })),
    deals: [],
  };
}

function edited(deal: Deal, { what, month, amount, owner, on }: EditMade): Deal | null {
  const day = addDays(months[month]?.from ?? deal.on, 14);
  const happens = (type: DealEvent["type"], some: bigint | null): Deal => ({
    ...deal,
    events: [...deal.events, { type, on: day, amount: some }],
  });
  switch (what) {
    case "amount":
      return { ...deal, amount };
    case "refund":
      return happens("refunded", amount / 4n);
    case "cancel":
      return happens("cancelled", null);
    case "payment":
      return happens("paid", amount);
    case "invoice":
      return happens("invoiced", null);
    case "owner":
      return { ...deal, credits: owners[owner] ?? [] };
    case "date":
      return { ...deal, on: dayOf(on) };
    case "delete":
      return null;
    case "type":
      return { ...deal, type: deal.type === "new" ? "renewal" : "new" };
    case "currency":
      return { ...deal, currency: deal.currency === "EUR" ? "USD" : "EUR" };
    default:
      return deal;
  }
}

function editedForAll(facts: CommissionFacts, { what, amount, on }: EditMade): CommissionFacts {
  if (what === "quota") {
    const quotas = facts.quotas.map((quota) => ({ ...quota, amount: quota.amount + amount }));
    return { ...facts, quotas };
  }
  if (what === "rate") {
    const later = { on: dayOf(on), currency: "EUR", rate: parseDecimal("1.3") };
    const fxRates = facts.fxRates.filter((rate) => rate.currency !== "EUR" || rate.on !== later.on);
    return { ...facts, fxRates: [...fxRates, later] };
  }
  if (what === "team") return { ...facts, team: [...facts.team, { rep: "bo", from: dayOf(on), to: null }] };
  return facts;
}

/** What a draw that is not owed back added to pay: the rule itself, from what was earned and newly held. */
function toppedUp(facts: CommissionFacts, { span, earned, holds }: Statement): bigint {
  const draw = planOfPeriod(facts, span)?.version.rules.draw;
  const works = facts.endedOn === null || span.from <= facts.endedOn;
  const net = earned - sum(holds.map(({ held }) => held));
  return draw?.kind === "non_recoverable" && works && net < draw.amount ? draw.amount - net : 0n;
}

/** Which deals a SPIFF's budget went to depends on what was locked when; how much of it went does not. */
function hasBudgets({ planVersions }: RecordedFacts): boolean {
  return planVersions.some(({ rules }) => rules.spiffs.some(({ budget }) => budget !== null));
}

/** A cap looks at all deals of a period, so who got a budget in which period would change what it takes. */
function withoutCapOverBudgets(facts: RecordedFacts): RecordedFacts {
  return hasBudgets(facts) ? withRules(facts, () => ({ cap: null })) : facts;
}

describe(`twelve periods locked in turn, ${propertyWords}`, { timeout: 3_600_000 }, () => {
  it("paid + open + held - balance is what one computation over the final facts earns, and top-ups and adjustments", () => {
    fc.assert(
      fc.property(yearMade, (any) => {
        const year = { ...any, facts: withoutCapOverBudgets(any.facts) };
        const final = knownIn(12, year);
        const single = calculateStatements({ ...final, periods: months });
        fc.pre(single.every(({ problems }) => problems.every(({ kind }) => kind === "left")));

        const paid: Statement[] = [];
        for (const [month, period] of locked.entries())
          paid.push(...calculateStatements({ ...knownIn(month, year), periods: [period] }, paid));
        const all = [...paid, ...calculateStatements({ ...final, periods: open }, paid)];

        const last = all.at(-1);
        const payable = sum(all.map((statement) => statement.payable));
        const owed = sum(single.map(({ earned }) => earned));
        const topUps = sum(all.map((statement) => toppedUp(final, statement)));
        const adjustments = sum(final.adjustments.map(({ amount }) => amount));
        expect(payable + (last?.held ?? 0n) - (last?.balance ?? 0n)).toBe(owed + topUps + adjustments);
        if (!hasBudgets(year.facts)) expect(last?.held).toBe(single.at(-1)?.held);
      }),
      propertyRuns,
    );
  });
});
