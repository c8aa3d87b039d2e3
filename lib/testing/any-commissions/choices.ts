import fc from "fast-check";
import { addDays, calendarDate } from "@/lib/values/calendar-date";

/** The first day of what is made up, and the day after its last. Five months, or the two quarters around them. */
export const FIRST = calendarDate("2026-01-01");
const DAYS = 150;

/** Any day, and often one of a few, so that things meet. */
export const day = fc
  .oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: DAYS - 1 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 30, 31, 89, 90) },
  )
  .map((offset): string => addDays(FIRST, offset));
export const minor = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 100_000, max: 6_000_000 }) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 100_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 2, 3, 1_000_000, 3_000_000) },
);
export const portion = fc.integer({ min: 1, max: 99 });

/** Three times of four nothing. */
export function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

/** Writes an amount in minor units as files do. */
export type Text = (minor: number) => string;
