import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { toCustomerHistories } from "./customer-history";
import { calculateRepeatRate } from "./repeat-rate";
import { parseEvent } from "./test-events";

const span = { from: calendarDate("2026-01-01"), to: calendarDate("2026-04-01") };
const rate = (events: string[]) => calculateRepeatRate(toCustomerHistories(events.map(parseEvent)), span);

describe("repeat rate", () => {
  it("is customers who bought on two days ÷ customers who bought: 2 ÷ 4 = 0.5", () => {
    const events = [
      "ana 2026-01-01 buy 5",
      "ana 2026-03-31 buy 5",
      "bo 2026-01-05 buy 5",
      "bo 2026-01-05 buy 9",
      "cy 2026-01-05 new 100",
      "cy 2026-02-05 renewal 100",
      "di 2026-01-05 new 100",
      "di 2026-02-05 churn",
      "di 2026-02-06 contraction 5",
    ];
    expect(rate(events)).toMatchObject({ count: 2, of: 4, value: 0.5 });
  });

  it("looks at the period only: a purchase before or after it does not make a repeat", () => {
    const events = ["ana 2025-12-31 buy 5", "ana 2026-02-01 buy 5", "ana 2026-04-01 buy 5", "bo 2025-06-01 buy 5"];
    expect(rate(events)).toMatchObject({ count: 0, of: 1, value: 0 });
  });

  it("has no value where nobody bought", () => {
    expect(rate(["ana 2026-01-05 churn"])).toMatchObject({ of: 0, value: null, interval: null });
  });
});
