import fc from "fast-check";
import { expect, it } from "vitest";
import { localPath } from "./local-path";

it.each(["/", "/deals?metric=revenue&rep=3#rows", "/a/b%20c", "/deals?next=https://evil.test"])(
  "goes on to %s",
  (path) => {
    expect(localPath(path)).toBe(path);
  },
);

it.each([
  "https://evil.test",
  "//evil.test",
  "///evil.test",
  "/\\evil.test",
  "\\\\evil.test",
  "/\t/evil.test",
  "\n//evil.test",
  " //evil.test",
  "/\r\n/evil.test",
  "/.//evil.test",
  "/a/..//evil.test",
  "javascript:alert(1)",
  "deals",
  "",
  null,
  undefined,
])("does not go on to %j", (path) => {
  expect(localPath(path, "/reps")).toBe("/reps");
});

it("never leaves, whatever is asked", () => {
  const part = fc.constantFrom("/", "\\", "evil.test", "\t", "\n", ".", "..", "@", ":", "http:", "?", "#", "%2f", "a");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const base = "https://attain.test/sign-in";
      expect(new URL(localPath(parts.join("")), base).origin).toBe("https://attain.test");
    }),
    { numRuns: 5000 },
  );
});
