import { ValueError } from "@/lib/values/value-error";

/** A share of a whole: `count` of `of` observations. Both are whole numbers, `0 ≤ count ≤ of`. */
export type Proportion = { readonly count: number; readonly of: number };

/** Throws ValueError unless both are whole numbers with `0 ≤ count ≤ of`. */
export function requireProportion({ count, of }: Proportion): void {
  if (Number.isSafeInteger(count) && Number.isSafeInteger(of) && count >= 0 && count <= of) return;
  throw new ValueError(
    `${count} of ${of} is not a share; both must be whole numbers and the first no larger than the second`,
  );
}
