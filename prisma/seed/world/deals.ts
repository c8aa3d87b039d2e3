import { LOST, LOST_REASONS, OPEN_STAGES, WON } from "../company/stages";
import type { Market } from "./market";
import { type Price, priceOf } from "./sizing";
import type { Deal, Outcome } from "./types";

/** What is decided about a deal before it is known whether its day has come. */
export type DealDraft = Pick<
  Deal,
  | "type"
  | "account"
  | "rep"
  | "product"
  | "units"
  | "discount"
  | "opened"
  | "promotion"
  | "lead"
  | "campaign"
  | "channel"
> & {
  readonly closes: number;
  readonly won: boolean;
  /** Where it is not the price list's. */
  readonly price?: Price;
};

const LATE_CHANCE = 0.16;

/** The deal as it stands today: closed, still open, or null where it is not even opened. */
export function dealAsOfToday(draft: DealDraft, market: Market): Deal | null {
  const { timeline, random } = market;
  if (draft.opened > timeline.today) return null;
  const { won, closes, price, ...facts } = draft;
  const outcome: Outcome = closes > timeline.today ? "open" : won ? "won" : "lost";
  return {
    id: "",
    ...facts,
    ...(price ?? priceOf(draft.account, draft.product, draft.units, draft.discount)),
    shares: [],
    outcome,
    closes: outcome === "open" ? expectedClose(draft, market) : closes,
    stage: outcome === "won" ? WON : outcome === "lost" ? LOST : openStage(draft, market),
    lostReason: outcome === "lost" ? random.weighted(LOST_REASONS, (reason) => reason[draft.type]).name : "",
  };
}

function expectedClose({ opened, closes }: DealDraft, { timeline, random }: Market): number {
  if (random.chance(LATE_CHANCE)) return Math.max(opened + 5, timeline.today - random.integer(1, 25));
  return Math.max(opened + 5, closes + random.integer(-9, 12));
}

function openStage({ opened, closes, won }: DealDraft, { timeline, random }: Market): string {
  const share = (timeline.today - opened) / Math.max(1, closes - opened) + random.normal(won ? 0.06 : -0.04, 0.12);
  const index = Math.min(OPEN_STAGES.length - 1, Math.max(0, Math.floor(share * OPEN_STAGES.length)));
  return OPEN_STAGES[index]?.name ?? OPEN_STAGES[0].name;
}
