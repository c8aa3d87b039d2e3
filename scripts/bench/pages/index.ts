import { campaign } from "./campaign";
import { campaigns } from "./campaigns";
import { deals, dealsWon, rowsBehindActivities } from "./deals";
import { imports } from "./others";
import { overview } from "./overview";
import type { BenchPage } from "./page";
import { repActivities, repCommission, repDeals, repPerformance } from "./rep";
import { reps } from "./reps";

/** Every page that reads facts; the glossary is made of the registry alone. */
export const PAGES: readonly BenchPage[] = [
  overview,
  reps,
  repPerformance,
  repDeals,
  repActivities,
  repCommission,
  deals,
  dealsWon,
  rowsBehindActivities,
  campaigns,
  campaign,
  imports,
];
