import readExcelFile from "read-excel-file/node";
import { expect, it } from "vitest";
import type { RunStatement } from "@/lib/features/commissions/types";
import { calendarDate } from "@/lib/values/calendar-date";
import { money } from "@/lib/values/money";
import { toPayrollFile } from "./payroll";

const period = { from: calendarDate("2026-10-01"), to: calendarDate("2026-11-01") };
const month = {
  period,
  statements: 3,
  open: 0,
  inReview: 0,
  approved: 0,
  lockedAt: new Date("2026-11-05T09:00:00Z"),
  lockedBy: "Fi",
};

function statement(name: string, earned: bigint, payable: bigint, currency = "USD"): RunStatement {
  const of = (minor: bigint) => money(minor, currency);
  return {
    id: 1,
    rep: { id: 1, name },
    period,
    state: "locked",
    earned: of(earned),
    withheld: of(earned - payable),
    held: of(0n),
    draw: of(0n),
    carried: of(0n),
    adjusted: of(0n),
    balance: of(0n),
    payable: of(payable),
    explanation: { draw: [], carried: [], balance: [] },
    previousPayable: null,
    lastChange: null,
    problems: [],
    complete: true,
    lineCount: 1,
    calculatedAt: new Date(0),
    fingerprint: "",
    team: "North",
    plan: "AE",
    email: null,
    externalId: "R-1",
    payableBefore: null,
    adjustments: [],
    exceptions: [],
  };
}

const statements = [
  statement("Ana", 123_456n, 100_001n),
  statement("=cmd()", 10n, 5n),
  statement("Yuki", 5_000n, 4_000n, "JPY"),
];
const ends = (rows: readonly (readonly unknown[])[]) => rows.map((row) => [row[0], row[8], row[9], row[14]]);

it("is one row a statement and one a currency in XLSX, numbers as numbers and formulas as text", async () => {
  const file = await toPayrollFile("xlsx", month, statements, "UTC");
  const [sheet] = await readExcelFile(Buffer.from(file));
  expect(sheet?.sheet).toBe("2026-10");
  expect(ends(sheet?.data ?? [])).toEqual([
    ["Rep", "Currency", "Earned", "To pay"],
    ["Ana", "USD", 1234.56, 1000.01],
    ["=cmd()", "USD", 0.1, 0.05],
    ["Yuki", "JPY", 5000, 4000],
    ["All in USD", "USD", 1234.66, 1000.06],
    ["All in JPY", "JPY", 5000, 4000],
  ]);
});

it("says the same in CSV, where a spreadsheet would run what begins with =", async () => {
  const text = String(await toPayrollFile("csv", month, statements, "UTC"));
  const rows = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  expect(ends(rows).slice(1)).toEqual([
    ["Ana", "USD", "1234.56", "1000.01"],
    ["'=cmd()", "USD", "0.10", "0.05"],
    ["Yuki", "JPY", "5000", "4000"],
    ["All in USD", "USD", "1234.66", "1000.06"],
    ["All in JPY", "JPY", "5000", "4000"],
  ]);
  expect(rows[1]?.slice(1, 8)).toEqual(["R-1", "", "North", "AE", "2026-10", "Locked", "2026-11-05"]);
});

it("says why something was adjusted, and of a month that is not locked that it may change", async () => {
  const [ana] = statements;
  if (!ana) throw new Error("there are statements");
  const amount = money(-1_250n, "USD");
  const adjusted = { ...ana, adjusted: amount, adjustments: [{ amount, reason: "Paid twice", createdBy: "Fi" }] };
  const text = String(await toPayrollFile("csv", { ...month, lockedAt: null }, [adjusted], "UTC"));
  const rows = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  expect(rows[1]?.slice(7)).toEqual([
    ...["not locked yet", "USD", "1234.56", "-234.55", "0.00", "0.00", "-12.50", "1000.01"],
    "Paid twice: -12.50 (Fi)",
  ]);
  expect(text).toContain('"All in USD, not locked yet"');
});

it("says on which day of the organisation's it was locked", async () => {
  const late = { ...month, lockedAt: new Date("2026-11-05T20:30:00Z") };
  const lockedOn = async (timeZone: string) =>
    String(await toPayrollFile("csv", late, statements.slice(0, 1), timeZone))
      .split("\n")[1]
      ?.split(",")[7];
  expect(await lockedOn("UTC")).toBe("2026-11-05");
  expect(await lockedOn("Asia/Tokyo")).toBe("2026-11-06");
  expect(await lockedOn("America/New_York")).toBe("2026-11-05");
});
