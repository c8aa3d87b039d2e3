import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarDate, calendarDate } from "@/lib/values/calendar-date";
import { allocateLargestRemainder } from "@/lib/values/money";
import { ppm, WHOLE } from "@/lib/values/percentage";
import { sum } from "./amounts";
import { creditedPart } from "./crediting";
import type { Credit, RecordedDeal, RecordedFacts } from "./facts";
import type { DealFile, PreviewFile } from "./file/preview-file";
import { readPreview } from "./file/read-preview";
import { knownBefore } from "./known-facts";
import { toStatementsJson } from "./statement-json";
import { calculateStatements } from "./statements";
import { calculateStatementsInTurn } from "./statements-in-turn";

const PERIODS = ["2026-01", "2026-02", "2026-03", "2026-04"];
const END = calendarDate("2026-05-01");

const rates: PreviewFile["plan"]["components"][number]["rate"][] = [
  { flat: "7.25%" },
  { per_deal: "123.45" },
  { tiers: { over: "amount", mode: "marginal", steps: steps("0.00", "30000.00", "90000.00") } },
  { tiers: { over: "attainment", mode: "marginal", steps: steps("0%", "33.3333%", "100%") } },
  { tiers: { over: "amount", mode: "retroactive", boundary: "lower", steps: steps("0.00", "30000.00", "90000.00") } },
];

function steps(...from: string[]) {
  return from.map((at, index) => ({ from: at, percent: ["5%", "7.5%", "11.1111%"][index] ?? "0%" }));
}

const day = fc.integer({ min: 0, max: 119 }).map((offset) => {
  const month = Math.floor(offset / 30) + 1;
  return `2026-0${month}-${String(Math.min((offset % 30) + 1, 28)).padStart(2, "0")}`;
});
const cents = fc
  .integer({ min: 1, max: 6_000_000 })
  .map((minor) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`);
const share = fc.integer({ min: 1, max: 99 });

const dealFile: fc.Arbitrary<DealFile> = fc
  .record({
    on: day,
    amount: cents,
    euro: fc.boolean(),
    type: fc.constantFrom("new", "renewal"),
    share,
    refund: fc.option(fc.record({ on: day, amount: fc.option(cents) })),
    paid: fc.array(fc.record({ on: day, amount: cents }), { maxLength: 3 }),
  })
  .map(({ on, amount, euro, type, share: part, refund, paid }) => ({
    id: "",
    on,
    amount,
    type,
    currency: euro ? "EUR" : "USD",
    credits: [
      { rep: "bo", share: `${100 - part}%` },
      { rep: "ana", share: `${part}%` },
    ],
    events: [
      ...paid.map((payment) => ({ type: "paid" as const, ...payment })),
      ...(refund ? [{ type: "refunded" as const, ...refund }] : []),
    ],
  }));

const preview: fc.Arbitrary<PreviewFile> = fc
  .record({
    deals: fc.array(dealFile, { minLength: 1, maxLength: 8 }),
    rate: fc.constantFrom(...rates),
    second: fc.constantFrom(...rates),
    pick: fc.constantFrom("first" as const, "highest" as const, "most_specific" as const),
    grouped: fc.boolean(),
    creditedAt: fc.constantFrom("booked" as const, "paid" as const),
    accumulates: fc.constantFrom("month" as const, "quarter" as const, "year" as const),
    draw: fc.option(
      fc.constantFrom(
        { amount: "900.00", kind: "recoverable" as const },
        { amount: "900.00", kind: "non_recoverable" as const },
      ),
    ),
    holdback: fc.option(fc.constantFrom({ percent: "10%", days: 20 }, { percent: "12.5%", until: "paid" as const })),
    cap: fc.option(fc.constant("2500.00")),
    clawback: fc.option(fc.constant({ days: 25 })),
    budget: fc.option(fc.constant("250.00")),
  })
  .map(({ deals, rate, second, pick, grouped, creditedAt, accumulates, draw, holdback, cap, clawback, budget }) => {
    const group = grouped ? { id: "g", pick } : null;
    const common = { earns_on: "revenue" as const, credited_at: creditedAt, accumulates, group };
    return {
      plan: {
        name: "Any",
        currency: "USD",
        components: [
          { id: "a", ...common, rate },
          { id: "b", ...common, rate: second, when: { type: ["new"] } },
        ],
        spiffs: [{ id: "s", from: "2026-01-10", to: "2026-03-10", amount: "100.00", budget }],
        draw,
        holdback,
        cap,
        clawback,
      },
      rep: "ana",
      periods: PERIODS,
      quotas: [{ id: "y", from: "2026-01-01", to: "2027-01-01", amount: "400000.00" }],
      fx_rates: [
        { on: "2025-12-31", currency: "EUR", rate: "1.0837" },
        { on: "2026-02-15", currency: "EUR", rate: "1.1201" },
      ],
      deals: deals.map((deal, index) => ({ ...deal, id: `D${index}` })),
    };
  });

function json(facts: RecordedFacts): string {
  return JSON.stringify(toStatementsJson(calculateStatementsInTurn(facts)));
}

/** The same deals, each recorded a second time on `day` as `change` makes it. */
function recordedAgain(
  facts: RecordedFacts,
  on: CalendarDate,
  change: (deal: RecordedDeal) => RecordedDeal,
): RecordedFacts {
  const firsts = facts.deals.filter((deal) => deal.recordedOn === deal.on);
  return { ...facts, deals: [...facts.deals, ...firsts.map((deal) => ({ ...change(deal), recordedOn: on }))] };
}

describe("for any plan and facts", { timeout: 60_000 }, () => {
  it("order of input never matters, and computing twice gives the same bytes", () => {
    fc.assert(
      fc.property(preview, (file) => {
        const facts = recordedAgain(readPreview(file), calendarDate("2026-04-29"), (deal) => ({
          ...deal,
          name: "Again",
        }));
        const turned = {
          ...facts,
          deals: facts.deals.toReversed().map((deal) => ({ ...deal, events: deal.events.toReversed() })),
          fxRates: facts.fxRates.toReversed(),
          periods: facts.periods.toReversed(),
        };
        expect(json(turned)).toBe(json(facts));
        expect(json(facts)).toBe(json(facts));
      }),
    );
  });

  it("lines sum to what is earned, and all of it is paid, held, drawn or carried", () => {
    fc.assert(
      fc.property(preview, (file) => {
        let [held, balance] = [0n, 0n];
        for (const statement of calculateStatementsInTurn(readPreview(file))) {
          const kept = sum(statement.holds.map((hold) => hold.held));
          held += kept;
          expect(statement.earned).toBe(sum(statement.lines.map(({ earned }) => earned)));
          expect(statement.payable).toBe(
            statement.earned - kept + statement.draw + statement.carried + statement.adjusted,
          );
          expect(statement.held).toBe(held);
          const topUp =
            file.plan.draw?.kind === "non_recoverable"
              ? statement.payable - (statement.earned - kept) + (balance - statement.balance)
              : 0n;
          expect(topUp).toBeGreaterThanOrEqual(0n);
          expect(statement.payable - topUp).toBe(statement.earned - kept + statement.balance - balance);
          expect(statement.payable).toBeGreaterThanOrEqual(0n);
          expect(statement.balance).toBeGreaterThanOrEqual(0n);
          balance = statement.balance;
        }
      }),
    );
  });

  it("locking each month in turn pays in the end what is owed with nothing locked", () => {
    fc.assert(
      fc.property(preview, (file) => {
        const { spiffs: _none, ...plan } = file.plan;
        const facts = readPreview({ ...file, plan });
        const open = calculateStatements({ ...knownBefore(END, facts), periods: facts.periods });
        const inTurn = calculateStatementsInTurn(facts);
        expect(sum(inTurn.map(({ earned }) => earned))).toBe(sum(open.map(({ earned }) => earned)));
        expect(inTurn.at(-1)?.held).toBe(open.at(-1)?.held);
      }),
    );
  });

  it("a change that is reverted before the next statement leaves no line on it", () => {
    fc.assert(
      fc.property(preview, cents, (file, amount) => {
        const early = file.deals?.filter(({ on }) => on < "2026-02-01").map((deal) => ({ ...deal, events: [] })) ?? [];
        const { holdback: _none, ...plan } = file.plan;
        const facts = readPreview({ ...file, plan, deals: early });
        const changed = recordedAgain(facts, calendarDate("2026-02-05"), (deal) => ({
          ...deal,
          amount: deal.amount + BigInt(amount.replace(".", "")),
          credits: deal.credits.toReversed(),
        }));
        const reverted = recordedAgain(changed, calendarDate("2026-02-06"), (deal) => deal);
        const [, february] = calculateStatementsInTurn(reverted);
        expect(february?.lines).toEqual([]);
      }),
    );
  });

  it("a change that is reverted after it was locked is taken back to the cent", () => {
    fc.assert(
      fc.property(preview, cents, (file, amount) => {
        const early = file.deals?.filter(({ on }) => on < "2026-02-01").map((deal) => ({ ...deal, events: [] })) ?? [];
        const { spiffs: _none, ...plan } = file.plan;
        const facts = readPreview({ ...file, plan, deals: early });
        const changed = recordedAgain(facts, calendarDate("2026-02-05"), (deal) => ({
          ...deal,
          amount: deal.amount + BigInt(amount.replace(".", "")),
          credits: deal.credits.slice(0, 1).map((credit) => ({ ...credit, share: WHOLE })),
        }));
        const reverted = recordedAgain(changed, calendarDate("2026-03-05"), (deal) => deal);
        const [, february, march] = calculateStatementsInTurn(reverted);
        expect((february?.earned ?? 0n) + (march?.earned ?? 0n)).toBe(0n);
      }),
    );
  });

  it("a full refund inside the window brings everything paid for a deal back", () => {
    fc.assert(
      fc.property(preview, (file) => {
        const { clawback: _always, spiffs: _none, cap: _no, ...plan } = file.plan;
        const deals =
          file.deals?.map((deal) => ({
            ...deal,
            events: [...(deal.events ?? []), { type: "cancelled" as const, on: "2026-04-30" }],
          })) ?? [];
        const statements = calculateStatementsInTurn(readPreview({ ...file, plan, deals }));
        for (const { id } of deals) {
          const lines = statements.flatMap(({ lines: all }) => all.filter(({ deal }) => deal === id));
          expect(sum(lines.map(({ earned }) => earned))).toBe(0n);
          expect(sum(lines.map(({ credited }) => credited))).toBe(0n);
        }
      }),
    );
  });
});

describe("splits", { timeout: 60_000 }, () => {
  it("sum to the deal, whatever the shares", () => {
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1, maxLength: 7 }),
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        (parts, total) => {
          const shares = allocateLargestRemainder(WHOLE, parts.map(BigInt));
          const credits: Credit[] = shares.map((part, index) => ({
            rep: `r${index}`,
            name: null,
            share: ppm(part),
            overlay: false,
          }));
          const [deal] = readPreview({
            plan: {
              name: "x",
              currency: "USD",
              components: [{ id: "a", earns_on: "revenue", accumulates: "deal", rate: { flat: "1%" } }],
            },
            rep: "ana",
            periods: ["2026-01"],
            deals: [{ id: "D", on: "2026-01-01", amount: "1.00" }],
          }).deals;
          if (!deal) throw new Error("no deal was read");
          expect(sum(credits.map((credit) => creditedPart({ ...deal, credits }, total, [credit])))).toBe(total);
        },
      ),
    );
  });

  it("one deal as two of the same day and total earns the same", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rates.filter(({ per_deal }) => !per_deal)),
        cents,
        cents,
        cents,
        (rate, before, one, two) => {
          const earned = (...deals: [string, bigint][]) => {
            const facts = readPreview({
              plan: {
                name: "x",
                currency: "USD",
                components: [{ id: "a", earns_on: "revenue", accumulates: "quarter", rate }],
              },
              rep: "ana",
              periods: ["2026-01"],
              quotas: [{ from: "2026-01-01", to: "2026-04-01", amount: "60000.00" }],
              deals: [
                { id: "A", on: "2026-01-02", amount: before },
                ...deals.map(([id, minor]) => ({
                  id,
                  on: "2026-01-10",
                  amount: `${minor / 100n}.${String(minor % 100n).padStart(2, "0")}`,
                })),
              ],
            });
            return calculateStatementsInTurn(facts)[0]?.earned;
          };
          const [x, y] = [one, two].map((text) => BigInt(text.replace(".", "")));
          if (x === undefined || y === undefined) throw new Error("two amounts were made");
          expect(earned(["B", x], ["C", y])).toBe(earned(["B", x + y]));
        },
      ),
    );
  });
});
