/** An exact fraction; the denominator is above zero. Not kept in lowest terms. */
export type Rational = { readonly n: bigint; readonly d: bigint };

/** A whole number. */
export const whole = (n: bigint): Rational => ({ n, d: 1n });
export const ONE: Rational = whole(1n);

export const addRational = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
export const negateRational = ({ n, d }: Rational): Rational => ({ n: -n, d });
export const multiplyRational = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d });

/** `a ÷ b`; `b` is not zero. */
export function divideRational(a: Rational, b: Rational): Rational {
  const sign = b.n < 0n ? -1n : 1n;
  return { n: a.n * b.d * sign, d: a.d * b.n * sign };
}

/** The double as the fraction that it is exactly. */
export function fromNumber(value: number): Rational {
  let scaled = value;
  let d = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    d *= 2n;
  }
  return { n: BigInt(scaled), d };
}

const EXACT = 2n ** 53n;

/** The nearest double, or one beside it for parts beyond 2^53. */
export function toNumber({ n, d }: Rational): number {
  const size = n < 0n ? -n : n;
  if (size <= EXACT && d <= EXACT) return Number(n) / Number(d);
  const integer = n / d;
  if (integer > EXACT || integer < -EXACT) return Number(integer);
  const shift = 2n ** 64n;
  return Number(integer) + Number(((n % d) * shift) / d) / Number(shift);
}
