import type { OrganisationSettings } from "@/lib/auth/scope";

/** What a rep sees of the other reps' results: a list with names and revenue, only where they stand, or nothing. */
export const LEADERBOARDS = ["names_and_revenue", "rank_only", "nothing"] as const;
export type Leaderboard = (typeof LEADERBOARDS)[number];

/** The one organisation of this database. */
export type Organisation = OrganisationSettings & {
  readonly leaderboard: Leaderboard;
  /** The sample company: anyone may sign in as one of its personas. */
  readonly isSample: boolean;
};
