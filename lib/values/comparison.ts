/** Whether more of a measure is better, worse, or neither. */
export type GoodDirection = "up" | "down" | "neither";

/** One value beside another: what changed, and whether that is good. */
export type Comparison = {
  readonly current: number | null;
  readonly previous: number | null;
  /** `current − previous`, in the values' own unit; null when either is missing. */
  readonly difference: number | null;
  /** The difference as a ratio of |previous|; null when previous is 0 or missing, or for shares, which change in points. */
  readonly relative: number | null;
  readonly direction: "up" | "down" | "flat" | "unknown";
  readonly tone: "good" | "bad" | "neutral";
};

/** Compares two values. A share (a ratio shown in percent) changes in percentage points, so it has no relative change. */
export function compare(
  current: number | null,
  previous: number | null,
  options: { good: GoodDirection; share?: boolean },
): Comparison {
  if (current === null || previous === null) {
    return { current, previous, difference: null, relative: null, direction: "unknown", tone: "neutral" };
  }
  const difference = current - previous;
  const relative = options.share || previous === 0 ? null : difference / Math.abs(previous);
  const direction = difference > 0 ? "up" : difference < 0 ? "down" : "flat";
  const tone =
    direction === "flat" || options.good === "neither" ? "neutral" : direction === options.good ? "good" : "bad";
  return { current, previous, difference, relative, direction, tone };
}
