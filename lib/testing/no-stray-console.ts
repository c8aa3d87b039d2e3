import { afterEach, expect } from "vitest";

const stray: unknown[][] = [];
for (const level of ["error", "warn"] as const) {
  console[level] = (...words: unknown[]) => {
    stray.push(words);
  };
}

afterEach(() => {
  expect(stray.splice(0), "errors and warnings on the console").toEqual([]);
});
