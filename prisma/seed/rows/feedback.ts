import type { Random } from "../chance/random";
import { COMMENTS, type Mood } from "../names/comments";
import type { Customer } from "../world/types";
import type { World } from "../world/world";
import { dayText, type Row } from "./file";

type Survey = "nps" | "csat";
type Asked = { readonly customer: Customer; readonly survey: Survey; readonly on: number };

const FIRST_NPS_AFTER = 60;
const NPS_EVERY = 182;
const CSAT_AFTER = 24;
const SUPPORT_EVERY = 210;
const ANSWERS: Readonly<Record<Survey, number>> = { nps: 0.4, csat: 0.46 };
const COMMENT_CHANCE: Readonly<Record<Mood, number>> = { happy: 0.36, fine: 0.28, unhappy: 0.62 };
const LEAVING_SOON_DAYS = 150;
/** Of people in a mood, which scores they give; the first is the most usual. */
const SCORES: Readonly<Record<Survey, Readonly<Record<Mood, readonly number[]>>>> = {
  nps: { happy: [9, 10, 9, 10, 10], fine: [8, 7, 8, 8, 7], unhappy: [5, 6, 6, 4, 3, 2, 6, 0, 1] },
  csat: { happy: [5, 5, 5, 4], fine: [4, 3, 4], unhappy: [2, 3, 1, 2] },
};

/** What customers were asked, and what those who answered said. */
export function feedbackRows(world: World): Row[] {
  const random = world.random.fork("feedback");
  return world.customers
    .flatMap((customer) => asked(customer, world, random))
    .sort((a, b) => a.on - b.on)
    .map((question, index) => answered(question, `F-${String(index + 1).padStart(4, "0")}`, random));
}

function asked(customer: Customer, { timeline }: World, random: Random): Asked[] {
  const start = customer.firstDeal.closes;
  const last = Math.min(timeline.today, customer.left ?? timeline.today);
  const every = (first: number, step: number, survey: Survey): Asked[] =>
    Array.from({ length: Math.max(0, Math.floor((last - first) / step) + 1) }, (_, index) => ({
      customer,
      survey,
      on: first + index * step,
    })).filter(({ on }) => on >= timeline.start);
  return [
    ...every(start + FIRST_NPS_AFTER + random.integer(-5, 5), NPS_EVERY, "nps"),
    ...every(start + CSAT_AFTER + random.integer(-4, 9), SUPPORT_EVERY + random.integer(-60, 80), "csat"),
  ];
}

function answered({ customer, survey, on }: Asked, id: string, random: Random): Row {
  const mood = moodOf(customer, on, random);
  const answers = random.chance(ANSWERS[survey] * (mood === "fine" ? 0.8 : 1.06));
  const score = answers ? String(random.pick(SCORES[survey][mood])) : "";
  const comment = random.pick(COMMENTS[mood]).replace("{p}", customer.firstDeal.product.name);
  return {
    on: dayText(on),
    score,
    survey,
    account: customer.account.name,
    comment: answers && random.chance(COMMENT_CHANCE[mood]) ? comment : "",
    campaign: "",
    external_id: id,
  };
}

/** Who is likely to leave is less happy, and who is about to leave says so. */
function moodOf({ leaving, left }: Customer, on: number, random: Random): Mood {
  const soon = left !== null && left - on < LEAVING_SOON_DAYS ? 0.3 : 0;
  const unhappy = Math.min(0.8, 0.13 + 0.045 * Math.max(0, leaving - 1) + soon);
  const happy = Math.max(0.06, 0.53 - 0.045 * Math.max(0, leaving - 1) - soon);
  const draw = random.next();
  return draw < unhappy ? "unhappy" : draw < unhappy + happy ? "happy" : "fine";
}
