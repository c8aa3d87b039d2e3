import { expect, it } from "vitest";
import type { ComponentTotal, StatementDetail, StatementHold } from "@/lib/features/commissions/types";
import { formatMonth } from "@/lib/format/date";
import { calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { period } from "@/lib/values/period";
import { payStepsOf } from "./pay-steps";

const usd = (minor: bigint) => money(minor, "USD");
const component = (name: string, earned: bigint, lineCount: number): ComponentTotal => ({
  id: name,
  name,
  plan: "AE",
  measure: "revenue",
  credited: usd(earned * 10n),
  earned: usd(earned),
  lineCount,
});
const hold = (amount: bigint): StatementHold => ({
  component: "base",
  componentName: "All sales",
  deal: null,
  originOn: calendarDate("2026-10-01"),
  amount: usd(amount),
  explanation: [],
});
const detail: StatementDetail = {
  plan: "AE",
  terms: null,
  statement: {
    id: 1,
    rep: { id: 1, name: "Ines" },
    period: period(calendarDate("2026-10-01"), calendarDate("2026-11-01")),
    state: "open",
    earned: usd(60_000n),
    withheld: usd(-4_000n),
    held: usd(6_000n),
    draw: usd(0n),
    carried: usd(0n),
    adjusted: usd(-1_000n),
    balance: usd(0n),
    payable: usd(63_000n),
    explanation: { draw: [], carried: [], balance: [] },
    previousPayable: null,
    lastChange: null,
    problems: [],
    complete: true,
    lineCount: 5,
    calculatedAt: new Date(0),
    fingerprint: "",
  },
  parts: { own: [component("All sales", 65_000n, 4)], corrections: [component("All sales", -5_000n, 1)] },
  corrections: { components: [], count: 0, page: 1, pageSize: 1 },
  leaverDecisions: [],
  holds: [hold(6_000n), hold(-10_000n)],
  outstanding: [],
  adjustments: [
    { id: 1, amount: usd(-1_000n), reason: "Paid twice", createdAt: new Date(0), createdBy: "Finance", settles: false },
  ],
  steps: [],
  previous: null,
  nextId: null,
};

it("adds up to what is payable, what is kept back apart from what is set free, and leaves out what is nothing", () => {
  const steps = payStepsOf(detail);
  expect(steps.map(({ label, amount }) => [label, amount.minor])).toEqual([
    [`Earned in ${formatMonth(detail.statement.period.from)}`, 65_000n],
    ["Corrections", -5_000n],
    ["Kept back", -6_000n],
    ["Set free", 10_000n],
    ["Adjustments", -1_000n],
  ]);
  expect(steps.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(detail.statement.payable.minor);
});

it("says of a draw and of what is carried what the statement itself says of them", () => {
  const said = (text: string) => [{ step: "draw" as const, text, values: {} }];
  const explanation = { draw: said("The draw adds 10.00 USD."), carried: said("10.00 USD is carried."), balance: [] };
  const statement = { ...detail.statement, draw: usd(1_000n), carried: usd(1_000n), explanation };
  const steps = payStepsOf({ ...detail, statement }).filter(({ href }) => href === "#balance");
  expect(steps.map(({ label, words }) => [label, words])).toEqual([
    ["Draw", "The draw adds 10.00 USD."],
    ["Carried", "10.00 USD is carried."],
  ]);
});
