import { STORIES } from "../story";
import { ago, type CampaignSpec, campaignsOf, yearly } from "./campaign-spec";

const search = campaignsOf("search", true, "Demand");
const social = campaignsOf("social", true, "Brand studio");
const email = campaignsOf("email", false, "Demand");

/** Search, social and e-mail. */
export const DEMAND_CAMPAIGNS: readonly CampaignSpec[] = [
  search("Search, brand", "sales", ago(1200), 42_000, 1900, {
    quality: 1.5,
    winning: 1.15,
    visitsPerLead: 24,
    goals: { leads: 1800 },
  }),
  search("Search, greenhouse climate", "leads", ago(1200, 560), 54_000, 1300, { goals: { leads: 1400 } }),
  search("Search, climate control Europe", "leads", ago(840), 52_000, 1150, {
    currency: "EUR",
    goals: { leads: 1100, customers: 30 },
  }),
  search("Search, irrigation", "leads", ago(700, 120), 32_000, 620, { quality: 0.9, goals: { leads: 600 } }),
  search("Search, frost alarm", "sales", yearly(11, 4, 1, 95), 18_000, 310, {
    shape: "crescendo",
    goals: { leads: 250 },
  }),
  search("Search, Almanac trial", "leads", ago(330, -45), 27_000, 560, {
    quality: 0.85,
    goals: { leads: 480, visits: 30_000 },
  }),

  social("Greenhouse selfies", "awareness", ago(1000, 900), 9_000, 220, {
    shape: "launch",
    quality: 0.4,
    visitsPerLead: 80,
    goals: { engagements: 30_000 },
  }),
  social(STORIES.cheapCampaign.name, "leads", ago(640, 190), 14_000, 1900, {
    team: "Demand",
    quality: 0.8,
    winning: 1.9,
    leaving: STORIES.cheapCampaign.leaving,
    visitsPerLead: 21,
    goals: { leads: 1400 },
  }),
  social("Meet the growers", "awareness", ago(760, 640), 16_000, 260, {
    quality: 0.7,
    visitsPerLead: 110,
    goals: { engagements: 45_000 },
  }),
  social("Autumn colour challenge", "awareness", yearly(9, 20, 1, 40), 7_000, 180, {
    shape: "launch",
    quality: 0.5,
    visitsPerLead: 95,
  }),
  social("Seedling season stories", "traffic", yearly(2, 10, 0, 75), 15_000, 420, {
    quality: 0.7,
    visitsPerLead: 70,
    goals: { visits: 30_000 },
  }),
  social("Rooftop farms, one minute each", "awareness", ago(300, 220), 12_000, 240, {
    shape: "launch",
    quality: 0.6,
    visitsPerLead: 120,
    goals: { impressions: 2_200_000 },
  }),
  social("Growers like ours", "leads", ago(420, -20), 29_000, 900, {
    team: "Demand",
    quality: 0.65,
    leaving: 1.5,
    visitsPerLead: 30,
    goals: { leads: 800 },
  }),

  email("The growers' letter", "leads", ago(1200), 20_000, 1100, {
    team: "Web & content",
    quality: 1.1,
    leaving: 0.7,
    visitsPerLead: 42,
    goals: { visits: 40_000 },
  }),
  email("Trial, week by week", "sales", ago(900), 10_000, 420, {
    quality: 1.7,
    winning: 1.2,
    leaving: 0.8,
    visitsPerLead: 18,
    goals: { customers: 20 },
  }),
  email("Come back to the light", "retention", ago(500, 380), 4_000, 60, { quality: 0.8, goals: { visits: 3_000 } }),
  email("Spring offer, by mail", "sales", yearly(3, 10, 1, 30), 3_000, 160, {
    shape: "launch",
    winning: 1.2,
    leaving: 1.6,
    visitsPerLead: 26,
  }),
  email("Spring offer, by mail again", "sales", yearly(3, 10, 0, 30), 3_500, 190, {
    shape: "launch",
    winning: 1.2,
    leaving: 1.8,
    visitsPerLead: 26,
    goals: { customers: 5 },
  }),
];
