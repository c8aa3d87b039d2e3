/** Passes on what comes at most every so many milliseconds; the rest is dropped. */
export function atMostEvery<T>(milliseconds: number, tell: (value: T) => void): (value: T) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (value) => {
    const now = performance.now();
    if (now - told < milliseconds) return;
    told = now;
    tell(value);
  };
}
