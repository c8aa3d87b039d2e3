import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import type { DealFile, PreviewFile } from "./file/preview-file";
import { readPreview } from "./file/read-preview";
import { knownBefore } from "./known-facts";
import { STATEMENT_CAP } from "./plan";
import { calculateStatements } from "./statements";

const won = { on: "2026-10-05", amount: "50000.00" };
const a = { ...won, id: "A" };
const cancelled = { ...a, events: [{ type: "cancelled" as const, on: "2026-10-20" }] };

/** What the cap on October says in November's statement, once October was locked with other deals and another cap. */
function correction(then: Supposed, now: Supposed): string[] {
  const [october] = statements(then, "2026-10");
  if (!october) throw new Error("a statement was made");
  const [november] = statements(now, "2026-11", [october]);
  return (
    november?.lines.find(({ component }) => component === STATEMENT_CAP)?.explanation.map(({ text }) => text) ?? []
  );
}

type Supposed = { readonly deals: readonly DealFile[]; readonly cap: string | null };

function statements({ deals, cap }: Supposed, period: string, locked: Parameters<typeof calculateStatements>[1] = []) {
  const base = { id: "base", name: "New business", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } };
  const plan = { name: "AE 2026", currency: "USD", components: [base], cap } as PreviewFile["plan"];
  const facts = readPreview({ plan, rep: "ines", periods: [period], deals });
  return calculateStatements({ ...knownBefore(calendarDate("2030-01-01"), facts), periods: facts.periods }, locked);
}

describe("a correction of the cap on a statement says", () => {
  it("what was capped when it was locked, what is now, and which deal of the period earns something else", () => {
    const other = { ...won, id: "B", amount: "100.00" };
    const more = { deals: [{ ...a, amount: "60000.00" }, other], cap: "4000.00" };
    expect(correction({ ...more, deals: [a, other] }, more)).toEqual([
      "2026-10 earned 6,010.00 USD; the plan pays at most 4,000.00 USD for a statement.",
      "For 2026-10 locked statements carry 5,010.00 USD earned and 1,010.00 USD of it capped; it is now 6,010.00 USD earned and 2,010.00 USD of it capped. The difference of -1,000.00 USD stands here. What changed: New business for deal A from 5,000.00 USD to 6,000.00 USD.",
    ]);
  });

  it("that a deal came which took the period above it for the first time", () => {
    const late = { ...won, id: "B" };
    expect(correction({ deals: [a], cap: "5000.00" }, { deals: [a, late], cap: "5000.00" }).at(-1)).toBe(
      "For 2026-10 locked statements carry 5,000.00 USD earned and 0.00 USD of it capped; it is now 10,000.00 USD earned and 5,000.00 USD of it capped. The difference of -5,000.00 USD stands here. What changed: New business for deal B from 0.00 USD to 5,000.00 USD.",
    );
  });

  it("that a deal is gone, and all that was capped comes back", () => {
    const gone = { deals: [], cap: "4000.00" };
    expect(correction({ deals: [a], cap: "4000.00" }, gone).at(-1)).toMatch(
      /it is now 0\.00 USD earned and 0\.00 USD of it capped\. The difference of 1,000\.00 USD stands here\. What changed: New business for deal A from 5,000\.00 USD to 0\.00 USD\.$/,
    );
    expect(correction({ deals: [a], cap: "4000.00" }, { ...gone, deals: [cancelled] }).at(-1)).toMatch(
      /What changed: New business for deal A from 5,000\.00 USD to 0\.00 USD\.$/,
    );
  });

  it("that the plan caps otherwise", () => {
    const changed = (then: string | null, now: string | null) =>
      correction({ deals: [a], cap: then }, { deals: [a], cap: now })
        .at(-1)
        ?.replace(/.*What changed: /, "");
    expect(changed("4000.00", "3000.00")).toBe("the cap from 4,000.00 USD to 3,000.00 USD.");
    expect(changed("4000.00", null)).toBe("the plan has no cap now.");
    expect(changed(null, "4000.00")).toBe("the cap, which is 4,000.00 USD now.");
  });

  it("whose earnings changed most, where many did", () => {
    const many = ["A", "B", "C", "D", "E", "F", "G"].map((id) => ({ ...won, id }));
    const smaller = many.map((deal, index) => ({ ...deal, amount: `${40_000 + index * 1000}.00` }));
    const text = correction({ deals: many, cap: "100.00" }, { deals: smaller, cap: "100.00" }).at(-1);
    expect(text).toMatch(
      /What changed: New business for deal A from .*, New business for deal E from .* and 2 more\.$/,
    );
  });
});
