import type {
  ComponentLines,
  StatementAdjustment,
  StatementHold,
  StatementLine,
  StatementSummary,
} from "@/lib/features/commissions/types";

/** A statement as it is answered. */
export function toStatement({
  lineCount,
  calculatedAt,
  previousPayable,
  lastChange: _,
  fingerprint: __,
  ...statement
}: StatementSummary) {
  return { ...statement, previous_payable: previousPayable, line_count: lineCount, calculated_at: calculatedAt };
}

/** The lines of a component as they are answered. */
export function toLines({ id, name, plan, lines }: ComponentLines) {
  return lines.map(({ deal, on, originOn, credited, earned, explanation }) => ({
    component: id,
    component_name: name,
    plan,
    deal: toDeal(deal),
    on,
    origin_on: originOn,
    credited,
    earned,
    explanation,
  }));
}

/** What a statement keeps back of a line, or below zero sets free, as it is answered. */
export function toHold({ component, componentName, deal, originOn, amount, explanation }: StatementHold) {
  return {
    component,
    component_name: componentName,
    deal: toDeal(deal),
    origin_on: originOn,
    withheld: amount,
    explanation,
  };
}

/** An adjustment as it is answered. */
export function toAdjustment({ id, amount, reason, createdAt, createdBy }: StatementAdjustment) {
  return { id, amount, reason, created_at: createdAt, created_by: createdBy };
}

function toDeal(deal: StatementLine["deal"]) {
  return deal && { id: deal.id, external_id: deal.externalId, name: deal.name, account: deal.account };
}
