import { ValueError } from "./value-error";

/** An exact decimal number: `units × 10^-scale`. */
export type Decimal = { readonly units: bigint; readonly scale: number };

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** Whether the text is an optional sign, digits and at most one dot. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text.trim()) && /\d/.test(text);
}

/** Reads `-12.340` as { units: -12340n, scale: 3 }. Throws ValueError on anything but an optional sign, digits and one dot. */
export function parseDecimal(text: string): Decimal {
  const match = DECIMAL.exec(text.trim());
  const whole = match?.[2] ?? "";
  const fraction = match?.[3] ?? "";
  if (!match || whole + fraction === "") throw new ValueError(`"${text}" is not a number such as 1234.56`);
  const units = BigInt(whole + fraction);
  return { units: match[1] === "-" ? -units : units, scale: fraction.length };
}

/** `numerator ÷ denominator` rounded half away from zero. The denominator is not zero. */
export function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new ValueError("division by zero");
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}
