import type { Component, Spiff } from "./plan";

/** A SPIFF seen as a component: each own deal on its own, credited as won. Its dates and budget are looked at where it is used. */
export function spiffComponent(spiff: Spiff): Component {
  return {
    id: spiff.id,
    name: spiff.name,
    earnsOn: "revenue",
    creditedAt: "booked",
    accumulates: "deal",
    whose: "own",
    when: spiff.when,
    rate: spiff.rate,
    threshold: null,
    cap: null,
    bonuses: [],
    group: null,
  };
}
