/** The names of the three commission plans. */
export const FLAT_PLAN = "Starter, flat rates";
export const ACCELERATOR_PLAN = "Account executive, accelerators";
export const LEAD_PLAN = "Team lead, own sales and override";

/** Reps who lead a team beside selling, and those who stay on flat rates. */
export const TEAM_LEADS: readonly string[] = ["Nadia Whitcombe", "Torben Østergaard", "Beatriz Quintanilla"];
export const ON_FLAT_RATES: readonly string[] = [
  "Desmond Farrow",
  "Priscilla Adjei",
  "Keahi Nakamura-Pell",
  "Sanna Hyvärinen",
];

const CLAWBACK = { days: 90 };

/** The plans in the documented JSON. The sprint is a bonus on one product in a quarter, while its budget lasts. */
export function planFiles(sprint: { readonly from: string; readonly to: string }): { readonly plan: object }[] {
  return [{ plan: flatPlan() }, { plan: acceleratorPlan(sprint) }, { plan: leadPlan() }];
}

function flatPlan(): object {
  const sale = { earns_on: "revenue", credited_at: "booked", accumulates: "deal", whose: "own" };
  return {
    name: FLAT_PLAN,
    currency: "USD",
    components: [
      {
        id: "new",
        name: "New business and expansions",
        ...sale,
        when: { type: ["new", "expansion"] },
        rate: { flat: "8%" },
      },
      { id: "renewals", name: "Renewals", ...sale, when: { type: ["renewal"] }, rate: { flat: "5%" } },
      {
        id: "door-opener",
        name: "Deals of 5,000 or more",
        earns_on: "deals",
        credited_at: "booked",
        accumulates: "deal",
        whose: "own",
        when: { type: ["new"], min_amount: "5000.00" },
        rate: { per_deal: "150.00" },
      },
    ],
    draw: { amount: "250.00", kind: "recoverable" },
    clawback: CLAWBACK,
  };
}

function acceleratorPlan({ from, to }: { readonly from: string; readonly to: string }): object {
  return {
    name: ACCELERATOR_PLAN,
    currency: "USD",
    components: [
      {
        id: "base",
        name: "All sales",
        earns_on: "revenue",
        credited_at: "booked",
        accumulates: "quarter",
        whose: "own",
        rate: {
          tiers: {
            over: "attainment",
            mode: "marginal",
            boundary: "upper",
            steps: [
              { from: "0%", percent: "7.5%" },
              { from: "100%", percent: "11%" },
              { from: "120%", percent: "14%" },
            ],
          },
        },
      },
    ],
    spiffs: [
      {
        id: "sprint",
        name: "Almanac sprint",
        from,
        to,
        when: { product: ["Almanac"] },
        amount: "75.00",
        budget: "2500.00",
      },
    ],
    holdback: { percent: "10%", until: "paid" },
    clawback: CLAWBACK,
  };
}

function leadPlan(): object {
  const quarter = { earns_on: "revenue", credited_at: "booked", accumulates: "quarter" };
  return {
    name: LEAD_PLAN,
    currency: "USD",
    components: [
      { id: "own", name: "Own sales", ...quarter, whose: "own", rate: { flat: "7%" } },
      { id: "override", name: "Sales of the team", ...quarter, whose: "team", rate: { flat: "1.25%" } },
    ],
    clawback: CLAWBACK,
  };
}
