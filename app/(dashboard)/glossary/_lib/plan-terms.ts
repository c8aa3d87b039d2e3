/** A word of commission plans that is no figure: what it means where a plan or a statement says it. */
export type PlanTerm = { readonly id: string; readonly name: string; readonly text: string };

export const PLAN_TERMS: readonly PlanTerm[] = [
  {
    id: "term-window",
    name: "Accumulation window",
    text: "The month, quarter, half year or year over which a component adds deals up. Tiers, thresholds, bonuses and the component's cap look at what has added up in it.",
  },
  {
    id: "term-plan-attainment",
    name: "Plan attainment",
    text: "What a component has added up in its window, by its own filter and with refunds taken off, divided by the window's quota. Tiers, thresholds and bonuses over the quota look at it. Quota attainment is another figure: all revenue divided by the quota.",
  },
  {
    id: "term-marginal",
    name: "Marginal tiers",
    text: "Each slice of what has added up is paid at the rate of its own tier; a deal that crosses a boundary is sliced at it. Also called graduated.",
  },
  {
    id: "term-retroactive",
    name: "Retroactive tiers",
    text: "The rate of the highest tier reached is paid for everything that has added up, so that reaching a tier pays more for earlier deals too. Also called slab, cliff or first-dollar.",
  },
  {
    id: "term-threshold",
    name: "Threshold",
    text: "The amount or plan attainment below which a component pays nothing. Once it is reached, everything from the first unit counts or only what is above it, as the plan says.",
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
  {
    id: "term-holdback",
    name: "Holdback",
    text: "The percent of new earnings that a statement keeps back until a number of days has passed or the invoice is paid in full; a later statement then sets it free.",
  },
  {
    id: "term-draw",
    name: "Draw",
    text: "The pay that a statement is topped up to. What a recoverable draw adds is owed back: later earnings above the draw repay it, and pay is never taken below the draw for that. A non-recoverable draw is a floor: nobody owes back what it adds.",
  },
  {
    id: "term-clawback-window",
    name: "Clawback window",
    text: "The days after a deal's credit date within which a refund or cancellation takes commission back. A later one takes back nothing; without a window any does.",
  },
  {
    id: "term-override",
    name: "Override",
    text: "What a manager earns on the credits of their team, as the team stood on each credit date.",
  },
  {
    id: "term-overlay",
    name: "Overlay credit",
    text: "A credit on top of the direct shares of a deal, which make up all of it: for a sales engineer or a partner manager, say. It earns commission and counts for no revenue.",
  },
];
