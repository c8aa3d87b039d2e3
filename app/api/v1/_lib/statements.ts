import type { ComponentLines, StatementSummary } from "@/lib/features/commissions/types";

/** A statement as it is answered. */
export function toStatement({ lineCount, calculatedAt, previousPayable, ...statement }: StatementSummary) {
  return { ...statement, previous_payable: previousPayable, line_count: lineCount, calculated_at: calculatedAt };
}

/** The lines of a component as they are answered. */
export function toLines({ id, name, plan, lines }: ComponentLines) {
  return lines.map(({ deal, on, originOn, credited, earned, explanation }) => ({
    component: id,
    component_name: name,
    plan,
    deal: deal && { id: deal.id, external_id: deal.externalId, name: deal.name, account: deal.account },
    on,
    origin_on: originOn,
    credited,
    earned,
    explanation,
  }));
}
