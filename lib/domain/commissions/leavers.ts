import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Choice } from "./credit-item";
import { type ExplanationStep, step } from "./explanation";
import type { CommissionFacts, LeaverDecision } from "./facts";
import type { OwedProblem } from "./owed-entry";

type LeaverFacts = Pick<CommissionFacts, "rep" | "endedOn" | "leaverDecisions">;

/**
 * The credits that are paid, and those that finance has yet to decide about: a credit dated after the rep left is paid where finance said so.
 * Source of the rule: the design's page on commissions, Quota.
 */
export function withoutLeavers(
  listed: readonly Choice[],
  facts: LeaverFacts,
): { readonly choices: readonly Choice[]; readonly exceptions: readonly OwedProblem[] } {
  const { rep, endedOn } = facts;
  const choices: Choice[] = [];
  const exceptions: OwedProblem[] = [];
  for (const choice of listed) {
    const [{ on, deal, component }] = choice.candidates;
    const decision = decisionOn(deal.id, facts);
    if (endedOn === null || on <= endedOn || decision?.pays) choices.push(choice);
    else if (!decision) {
      const message = `Deal ${deal.id} was credited to ${component.name} on ${on}, after ${rep} left on ${endedOn}; finance decides whether it is paid`;
      exceptions.push({ kind: "left", on, where: component.id, message, deal: deal.id });
    }
  }
  return { choices, exceptions };
}

/** Why a credit dated after the rep left is paid; none for any other. */
export function leaverSteps(deal: string, on: CalendarDate, facts: LeaverFacts): ExplanationStep[] {
  const { rep, endedOn } = facts;
  const decision = decisionOn(deal, facts);
  if (endedOn === null || on <= endedOn || !decision?.pays) return [];
  const text = `It was credited on ${on}, after ${rep} left on ${endedOn}; ${decision.by} decided that it is paid: ${decision.reason}`;
  return [step("leaver", text, { ended_on: endedOn, decided_by: decision.by, reason: decision.reason })];
}

function decisionOn(deal: string, { leaverDecisions = [] }: LeaverFacts): LeaverDecision | undefined {
  return leaverDecisions.find((decision) => decision.deal === deal);
}
