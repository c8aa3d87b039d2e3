import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/lib/testing/property-runs";
import { moneyToDecimalText } from "@/lib/values/money";
import { explainSettlement } from "./explain-settlement";
import { type Explanation, explanationText } from "./explanation";
import type { Draw } from "./plan";
import { settle } from "./settlement";

type Supposed = {
  readonly earned: bigint;
  readonly withheld?: bigint;
  readonly balanceBefore?: bigint;
  readonly draw?: Draw | null;
  readonly adjusted?: bigint;
};

/** What a statement says that settles so. */
function explained({ earned, withheld = 0n, balanceBefore = 0n, draw = null, adjusted = 0n }: Supposed) {
  const settlement = settle(earned - withheld, balanceBefore, draw, adjusted);
  const figures = { earned, withheld, adjusted, balanceBefore, ...settlement };
  return { settlement, explanation: explainSettlement(figures, "USD") };
}

function said(supposed: Supposed): string[] {
  const { draw, carried, balance } = explained(supposed).explanation;
  return [draw, carried, balance].map(explanationText);
}

const draw: Draw = { amount: 300_000n, kind: "recoverable" };

describe("a statement says", () => {
  it("what a recoverable draw added, and that it is owed back", () => {
    expect(said({ earned: 200_000n, draw })).toEqual([
      "2,000.00 USD earned. The recoverable draw of 3,000.00 USD adds 1,000.00 USD; later earnings above the draw repay it.",
      "",
      "Owed back before it: nothing; after it: 1,000.00 USD. Later earnings repay it; nobody is asked for money.",
    ]);
  });

  it("what repaid it, down to the draw or whole", () => {
    expect(said({ earned: 350_000n, balanceBefore: 150_000n, draw })).toEqual([
      "3,500.00 USD earned. What is above the draw of 3,000.00 USD repays 500.00 USD of the 1,500.00 USD owed back.",
      "",
      "Owed back before it: 1,500.00 USD; after it: 1,000.00 USD. Later earnings repay it; nobody is asked for money.",
    ]);
    expect(said({ earned: 500_000n, balanceBefore: 150_000n, draw })).toEqual([
      "5,000.00 USD earned. What is above the draw repays all of the 1,500.00 USD owed back.",
      "",
      "Owed back before it: 1,500.00 USD; after it: nothing.",
    ]);
  });

  it("that nobody owes a non-recoverable draw back, also while something else is owed back", () => {
    const top =
      "2,000.00 USD earned less 200.00 USD kept back is 1,800.00 USD. The non-recoverable draw of 3,000.00 USD adds 1,200.00 USD; nobody owes it back.";
    const floor: Draw = { ...draw, kind: "non_recoverable" };
    const supposed = { earned: 200_000n, withheld: 20_000n, draw: floor };
    expect(said(supposed)).toEqual([top, "", "Owed back before it: nothing; after it: nothing."]);
    expect(said({ ...supposed, balanceBefore: 900_000n })[0]).toBe(top);
  });

  it("what is carried, as no money is asked for, and what repays it", () => {
    expect(said({ earned: -50_000n, adjusted: 10_000n })).toEqual([
      "",
      "-500.00 USD earned. A statement asks for no money: 500.00 USD is carried to the next one, for later earnings to repay.",
      "Owed back before it: nothing; after it: 500.00 USD. Later earnings repay it; nobody is asked for money.",
    ]);
    expect(said({ earned: 10_000n, withheld: -5_000n, balanceBefore: 50_000n })[1]).toBe(
      "100.00 USD earned and 50.00 USD set free is 150.00 USD. That repays 150.00 USD of the 500.00 USD owed back.",
    );
    expect(said({ earned: 10_000n, balanceBefore: 50_000n, adjusted: -2_000n })[1]).toBe(
      "100.00 USD earned, -20.00 USD by adjustments. That repays 80.00 USD of the 500.00 USD owed back.",
    );
  });

  it("what an adjustment takes beyond the pay", () => {
    expect(said({ earned: 200_000n, draw, adjusted: -350_000n })[1]).toBe(
      "2,000.00 USD earned, 1,000.00 USD by the draw, -3,500.00 USD by adjustments: together -500.00 USD. A statement asks for no money: 500.00 USD is carried to the next one, for later earnings to repay.",
    );
  });

  it("nothing where there is nothing to say", () => {
    expect(said({ earned: 400_000n, adjusted: 100n })).toEqual(["", "", ""]);
    expect(said({ earned: 400_000n, draw })).toEqual(["", "", ""]);
  });
});

it("tells of any settlement the draw there was, what it added and what was repaid, from the stored figures alone", () => {
  const amount = fc.bigInt({ min: -1_000n, max: 1_000n });
  const some = fc.bigInt({ min: 0n, max: 1_000n });
  const rule = fc.option(
    fc.record({ amount: some, kind: fc.constantFrom("recoverable" as const, "non_recoverable" as const) }),
  );
  const supposed = fc.record({ earned: amount, withheld: amount, balanceBefore: some, draw: rule, adjusted: amount });
  fc.assert(
    fc.property(supposed, (made) => {
      const { settlement, explanation } = explained(made);
      const [added, moved] = [valuesOf(explanation.draw), valuesOf(explanation.carried)];
      expect([added === null, moved === null]).toEqual([settlement.draw === 0n, settlement.carried === 0n]);
      if (added?.draw && made.draw) expect(added.draw).toBe(text(made.draw.amount));
      if (added?.recoverable) expect(added.recoverable).toBe(made.draw?.kind === "recoverable" ? "yes" : "no");
      if (settlement.draw > 0n) expect(added).toMatchObject({ added: text(settlement.draw), draw: expect.anything() });
      if (settlement.draw < 0n) expect(added?.repaid).toBe(text(-settlement.draw));
      if (settlement.carried > 0n) expect(moved?.carried).toBe(text(settlement.carried));
      if (settlement.carried < 0n) expect(moved?.repaid).toBe(text(-settlement.carried));
    }),
    propertyRuns,
  );
});

function valuesOf(explanation: Explanation): Readonly<Record<string, string>> | null {
  return explanation[0]?.values ?? null;
}

function text(minor: bigint): string {
  return moneyToDecimalText({ minor, currency: "USD" });
}
