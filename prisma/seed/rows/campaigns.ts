import { asciiSlug } from "../company/organisation";
import { CAMPAIGN_SPECS } from "../world/campaigns";
import type { World } from "../world/world";
import { centsText, dayText, type Row } from "./file";

const GOALS = [...new Set(CAMPAIGN_SPECS.flatMap(({ goals }) => Object.keys(goals)))].sort();
const LONGEST_TAG = 40;

export function campaignRows({ campaigns }: World): Row[] {
  return campaigns.map(({ id, spec, from, to }) => ({
    name: spec.name,
    external_id: id,
    channel: spec.channel,
    objective: spec.objective,
    paid: spec.paid ? "yes" : "no",
    starts_on: dayText(from),
    ends_on: dayText(to),
    budget: centsText(spec.budget * 100),
    currency: spec.currency,
    utm_campaign: asciiSlug(spec.name, "-").slice(0, LONGEST_TAG),
    team: spec.team,
    ...Object.fromEntries(GOALS.map((metric) => [`goal_${metric}`, String(spec.goals[metric] ?? "")])),
  }));
}
