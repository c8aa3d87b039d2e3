import type { ReadScope } from "@/lib/auth/scope";
import { listStatementLines } from "@/lib/features/commissions/queries";
import type {
  ComponentLines,
  StatementAdjustment,
  StatementHold,
  StatementLine,
  StatementSummary,
} from "@/lib/features/commissions/types";
import { groupBy } from "@/lib/values/group-by";

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

/** Every line of some statements as it is answered, by the statement's id. */
export async function loadLines(scope: ReadScope, statements: readonly Pick<StatementSummary, "id" | "lineCount">[]) {
  const statementIds = statements.map(({ id }) => id);
  const pageSize = Math.max(
    1,
    statements.reduce((count, { lineCount }) => count + lineCount, 0),
  );
  const { components } = await listStatementLines(scope, { statementIds, pageSize });
  const lines = components.flatMap((component) => component.lines.map((line) => ({ component, line })));
  return groupBy(lines, ({ line }) => line.statementId);
}

/** A line as it is answered. */
export function toLine({ component, line }: { component: ComponentLines; line: StatementLine }) {
  const { deal, on, originOn, credited, earned, explanation } = line;
  return {
    component: component.id,
    component_name: component.name,
    plan: component.plan,
    deal: toDeal(deal),
    on,
    origin_on: originOn,
    credited,
    earned,
    explanation,
  };
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
