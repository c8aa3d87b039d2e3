import { expect, it } from "vitest";
import type { RunStatement } from "@/lib/features/commissions/types";
import { money } from "@/lib/values/money";
import { runFiguresOf } from "./run-figures";

type Parts = Readonly<Partial<Record<"earned" | "withheld" | "draw" | "carried" | "adjusted" | "payable", bigint>>>;

function statement(parts: Parts, currency = "USD"): RunStatement {
  const names = ["earned", "withheld", "draw", "carried", "adjusted", "payable"] as const;
  return Object.fromEntries(names.map((name) => [name, money(parts[name] ?? 0n, currency)])) as unknown as RunStatement;
}

it("sums to what is paid in each currency, and leaves out what is nothing", () => {
  const statements = [
    statement({ earned: 10_000n, withheld: 1_000n, adjusted: -500n, payable: 8_500n }),
    statement({ earned: -300n, carried: 300n }),
    statement({ earned: 0n, draw: 25_000n, payable: 25_000n }, "EUR"),
  ];
  const figures = runFiguresOf(statements);
  expect(figures.map(({ label }) => label)).toEqual([
    "Earned",
    "Kept back and set free",
    "Draw",
    "Carried",
    "Adjusted",
  ]);
  for (const currency of ["USD", "EUR"]) {
    const added = figures.flatMap(({ sums }) => sums.filter((sum) => sum.currency === currency));
    const paid = statements.map(({ payable }) => payable).filter((sum) => sum.currency === currency);
    const sum = (amounts: typeof paid) => amounts.reduce((total, { minor }) => total + minor, 0n);
    expect(sum(added), currency).toBe(sum(paid));
  }
  expect(runFiguresOf(statements.slice(0, 1)).map(({ label }) => label)).toEqual([
    "Earned",
    "Kept back and set free",
    "Adjusted",
  ]);
});
