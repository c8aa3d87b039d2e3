import fc from "fast-check";
import { expect, it } from "vitest";
import { compareBytewise } from "./bytewise";

it("orders as the bytes of UTF-8 do, also beyond the first plane and unlike any locale", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      expect(Math.sign(compareBytewise(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
  expect(compareBytewise("\u{1F600}", "\uFF5E")).toBeGreaterThan(0);
  expect(compareBytewise("Z", "a")).toBeLessThan(0);
});
