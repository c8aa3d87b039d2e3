/** A team with its manager, who is a person and not a rep. */
export type TeamSpec = { readonly name: string; readonly parent: string; readonly manager: string };

export const SALES_TEAMS = ["East", "Central", "West", "UK & Nordics", "Continental Europe"] as const;
export type SalesTeam = (typeof SALES_TEAMS)[number];

export const MARKETING_TEAMS = ["Brand studio", "Demand", "Web & content", "Partners & events"] as const;
export type MarketingTeam = (typeof MARKETING_TEAMS)[number];

/** Parents stand before their teams. */
export const TEAMS: readonly TeamSpec[] = [
  { name: "Americas", parent: "", manager: "Wendell Achterberg" },
  { name: "Europe", parent: "", manager: "Sólveig Thorne" },
  { name: "Marketing", parent: "", manager: "Annika Delacourt" },
  { name: "East", parent: "Americas", manager: "Carmen Villaseñor-Hart" },
  { name: "Central", parent: "Americas", manager: "Gideon Marsh-Okoro" },
  { name: "West", parent: "Americas", manager: "Philippa Yun" },
  { name: "UK & Nordics", parent: "Europe", manager: "Freya Lindegaard" },
  { name: "Continental Europe", parent: "Europe", manager: "Matteo Ferrandino" },
  { name: "Brand studio", parent: "Marketing", manager: "Rufus Okereke" },
  { name: "Demand", parent: "Marketing", manager: "Kenji Albright" },
  { name: "Web & content", parent: "Marketing", manager: "Saoirse Pellerin" },
  { name: "Partners & events", parent: "Marketing", manager: "Tamsin Grau" },
];
