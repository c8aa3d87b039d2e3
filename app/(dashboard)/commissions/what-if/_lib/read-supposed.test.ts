import { expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { readSupposed } from "./read-supposed";

const today = calendarDate("2026-11-26");
const expected = new Map([
  [1, calendarDate("2026-12-10")],
  [2, calendarDate("2026-10-01")],
  [3, null],
]);
const read = (query: string) => readSupposed(new URLSearchParams(query), expected, { today, currency: "USD" });

it("takes known deals on the day that is given, else expected, else today", () => {
  const { days } = read("deal=1&deal=2&deal=3&deal=9&on-3=2027-01-15");
  expect([...days]).toEqual([
    [1, "2026-12-10"],
    [2, today],
    [3, "2027-01-15"],
  ]);
});

it.each(["2025-01-01", "9999-12-31", "nonsense"])(
  "keeps the day %s as it was written and says which are taken",
  (day) => {
    const { days, picked, typed, written } = read(`deal=1&on-1=${day}&deal=2&amount=5&on=${day}`);
    const on = {
      text: day,
      wrong: expect.stringMatching(/^Choose a day from today, 26\sNov\s2026, to 25\sNov\s2028\.$/),
    };
    expect([...days.keys()]).toEqual([2]);
    expect(picked.get(1)).toMatchObject(on);
    expect(typed).toBeNull();
    expect(written.on).toMatchObject(on);
  },
);

it("says so of a deal that is expected too far ahead", () => {
  const { days, picked } = readSupposed(new URLSearchParams("deal=1"), new Map([[1, calendarDate("2035-01-05")]]), {
    today,
    currency: "USD",
  });
  expect(days.size).toBe(0);
  expect(picked.get(1)).toMatchObject({ text: "2035-01-05", wrong: expect.stringContaining("Choose a day") });
});

it("reads a typed deal", () => {
  expect(read("amount=12,000.50&on=2026-12-01&type=renewal&product=7").typed).toEqual({
    amount: { minor: 1_200_050n, currency: "USD" },
    on: "2026-12-01",
    type: "renewal",
    productId: 7,
  });
  expect(read("amount=%2412,000").typed?.amount.minor).toBe(1_200_000n);
  expect(read("amount=5&type=other&product=x").typed).toMatchObject({ on: today, type: null, productId: null });
});

it.each(["0", "-5", "1.234,50", "12,50", "0.001", "ten"])("says what is wrong with the amount %j", (amount) => {
  const { typed, wrong } = read(`amount=${encodeURIComponent(amount)}`);
  expect(typed).toBeNull();
  expect(wrong).toContain("Write an amount");
});
