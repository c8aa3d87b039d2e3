import { weekday } from "../chance/days";
import type { Random } from "../chance/random";
import { worksOn } from "../world/reps";
import type { Deal, Lead, Rep } from "../world/types";
import type { World } from "../world/world";
import { momentText, type Row } from "./file";

type ActivityType = "call" | "email" | "meeting" | "demo";
type About = { readonly deal: string; readonly account: string; readonly lead: string };

/** How often an average rep does each for a deal: new business, and business with customers. */
const NEW_BUSINESS: Readonly<Record<ActivityType, number>> = { call: 2.6, email: 4.1, meeting: 0.9, demo: 0.6 };
const WITH_CUSTOMERS: Readonly<Record<ActivityType, number>> = { call: 1.3, email: 2.2, meeting: 0.45, demo: 0.06 };
const DURATION: Readonly<Record<ActivityType, readonly [number, number] | null>> = {
  call: [3, 28],
  email: null,
  meeting: [25, 75],
  demo: [30, 60],
};
const OUTCOMES: Readonly<Record<ActivityType, readonly string[]>> = {
  call: ["connected", "connected", "no answer", "left a message"],
  email: ["sent", "sent", "replied"],
  meeting: ["held", "held", "held", "held", "no show"],
  demo: ["held", "held", "held", "moved", "no show"],
};
const TYPES = ["call", "email", "meeting", "demo"] as const;
const MORNING = 8 * 60;
const EVENING = 18 * 60;

/** What reps did for their deals and the leads handed to them. */
export function* activityRows(world: World): Generator<Row> {
  const random = world.random.fork("activities");
  for (const deal of world.deals) yield* forDeal(deal, world, random);
  for (const lead of world.leads) yield* forLead(lead, world, random);
}

function* forDeal(deal: Deal, { timeline }: World, random: Random): Generator<Row> {
  const usual = deal.type === "new" ? NEW_BUSINESS : WITH_CUSTOMERS;
  const last = Math.min(timeline.today, deal.outcome === "open" ? timeline.today : deal.closes);
  const soFar = deal.outcome === "open" ? 0.75 : deal.outcome === "won" ? 1.2 : 0.95;
  const about = { deal: deal.id, account: deal.account.name, lead: deal.lead?.id ?? "" };
  for (const type of TYPES) {
    for (let count = random.poisson(usual[type] * deal.rep.spec.effort * soFar); count > 0; count--) {
      const day = workday(random.integer(deal.opened, last), random);
      yield* activity(deal.rep, type, day, officeTime(random), about, timeline.today, random);
    }
  }
}

/** Who is handed a lead calls within hours, or days, or never. */
function* forLead(lead: Lead, { timeline }: World, random: Random): Generator<Row> {
  const handed = lead.mql ?? lead.sql;
  if (!lead.owner || handed === null || lead.leftAlone) return;
  const hours = random.logNormal(lead.owner.spec.responseHours, 0.9);
  const about = { deal: "", account: lead.account?.name ?? "", lead: lead.id };
  let [day, minutes] = [handed + Math.floor(hours / 24), officeTime(random)];
  if (hours < 9) minutes = Math.min(EVENING, MORNING + 30 + Math.round(hours * 60));
  for (let count = 1 + random.poisson(lead.sql === null ? 0.5 : 0.9); count > 0; count--) {
    day = workday(day, random);
    yield* activity(lead.owner, random.chance(0.55) ? "call" : "email", day, minutes, about, timeline.today, random);
    day += random.integer(1, 6);
    minutes = officeTime(random);
  }
}

function* activity(
  rep: Rep,
  type: ActivityType,
  day: number,
  minutes: number,
  about: About,
  today: number,
  random: Random,
): Generator<Row> {
  const duration = DURATION[type];
  const length = duration ? String(random.integer(duration[0], duration[1])) : "";
  const outcome = random.pick(OUTCOMES[type]);
  if (day > today || !worksOn(rep, day)) return;
  yield { rep: rep.spec.name, type, at: momentText(day, minutes), ...about, minutes: length, outcome };
}

function workday(day: number, random: Random): number {
  const late = weekday(day) - 5;
  return late <= 0 || random.chance(0.04) ? day : day - late;
}

function officeTime(random: Random): number {
  return Math.min(EVENING, Math.max(MORNING, Math.round(random.normal(12.6 * 60, 140))));
}
