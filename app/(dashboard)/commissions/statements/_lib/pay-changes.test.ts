import { describe, expect, it } from "vitest";
import type {
  ComponentTotal,
  Credited,
  StatementDetail,
  StatementLine,
  StatementParts,
  StatementSummary,
} from "@/lib/features/commissions/types";
import { formatMonth } from "@/lib/format/date";
import { calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { period } from "@/lib/values/period";
import { payChangesOf } from "./pay-changes";

const usd = (minor: bigint) => money(minor, "USD");
const component = (id: string, earned: bigint, more: Partial<ComponentTotal> = {}): ComponentTotal => ({
  id,
  name: `The ${id}`,
  plan: "AE",
  measure: "revenue",
  credited: usd(earned * 10n),
  earned: usd(earned),
  lineCount: 1,
  ...more,
});

type Sums = Partial<Record<"withheld" | "draw" | "carried" | "adjusted", bigint>>;
type Side = Sums & { readonly own?: readonly ComponentTotal[]; readonly corrections?: readonly ComponentTotal[] };

function sideOf({ own = [], corrections = [], withheld = 0n, draw = 0n, carried = 0n, adjusted = 0n }: Side) {
  const earned = [...own, ...corrections].reduce((sum, one) => sum + one.earned.minor, 0n);
  const statement: StatementSummary = {
    id: 1,
    rep: { id: 1, name: "Ines" },
    period: period(calendarDate("2026-10-01"), calendarDate("2026-11-01")),
    state: "open",
    earned: usd(earned),
    withheld: usd(withheld),
    held: usd(0n),
    draw: usd(draw),
    carried: usd(carried),
    adjusted: usd(adjusted),
    balance: usd(0n),
    payable: usd(earned - withheld + draw + carried + adjusted),
    previousPayable: null,
    lastChange: null,
    problems: [],
    complete: true,
    lineCount: own.length,
    calculatedAt: new Date(0),
    fingerprint: "",
    explanation: { draw: [], carried: [], balance: [] },
  };
  const parts: StatementParts = { own, corrections };
  return { statement, parts };
}

function detailOf(before: Side | null, now: Side, lines: readonly StatementLine[] = [], count = lines.length) {
  const detail: StatementDetail = {
    ...sideOf(now),
    plan: "AE",
    terms: null,
    corrections: { components: [{ ...component("base", 0n), lines }], count, page: 1, pageSize: 100 },
    leaverDecisions: [],
    holds: [],
    outstanding: [],
    adjustments: [],
    steps: [],
    previous: before && sideOf(before),
    nextId: null,
  };
  return detail;
}

const told = (...input: Parameters<typeof detailOf>) =>
  payChangesOf(detailOf(...input)).map(({ label, words, amount }) => [label, words, amount.minor]);

const SEPTEMBER = calendarDate("2026-09-01");
const correction = (earned: bigint, deal: Partial<NonNullable<StatementLine["deal"]>> | null): StatementLine => ({
  statementId: 1,
  position: 1,
  rep: { id: 1, name: "Ines" },
  deal: deal && { id: 1, externalId: "D1", name: null, account: null, ...deal },
  on: SEPTEMBER,
  originOn: SEPTEMBER,
  credited: usd(0n),
  earned: usd(earned),
  explanation: [],
});

describe("what changed in the pay since the statement before", () => {
  it("is nothing where there is none before, or nothing that differs", () => {
    const now = { own: [component("base", 500n)], adjusted: 100n };
    expect(told(null, now)).toEqual([]);
    expect(told(now, now)).toEqual([]);
  });

  it("is every part that differs, in the order in which they make up the pay, and comes to the whole difference", () => {
    const before = {
      own: [component("base", 40_000n)],
      withheld: 1_000n,
      draw: 2_000n,
      carried: 500n,
      adjusted: -700n,
    };
    const now = {
      own: [component("base", 35_000n), component("sprint", 900n)],
      corrections: [component("base", -1_200n)],
      withheld: -3_000n,
      draw: 100n,
      adjusted: 50n,
    };
    const changes = payChangesOf(detailOf(before, now, [], 1));
    expect(changes.map(({ label, amount }) => [label, amount])).toEqual([
      ["The base", usd(-5_000n)],
      ["The sprint", usd(900n)],
      ["Corrections of earlier months", usd(-1_200n)],
      ["Kept back and set free", usd(4_000n)],
      ["Draw", usd(-1_900n)],
      ["Carried", usd(-500n)],
      ["Adjustments", usd(750n)],
    ]);
    const sum = changes.reduce((total, { amount }) => total + amount.minor, 0n);
    expect(sum).toBe(sideOf(now).statement.payable.minor - sideOf(before).statement.payable.minor);
  });
});

describe("why a component pays otherwise", () => {
  it("says its lines and what they were credited, now and before", () => {
    const before = { own: [component("base", 10_000n, { lineCount: 3, credited: usd(100_000n) })] };
    const now = { own: [component("base", 4_000n, { lineCount: 1, credited: usd(40_000n) })] };
    expect(told(before, now)).toEqual([["The base", "1 line, $400.00, after 3 lines, $1,000.00", -6_000n]]);
    const units: Credited = { count: 12, of: "units" };
    expect(told({}, { own: [component("seats", 600n, { credited: units, measure: "units", lineCount: 2 })] })).toEqual([
      ["The seats", "2 lines, 12 units, after nothing", 600n],
    ]);
  });

  it("says nothing where it is no longer paid", () => {
    expect(told({ own: [component("sprint", 300n)] }, {})).toEqual([
      ["The sprint", "nothing, after 1 line, $30.00", -300n],
    ]);
  });

  it("goes by its id under another name or plan, and adds the lines of two plans up without their measures", () => {
    const before = { own: [component("base", 300n, { name: "Old name" })] };
    const now = {
      own: [component("base", 100n, { lineCount: 2 }), component("base", 250n, { plan: "AM", lineCount: 3 })],
    };
    expect(told(before, now)).toEqual([["The base", "5 lines, after 1 line, $30.00", 50n]]);
  });
});

describe("why corrections differ", () => {
  const september = formatMonth(SEPTEMBER);
  const corrected = (earned: bigint) => ({ corrections: [component("base", earned)] });

  it("names the three that weigh most, whether they pay or take back, by account, deal or id", () => {
    const lines = [
      correction(100n, { account: "Small" }),
      correction(-900n, { account: "Acme", name: "Acme renewal" }),
      correction(800n, { name: "A big deal" }),
      correction(-300n, {}),
      correction(200n, null),
    ];
    expect(told({}, corrected(-100n), lines)).toEqual([
      [
        "Corrections of earlier months",
        `Acme (${september}), A big deal (${september}), D1 (${september}), and 2 more`,
        -100n,
      ],
    ]);
    expect(told({}, corrected(200n), lines.slice(4))).toEqual([
      ["Corrections of earlier months", `the cap (${september})`, 200n],
    ]);
  });

  it("says only how many they are where not all are at hand", () => {
    expect(told({}, corrected(-900n), [correction(-900n, {})], 4)[0]?.[1]).toBe("4 corrections");
  });

  it("says that those of the month before are not repeated where there are none", () => {
    expect(told(corrected(-900n), {})).toEqual([
      ["Corrections of earlier months", "those of the month before are not repeated", 900n],
    ]);
  });
});

describe("why the rest differs", () => {
  it.each<[string, Sums, Sums, string, bigint]>([
    ["Draw", { draw: 2_000n }, { draw: -500n }, "−$5.00, after +$20.00", -2_500n],
    ["Carried", {}, { carried: 700n }, "+$7.00, after nothing", 700n],
    ["Adjustments", { adjusted: -100n }, {}, "nothing, after −$1.00", 100n],
    [
      "Kept back and set free",
      { withheld: 1_000n },
      { withheld: -250n },
      "$2.50 net set free, after $10.00 net kept back",
      1_250n,
    ],
  ])("%s says what it is and was", (label, before, now, words, amount) => {
    expect(told(before, now)).toEqual([[label, words, amount]]);
  });
});
