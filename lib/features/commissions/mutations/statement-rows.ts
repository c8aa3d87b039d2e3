import { createHash } from "node:crypto";
import type { BulkColumn } from "@/lib/db/bulk";
import { isCount } from "@/lib/domain/commissions/plan";
import type { HoldLine, StatementLine } from "@/lib/domain/commissions/statement";
import type { RepStatement, ToReporting } from "../queries/rep-statements";

/** What the rows of a rep's lines need beside the lines. */
export type RowContext = {
  readonly dealIds: ReadonlyMap<string, number>;
  readonly toReporting: ToReporting;
};

export const LINE_COLUMNS: readonly BulkColumn[] = [
  { name: "statement_id", type: "int" },
  { name: "position", type: "int" },
  { name: "component", type: "text" },
  { name: "component_name", type: "text" },
  { name: "plan", type: "text" },
  { name: "deal_id", type: "int" },
  { name: "origin_on", type: "date" },
  { name: "on", type: "date" },
  { name: "measure", type: "measure" },
  { name: "credited_minor", type: "bigint" },
  { name: "earned_minor", type: "bigint" },
  { name: "reporting_earned_minor", type: "bigint" },
  { name: "reporting_credited_minor", type: "bigint" },
  { name: "explanation", type: "jsonb" },
];

export const HOLD_COLUMNS: readonly BulkColumn[] = [
  { name: "statement_id", type: "int" },
  { name: "position", type: "int" },
  { name: "component", type: "text" },
  { name: "deal_id", type: "int" },
  { name: "origin_on", type: "date" },
  { name: "held_minor", type: "bigint" },
  { name: "explanation", type: "jsonb" },
];

/** The row of a hold, in the order of HOLD_COLUMNS from `component` on. */
export function holdRow(hold: HoldLine, { dealIds }: RowContext): (string | number | bigint | null)[] {
  return [
    hold.component,
    hold.deal === null ? null : (dealIds.get(hold.deal) ?? null),
    `${hold.originPeriod}-01`,
    hold.held,
    JSON.stringify(hold.explanation),
  ];
}

/** The row of a line, in the order of LINE_COLUMNS from `component` on. */
export function lineRow(
  line: StatementLine,
  { dealIds, toReporting }: RowContext,
): (string | number | bigint | null)[] {
  return [
    line.component,
    line.componentName,
    line.plan,
    line.deal === null ? null : (dealIds.get(line.deal) ?? null),
    line.originFrom,
    line.on,
    line.measure,
    line.credited,
    line.earned,
    toReporting(line.earned, line.on),
    isCount(line.measure) ? null : toReporting(line.credited, line.on),
    JSON.stringify(line.explanation),
  ];
}

/**
 * The same for statements whose amounts are the same: of each deal and component and month, and all together, with what is missing. Words, the days that lines
 * count on in reports and amounts in another currency are left out, as is the order.
 */
export function figuresHash(statement: RepStatement, { dealIds }: RowContext): string {
  const { currency, earned, held, draw, carried, adjusted, balance, payable, problems } = statement;
  const dealId = (deal: string | null) => (deal === null ? null : (dealIds.get(deal) ?? null));
  const parts = [
    ...statement.lines.map((line) => [
      "line",
      line.component,
      dealId(line.deal),
      line.originFrom,
      line.credited,
      line.earned,
    ]),
    ...statement.holds.map((hold) => ["held", hold.component, dealId(hold.deal), hold.originPeriod, hold.held]),
    ...statement.adjustments.map(({ id, amount }) => ["adjusted", id, amount]),
    ...problems.map(({ kind, where }) => ["problem", kind, where]),
  ].map((part) => part.join("\t"));
  const hash = createHash("sha256");
  hash.update([currency, earned, held, draw, carried, adjusted, balance, payable].join("\t"));
  for (const part of parts.sort()) hash.update(`\n${part}`);
  return hash.digest("base64url");
}

/** The same for statements that say the same, so that only what changed is written. */
export function statementHash(statement: RepStatement, context: RowContext): string {
  const { currency, earned, held, draw, carried, adjusted, balance, payable, problems } = statement;
  const hash = createHash("sha256");
  hash.update([currency, earned, held, draw, carried, adjusted, balance, payable, JSON.stringify(problems)].join("\t"));
  for (const line of statement.lines) hash.update(`\n${lineRow(line, context).join("\t")}`);
  for (const hold of statement.holds) hash.update(`\nheld ${holdRow(hold, context).join("\t")}`);
  for (const { id, amount } of statement.adjustments) hash.update(`\nadjustment ${id} ${amount}`);
  return hash.digest("base64url");
}
