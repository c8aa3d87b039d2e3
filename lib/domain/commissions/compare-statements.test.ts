import fc from "fast-check";
import { expect, it } from "vitest";
import { compareStatements, type StatementSum } from "./compare-statements";

const amount = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
const sums: fc.Arbitrary<StatementSum> = fc.record({
  components: fc.array(
    fc.record({ key: fc.constantFrom("base", "override", "sprint"), name: fc.constant("A component"), earned: amount }),
  ),
  corrections: amount,
  withheld: amount,
  draw: amount,
  carried: amount,
  adjusted: amount,
});

function payable({ components, corrections, withheld, draw, carried, adjusted }: StatementSum): bigint {
  return components.reduce((sum, { earned }) => sum + earned, 0n) + corrections - withheld + draw + carried + adjusted;
}

it("explains every cent between two statements", () => {
  fc.assert(
    fc.property(fc.option(sums), sums, (before, now) => {
      const changes = compareStatements(before, now);
      const explained = changes.reduce((sum, change) => sum + change.now - change.before, 0n);
      expect(explained).toBe(payable(now) - (before ? payable(before) : 0n));
    }),
  );
});

it("names what differs and leaves out what does not, also a component that is no longer paid", () => {
  const none = { corrections: 0n, draw: 0n, carried: 0n, adjusted: 0n };
  const before = {
    ...none,
    withheld: 500n,
    components: [
      { key: "base", name: "All sales", earned: 4000n },
      { key: "sprint", name: "Sprint", earned: 300n },
    ],
  };
  const now = { ...none, withheld: -500n, components: [{ key: "base", name: "All sales", earned: 4000n }] };
  expect(compareStatements(before, now)).toEqual([
    { part: "component", key: "sprint", name: "Sprint", before: 300n, now: 0n },
    { part: "withheld", key: null, name: null, before: -500n, now: 500n },
  ]);
});
