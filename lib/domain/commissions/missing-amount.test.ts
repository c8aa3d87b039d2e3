import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import type { PreviewFile } from "./file/preview-file";
import { readPreview } from "./file/read-preview";
import { knownBefore } from "./known-facts";
import { calculateStatements } from "./statements";

type PlanFile = PreviewFile["plan"];

const component: PlanFile["components"][number] = {
  id: "base",
  earns_on: "revenue",
  accumulates: "month",
  rate: { flat: "10%" },
};
const deal = { id: "A", on: "2026-01-10", amount: "0.00", cost: "0.00", units: 3 };
const later = { ...deal, id: "B", on: "2026-01-11", amount: "1000.00" };

/** The statement of January where deal A has no amount. */
function january(parts: Partial<PlanFile["components"][number]>, spiffs: NonNullable<PlanFile["spiffs"]> = []) {
  const plan = { name: "AE", currency: "USD", components: [{ ...component, ...parts }], spiffs };
  const preview = readPreview({ plan, rep: "ana", periods: ["2026-01"], deals: [deal, later] });
  const facts = { ...knownBefore(calendarDate("2030-01-01"), preview), periods: preview.periods };
  const deals = facts.deals.map((one) => (one.id === "A" ? { ...one, amount: null } : one));
  return calculateStatements({ ...facts, deals })[0];
}

describe("a won deal without an amount", () => {
  it("is a problem where its amount is needed, and pays nothing yet", () => {
    const needing: readonly Partial<PlanFile["components"][number]>[] = [
      {},
      { earns_on: "margin" },
      { earns_on: "deals", rate: { per_deal: "5.00" }, when: { min_amount: "1.00" } },
    ];
    for (const parts of needing) {
      const statement = january(parts);
      expect(statement?.problems).toMatchObject([
        {
          kind: "amount",
          where: "base",
          message: expect.stringContaining("There is no amount of deal A. base pays nothing yet"),
        },
      ]);
      expect(statement?.earned).toBe(0n);
    }
  });

  it("pays what does not depend on it", () => {
    const units = january({ earns_on: "units", rate: { per_deal: "5.00" } });
    expect([units?.problems, units?.earned]).toEqual([[], 1_000n]);
    const deals = january({ earns_on: "deals", rate: { per_deal: "5.00" } });
    expect([deals?.problems, deals?.earned]).toEqual([[], 1_000n]);
    const spiff = { id: "push", from: "2026-01-01", to: "2026-02-01", amount: "100.00" };
    const pushed = january({ earns_on: "deals", rate: { per_deal: "5.00" } }, [spiff]);
    expect([pushed?.problems, pushed?.earned]).toEqual([[], 21_000n]);
  });
});
