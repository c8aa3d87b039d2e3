import { expect, it } from "vitest";
import { money } from "@/lib/values/money";
import { levelStart } from "./level-start";

it("calls a share of the quota plan attainment, and leaves an amount as it is", () => {
  expect(levelStart({ at: "100%", quota: money(10_000_000n, "USD") })).toBe(
    "100% plan attainment of the $100,000.00 quota",
  );
  expect(levelStart({ at: "50,000.00 USD", quota: null })).toBe("50,000.00 USD");
});
