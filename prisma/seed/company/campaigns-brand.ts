import { STORIES } from "../story";
import { ago, type CampaignSpec, campaignsOf, yearly } from "./campaign-spec";

const content = campaignsOf("content", false, "Web & content");
const events = campaignsOf("events", true, "Partners & events");
const partners = campaignsOf("partners", true, "Partners & events");
const video = campaignsOf("video", true, "Brand studio");

/** Content, events, partners and video. */
export const BRAND_CAMPAIGNS: readonly CampaignSpec[] = [
  content("Field guide series", "leads", ago(980), 56_000, 2200, {
    quality: 1.15,
    leaving: 0.6,
    visitsPerLead: 58,
    goals: { leads: 2000, visits: 110_000 },
  }),
  content("The honest savings calculator", "leads", ago(860, 300), 14_000, 780, {
    quality: 1.4,
    leaving: 0.7,
    visitsPerLead: 34,
    goals: { leads: 700 },
  }),
  content("Spring planting guide, first edition", "traffic", yearly(2, 1, 2, 100), 8_000, 330, {
    shape: "launch",
    visitsPerLead: 75,
  }),
  content("Spring planting guide, second edition", "traffic", yearly(2, 1, 1, 100), 9_000, 420, {
    shape: "launch",
    visitsPerLead: 75,
    goals: { visits: 30_000 },
  }),
  content("Spring planting guide, third edition", "traffic", yearly(2, 1, 0, 100), 11_000, 520, {
    shape: "launch",
    visitsPerLead: 75,
    goals: { visits: 40_000 },
  }),
  content("Winter energy report", "leads", yearly(10, 15, 0, 90), 13_000, 450, {
    shape: "launch",
    quality: 1.2,
    leaving: 0.8,
    goals: { leads: 450 },
  }),
  content(
    "Everything we learned about heat, humidity and mildew in 1,400 greenhouses: the long report for people who like tables",
    "leads",
    ago(230, 60),
    17_000,
    480,
    { shape: "launch", quality: 1.3, leaving: 0.7, visitsPerLead: 46, goals: { leads: 400 } },
  ),

  events(STORIES.loyalCampaign.name, "sales", ago(800, 150), 118_000, 320, {
    shape: "dinners",
    quality: 3.4,
    winning: 1.85,
    leaving: STORIES.loyalCampaign.leaving,
    visitsPerLead: 9,
    goals: { customers: 30 },
  }),
  events("Glasshouse Days, first year", "awareness", yearly(1, 18, 2, 26), 32_000, 240, {
    shape: "launch",
    quality: 1.3,
    visitsPerLead: 20,
  }),
  events("Glasshouse Days, second year", "leads", yearly(1, 18, 1, 26), 36_000, 270, {
    shape: "launch",
    quality: 1.3,
    visitsPerLead: 20,
    goals: { leads: 250 },
  }),
  events("Glasshouse Days, third year", "leads", yearly(1, 18, 0, 26), 41_000, 300, {
    shape: "launch",
    quality: 1.3,
    visitsPerLead: 20,
    goals: { leads: 300 },
  }),
  events("Vineyard roadshow", "sales", ago(450, 395), 27_000, 190, { quality: 1.6, leaving: 0.7, visitsPerLead: 17 }),
  events("Open greenhouse evenings", "sales", ago(110, -25), 24_000, 150, {
    shape: "dinners",
    quality: 1.8,
    leaving: 0.6,
    visitsPerLead: 14,
    goals: { leads: 130, customers: 4 },
  }),

  partners("Installer partners", "sales", ago(950), 52_000, 800, {
    quality: 1.8,
    winning: 1.2,
    leaving: 0.55,
    visitsPerLead: 14,
    goals: { customers: 45 },
  }),
  partners("Seed merchants bundle", "sales", ago(540, 270), 19_000, 340, { leaving: 1.7, visitsPerLead: 20 }),
  partners("Irrigation dealers' week", "sales", ago(-12, -42), 9_000, 130, { quality: 1.3, goals: { leads: 130 } }),
  partners("Agronomist referral circle", "leads", ago(380), 28_000, 310, {
    paid: false,
    quality: 1.9,
    winning: 1.25,
    leaving: 0.5,
    visitsPerLead: 11,
    goals: { customers: 12 },
  }),
  partners("Cooperative buying days", "sales", ago(90, 10), 15_000, 170, {
    currency: "EUR",
    quality: 1.4,
    visitsPerLead: 16,
    goals: { leads: 150 },
  }),

  video(STORIES.lifts.clear.campaign, "awareness", ago(600, 420), 64_000, 180, {
    shape: "launch",
    quality: 0.6,
    visitsPerLead: 210,
    goals: { impressions: 4_000_000 },
  }),
  video("Ask an agronomist", "traffic", ago(330, -60), 34_000, 380, {
    quality: 1.1,
    leaving: 0.7,
    visitsPerLead: 85,
    goals: { visits: 30_000 },
  }),
  video(STORIES.lifts.unclear.campaign, "awareness", ago(130, -30), 70_000, 130, {
    shape: "launch",
    quality: 0.6,
    visitsPerLead: 240,
    goals: { impressions: 4_500_000 },
  }),
  video("Five-minute fixes", "traffic", ago(1100, 700), 18_000, 520, {
    quality: 0.9,
    visitsPerLead: 60,
    goals: { visits: 30_000 },
  }),
];
