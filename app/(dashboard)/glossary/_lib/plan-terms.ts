/** A word of commission plans that is no figure: what it means where a plan or a statement says it. */
export type PlanTerm = { readonly id: string; readonly name: string; readonly text: string };

export const PLAN_TERMS: readonly PlanTerm[] = [
  {
    id: "term-window",
    name: "Accumulation window",
    text: "The month, quarter, half year or year over which a component adds deals up. Tiers, thresholds, bonuses and the component's cap look at what has added up in it.",
  },
  {
    id: "term-target-incentive",
    name: "Target incentive",
    text: "What a rep on target earns with a component in one of its windows, as the rep's assignment to the plan says: for a quarter where the component adds up over quarters. A yearly sum is not divided.",
  },
  {
    id: "term-spiff",
    name: "SPIFF",
    text: "A bonus for deals won within some dates, beside what components pay for them.",
  },
  {
    id: "term-budget-per-rep",
    name: "Budget per rep",
    text: "The most that a SPIFF pays one rep, spent in the order of the rep's deals. Each rep has it in full: it is no pool that reps share. What a locked statement paid of it is not taken back by a deal recorded later.",
  },
];
