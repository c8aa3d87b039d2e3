import type { Money } from "@/lib/values/money";

/** Sums of statements by currency, the currency with the most statements first. */
export function sumsOf<Statement>(statements: readonly Statement[], of: (statement: Statement) => Money): Money[] {
  const sums = new Map<string, { count: number; minor: bigint }>();
  for (const statement of statements) {
    const { minor, currency } = of(statement);
    const sum = sums.get(currency) ?? { count: 0, minor: 0n };
    sums.set(currency, { count: sum.count + 1, minor: sum.minor + minor });
  }
  return [...sums].sort(([, a], [, b]) => b.count - a.count).map(([currency, { minor }]) => ({ minor, currency }));
}
