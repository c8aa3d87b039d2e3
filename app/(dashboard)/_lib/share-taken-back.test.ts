import { expect, it } from "vitest";
import { money } from "@/lib/values/money";
import { shareTakenBack } from "./share-taken-back";

const usd = (minor: bigint) => ({ value: money(minor, "USD") });

it("is the part of revenue that is gone again, and nothing where that is not known", () => {
  expect(shareTakenBack({ revenue: usd(80_000n), revenue_taken_back: usd(20_000n) })).toBe(0.25);
  expect(shareTakenBack({ revenue: usd(80_000n), revenue_taken_back: usd(0n) })).toBe(0);
  expect(shareTakenBack({ revenue: { value: null }, revenue_taken_back: { value: null } })).toBe(0);
  expect(shareTakenBack({ revenue: usd(0n), revenue_taken_back: usd(0n) })).toBe(0);
});
