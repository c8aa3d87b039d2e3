import { explanationText } from "@/lib/domain/commissions/explanation";
import type { ComponentLines, StatementDetail, StatementHold, StatementLine } from "@/lib/features/commissions/types";
import { formatMonth } from "@/lib/format/date";
import { tableCsv } from "@/lib/ui/table/csv";
import type { Column } from "@/lib/ui/table/types";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { type Money, moneyToDecimalText } from "@/lib/values/money";
import { dealNameOf } from "../../../_components/commissions/lines";

/** An addend of what is payable, as a file tells it. */
type Row = {
  readonly kind: string;
  readonly component: string;
  readonly deal: StatementLine["deal"];
  readonly on: CalendarDate | null;
  readonly month: CalendarDate;
  readonly credited: string | number | null;
  readonly amount: Money;
  readonly explanation: string;
};

const COLUMNS: readonly Column<Row>[] = [
  { id: "kind", header: "Kind", cell: () => null, value: ({ kind }) => kind },
  { id: "component", header: "Component", cell: () => null, value: ({ component }) => component },
  { id: "deal", header: "Deal", cell: () => null, value: ({ deal }) => deal?.externalId ?? null },
  { id: "name", header: "Name", cell: () => null, value: ({ deal }) => (deal ? dealNameOf(deal) : null) },
  { id: "on", header: "Date", cell: () => null, value: ({ on }) => on },
  { id: "month", header: "Month", cell: () => null, value: ({ month }) => month.slice(0, 7) },
  { id: "credited", header: "Credited", cell: () => null, value: ({ credited }) => credited },
  { id: "amount", header: "Amount", cell: () => null, value: ({ amount }) => moneyToDecimalText(amount) },
  { id: "currency", header: "Currency", cell: () => null, value: ({ amount }) => amount.currency },
  { id: "explanation", header: "Explanation", cell: () => null, value: ({ explanation }) => explanation },
];

/** Every addend of what a statement pays with its explanation; the amounts sum to what is payable. */
export function statementCsv(
  detail: StatementDetail,
  own: readonly ComponentLines[],
  corrections: readonly ComponentLines[],
): string {
  const { statement, holds, adjustments } = detail;
  const { draw, carried, explanation, period } = statement;
  const month = period.from;
  const rest = { component: "", deal: null, on: null, month, credited: null };
  const rows: Row[] = [
    ...lineRows("Line", own),
    ...lineRows("Correction", corrections),
    ...holds.map(holdRow),
    { ...rest, kind: "Draw", amount: draw, explanation: explanationText(explanation.draw) },
    { ...rest, kind: "Carried", amount: carried, explanation: explanationText(explanation.carried) },
    ...adjustments.map(({ amount, reason, createdBy }) => ({
      ...rest,
      kind: "Adjustment",
      amount,
      explanation: `${reason} (${createdBy})`,
    })),
  ].filter(({ kind, amount }) => amount.minor !== 0n || kind === "Line" || kind === "Correction");
  return tableCsv(
    COLUMNS,
    COLUMNS.map(({ id }) => id),
    rows,
  );
}

/** What the file is called. */
export function statementFileName({ statement }: StatementDetail): string {
  return `statement ${statement.rep.name} ${formatMonth(statement.period.from)}`;
}

function lineRows(kind: string, components: readonly ComponentLines[]): Row[] {
  return components.flatMap(({ name, lines }) =>
    lines.map(({ deal, on, originOn, credited, earned, explanation }) => ({
      kind,
      component: name,
      deal,
      on,
      month: originOn,
      credited: "count" in credited ? credited.count : moneyToDecimalText(credited),
      amount: earned,
      explanation: explanationText(explanation),
    })),
  );
}

function holdRow({ componentName, deal, originOn, amount, explanation }: StatementHold): Row {
  return {
    kind: amount.minor > 0n ? "Kept back" : "Set free",
    component: componentName,
    deal,
    on: null,
    month: originOn,
    credited: null,
    amount: { ...amount, minor: -amount.minor },
    explanation: explanationText(explanation),
  };
}
