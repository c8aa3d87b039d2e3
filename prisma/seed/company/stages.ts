/** The stages of a deal, in order, with the chance of winning in percent. */
export const OPEN_STAGES = [
  { name: "Qualification", probability: 10 },
  { name: "Discovery", probability: 20 },
  { name: "Demo", probability: 35 },
  { name: "Proposal", probability: 55 },
  { name: "Negotiation", probability: 80 },
] as const;

export const WON = "Won";
export const LOST = "Lost";

export const LOST_REASONS = [
  { name: "No decision", new: 26, expansion: 34, renewal: 6 },
  { name: "Price", new: 22, expansion: 24, renewal: 24 },
  { name: "Competitor", new: 16, expansion: 4, renewal: 22 },
  { name: "Timing", new: 13, expansion: 18, renewal: 0 },
  { name: "Went quiet", new: 12, expansion: 6, renewal: 4 },
  { name: "Missing feature", new: 8, expansion: 8, renewal: 10 },
  { name: "Budget cut", new: 3, expansion: 6, renewal: 16 },
  { name: "Hardly used", new: 0, expansion: 0, renewal: 18 },
] as const;
