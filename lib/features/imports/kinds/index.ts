import { accounts } from "./accounts";
import { activities } from "./activities";
import { brandSignals } from "./brand-signals";
import { brandSurveys } from "./brand-surveys";
import { campaignDays } from "./campaign-days";
import { campaignReach } from "./campaign-reach";
import { campaigns } from "./campaigns";
import { costs } from "./costs";
import { dealEvents } from "./deal-events";
import { deals } from "./deals";
import { feedback } from "./feedback";
import { fxRates } from "./fx-rates";
import { leads } from "./leads";
import { planAssignments } from "./plan-assignments";
import { products } from "./products";
import { promotions } from "./promotions";
import { purchases } from "./purchases";
import { quotas } from "./quotas";
import { reps } from "./reps";
import { stages } from "./stages";
import { teams } from "./teams";
import { touches } from "./touches";
import type { Kind, KindId } from "./types";

/** Every kind of data that can be imported, in the order in which a new organisation would. */
export const KINDS: Readonly<Record<KindId, Kind>> = {
  teams,
  reps,
  accounts,
  products,
  stages,
  promotions,
  deals,
  deal_events: dealEvents,
  activities,
  quotas,
  plan_assignments: planAssignments,
  campaigns,
  campaign_days: campaignDays,
  campaign_reach: campaignReach,
  leads,
  touches,
  purchases,
  feedback,
  brand_surveys: brandSurveys,
  brand_signals: brandSignals,
  costs,
  fx_rates: fxRates,
};
