import { describe, expect, it } from "vitest";
import { type DisputeAct, type DisputeParty, type DisputeState, disputeActs } from "./dispute";

const nobody: DisputeParty = { owns: false, opened: false, answers: false, adjusts: false };

describe("who may do what about an open dispute", () => {
  const cases: [string, Partial<DisputeParty>, DisputeAct[]][] = [
    ["somebody else does nothing", {}, []],
    ["the rep writes and takes it back", { owns: true, opened: true }, ["reply", "withdraw"]],
    ["the rep takes back what somebody opened for them", { owns: true }, ["reply", "withdraw"]],
    ["a manager answers with a reason, not with money", { answers: true }, ["reply", "explain"]],
    ["finance answers with a reason or with money", { answers: true, adjusts: true }, ["reply", "explain", "adjust"]],
    ["who opened it for a rep takes it back", { opened: true, answers: true }, ["reply", "withdraw", "explain"]],
    [
      "nobody settles what is about their own pay",
      { owns: true, opened: true, answers: true, adjusts: true },
      ["reply", "withdraw"],
    ],
  ];
  it.each(cases)("%s", (_, party, acts) => {
    expect(disputeActs("open", { ...nobody, ...party })).toEqual(acts);
  });
});

it.each<DisputeState>(["adjusted", "explained", "withdrawn"])(
  "lets nobody do anything about one that is %s",
  (state) => {
    expect(disputeActs(state, { owns: true, opened: true, answers: true, adjusts: true })).toEqual([]);
    expect(disputeActs(state, { owns: false, opened: false, answers: true, adjusts: true })).toEqual([]);
  },
);
