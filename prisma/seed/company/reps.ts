import { STORIES } from "../story";
import type { RegionKey } from "./regions";
import type { SalesTeam } from "./teams";

/** What a rep is like. Months count from the start of history; chances and factors are against an average rep. */
export type RepSpec = {
  readonly name: string;
  readonly team: SalesTeam;
  readonly region: RegionKey;
  readonly hired: number;
  readonly left: number | null;
  /** A later change of team. */
  readonly move: { readonly team: SalesTeam; readonly month: number } | null;
  /** How much there is to sell in the territory; it moves quota and deals alike. */
  readonly territory: number;
  /** How much of the customers' business is theirs to look after. */
  readonly book: number;
  /** Chance of winning a new-business deal. */
  readonly winChance: number;
  readonly expansionChance: number;
  /** Median days from opening to winning. */
  readonly cycle: number;
  /** Share of deals sold under list, and how far under as a mean. */
  readonly discountedShare: number;
  readonly discountDepth: number;
  /** How much they call, write and meet. */
  readonly effort: number;
  /** The attainment that their quarters swing around. */
  readonly attainment: number;
  /** Median hours until a lead handed to them hears from them, and the share that never does. */
  readonly responseHours: number;
  readonly leadsLeftAlone: number;
  /** How much faster than others their customers leave. */
  readonly leaving: number;
};

const AVERAGE = {
  left: null,
  move: null,
  territory: 1,
  book: 1,
  winChance: 0.224,
  expansionChance: 0.55,
  cycle: 37,
  discountedShare: 0.36,
  discountDepth: 0.07,
  effort: 1,
  attainment: 0.98,
  responseHours: 7,
  leadsLeftAlone: 0.1,
  leaving: 1,
} as const;

function rep(
  name: string,
  team: SalesTeam,
  region: RegionKey,
  hired: number,
  traits: Partial<Omit<RepSpec, "name" | "team" | "region" | "hired">> = {},
): RepSpec {
  return { ...AVERAGE, ...traits, name, team, region, hired };
}

const { lowWinRate, discounter } = STORIES;

export const REPS: readonly RepSpec[] = [
  rep("Nadia Whitcombe", "East", "Northeast", -26, { winChance: 0.249, cycle: 31, territory: 1.1, attainment: 1.03 }),
  rep("Desmond Farrow", "East", "Southeast", -9, { left: 27, winChance: 0.199, attainment: 0.88, effort: 0.8 }),
  rep("Priscilla Adjei", "East", "Southeast", -5, { left: 15, attainment: 0.95 }),
  rep("Caleb Rourke", "East", "Southeast", 5, { cycle: 44, attainment: 0.96, responseHours: 12 }),
  rep("Thùy Tran-Lindell", "East", "Northeast", 22, { winChance: 0.241, effort: 1.15, attainment: 1.01 }),
  rep("Imani Castellane", "Central", "Midwest", -14, { winChance: 0.257, cycle: 33, effort: 1.1, attainment: 1.05 }),
  rep(lowWinRate.rep, "Central", "Plains", -3, {
    book: lowWinRate.book,
    winChance: lowWinRate.winChance,
    expansionChance: lowWinRate.expansionChance,
    effort: lowWinRate.effort,
    attainment: lowWinRate.attainment,
    cycle: 58,
    responseHours: 41,
    leadsLeftAlone: 0.38,
  }),
  rep("Rowena Teague", "Central", "Midwest", 6, { attainment: 0.97, discountDepth: 0.06 }),
  rep("Diego Marroquín", "Central", "Plains", 11, {
    move: { team: "East", month: 28 },
    winChance: 0.216,
    attainment: 0.99,
  }),
  rep("Keahi Nakamura-Pell", "Central", "Mountain", 13, { territory: 0.9, cycle: 41, attainment: 0.94 }),
  rep("Lorelei Strand", "Central", "Midwest", 34, {
    winChance: 0.207,
    effort: 1.25,
    attainment: 0.9,
    responseHours: 3,
  }),
  rep("Sunita Varghese", "West", "Pacific", -18, {
    winChance: 0.307,
    expansionChance: 0.63,
    cycle: 29,
    territory: 1.1,
    effort: 1.2,
    attainment: 1.2,
    discountedShare: 0.22,
    discountDepth: 0.05,
  }),
  rep(discounter.rep, "West", "Pacific", -7, {
    winChance: 0.29,
    cycle: 24,
    discountedShare: discounter.discountedShare,
    discountDepth: discounter.depth,
    attainment: discounter.attainment,
    leaving: discounter.leaving,
    effort: 0.85,
  }),
  rep("Beatriz Quintanilla", "East", "Mountain", -11, {
    move: { team: "West", month: 10 },
    attainment: 0.99,
    leaving: 0.8,
  }),
  rep("Jasper Ong", "West", "Mountain", 20, { left: 35, winChance: 0.183, attainment: 0.78, effort: 0.75 }),
  rep("Eilidh Macrae", "UK & Nordics", "Isles", -12, {
    winChance: 0.274,
    expansionChance: 0.6,
    cycle: 32,
    attainment: 1.11,
    leaving: 0.7,
  }),
  rep("Torben Østergaard", "UK & Nordics", "Nordics", -22, { territory: 1.05, cycle: 39, attainment: 1, leaving: 0.8 }),
  rep("Callum Birtwistle", "UK & Nordics", "Isles", 2, { left: 21, winChance: 0.207, attainment: 0.91 }),
  rep("Sanna Hyvärinen", "UK & Nordics", "Nordics", 15, { territory: 0.9, cycle: 45, attainment: 0.97, effort: 0.9 }),
  rep("Ingrid Solheim-Vaage", "UK & Nordics", "Isles", 29, { winChance: 0.232, attainment: 1.02 }),
  rep("Lorenzo Bassani", "Continental Europe", "South", 3, { left: 31, winChance: 0.216, attainment: 0.93 }),
  rep("Jürgen Theissen", "UK & Nordics", "Dach", 8, {
    move: { team: "Continental Europe", month: 16 },
    cycle: 48,
    discountedShare: 0.2,
    attainment: 1.0,
  }),
  rep("Chloé Vautrin", "Continental Europe", "Benelux", 17, { winChance: 0.241, attainment: 1.04 }),
  rep("María Fernanda Echeverría-Oyarzábal de la Torre", "Continental Europe", "South", 25, { attainment: 0.95 }),
];
