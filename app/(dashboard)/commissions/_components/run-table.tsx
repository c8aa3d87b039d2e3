import Link from "next/link";
import { approve } from "@/lib/features/commissions/actions";
import type { RunStatement } from "@/lib/features/commissions/types";
import { formatMoney, toMajorNumber } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { ConfirmAction } from "@/lib/ui/form/confirm-action";
import { FocusPlace } from "@/lib/ui/form/focus-place";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import { readSort, type SortState } from "@/lib/ui/url/table-state";
import { VisuallyHidden } from "@/lib/ui/visually-hidden";
import { type Money, money } from "@/lib/values/money";
import { STATEMENT_STATES } from "../../_components/commissions/states";
import { exceptionWords } from "../_lib/exception-words";
import { isException, toSeen } from "../_lib/load-run";
import { sumsOf } from "../_lib/sums";
import { ChooseAll, ChooseStatement } from "./choose-statements";
import styles from "./run.module.css";
import { SendBack } from "./send-back";

type RunTableProps = {
  statements: readonly RunStatement[];
  params: URLSearchParams;
  mayReview: boolean;
  ownRepId: number | null;
  actions: React.ReactNode;
};

/** The statements of a month, each with what is paid and how it came to that. */
export function RunTable({ statements, params, mayReview, ownRepId, actions }: RunTableProps) {
  const columns = runColumns(statements);
  const sort = readSort(
    params,
    columns.map(({ id }) => id),
    { by: "rep", descending: false },
  );
  const steps: Column<RunStatement> = {
    id: "step",
    header: "Step",
    hidesHeader: true,
    cell: (row) => (
      <FocusPlace>
        <RowStep statement={row} ownRepId={ownRepId} />
      </FocusPlace>
    ),
  };
  return (
    <Card title="Statements" actions={actions}>
      <ChooseAll />
      <DataTable
        caption="Statements"
        columns={mayReview ? [...columns.slice(0, 2), steps, ...columns.slice(2)] : columns}
        rows={sorted(statements, columns, sort)}
        rowKey={({ id }) => id}
        sort={sort}
        path="/commissions"
        params={params}
        totalLabel={formatQuantity(statements.length, "statement")}
        empty={<EmptyState title="There is no statement in this month" />}
      />
    </Card>
  );
}

/** Who it is, with what stands out, and below it the team and the plan. */
function RepCell({ row }: { row: RunStatement }) {
  const { id, rep, team, plan, exceptions } = row;
  const beneath = [team, plan].filter(Boolean).join(" · ") || "no team, no plan";
  return (
    <span className={styles.first}>
      <ChooseStatement id={id} name={rep.name} />
      <span className={styles.rep}>
        <Link href={`/commissions/statements/${id}`} prefetch={false}>
          {rep.name}
        </Link>
        {exceptions.length > 0 && <Flag row={row} />}
        <span className={styles.beneath} title={beneath}>
          {beneath}
        </span>
      </span>
    </span>
  );
}

function Flag({ row }: { row: RunStatement }) {
  const words = row.exceptions.map(exceptionWords).join(" ");
  return (
    <span className={styles.flag} data-seen={!isException(row) || undefined} title={words}>
      <span aria-hidden="true"> !</span>
      <VisuallyHidden>
        {" "}
        {formatQuantity(row.exceptions.length, "exception")}: {words}
      </VisuallyHidden>
    </span>
  );
}

function RowStep({ statement, ownRepId }: { statement: RunStatement; ownRepId: number | null }) {
  const { id, state, rep } = statement;
  if (rep.id === ownRepId) return null;
  if (state === "in_review")
    return (
      <ConfirmAction
        action={approve}
        input={{ statements: [toSeen(statement)] }}
        label="Approve"
        name={rep.name}
        floats
      />
    );
  return state === "approved" && <SendBack statementId={id} name={rep.name} />;
}

/** The columns of a month's statements, as they are shown and as they leave in a file. */
function runColumns(statements: readonly RunStatement[]): Column<RunStatement>[] {
  const amount = (
    id: string,
    header: string,
    of: (row: RunStatement) => Money | null,
    { signed = false, summed = true } = {},
  ): Column<RunStatement> => ({
    id,
    header,
    align: "end",
    sortable: true,
    cell: (row) => {
      const value = of(row);
      return value === null || (signed && value.minor === 0n)
        ? "—"
        : formatMoney(value, "exact", signed ? "always" : "auto");
    },
    value: (row) => {
      const value = of(row);
      return value && toMajorNumber(value);
    },
    ...(summed
      ? {
          total: sumsOf(statements, (row) => of(row) ?? { minor: 0n, currency: row.payable.currency }).map((sum) => (
            <div key={sum.currency}>{formatMoney(sum, "exact")}</div>
          )),
        }
      : {}),
  });
  const text = (id: string, header: string, of: (row: RunStatement) => string | null): Column<RunStatement> => ({
    id,
    header,
    sortable: true,
    firstDescending: false,
    cell: (row) => of(row) ?? "—",
    value: of,
  });
  // What no statement of the month has is left out; what is locked does not change any more.
  const change = amount("change", "Last change", ({ state, lastChange }) => (state === "locked" ? null : lastChange), {
    signed: true,
    summed: false,
  });
  const parts = [
    amount("withheld", "Kept back and set free", ({ withheld }) => money(-withheld.minor, withheld.currency), {
      signed: true,
    }),
    amount("draw", "Draw", ({ draw }) => draw, { signed: true }),
    amount("carried", "Carried", ({ carried }) => carried, { signed: true }),
    amount("adjusted", "Adjusted", ({ adjusted }) => adjusted, { signed: true }),
    amount("balance", "Owed back", ({ balance }) => (balance.minor === 0n ? null : balance), { summed: false }),
  ];
  return [
    {
      ...text("rep", "Rep", ({ rep }) => rep.name),
      cell: (row) => <RepCell row={row} />,
    },
    {
      ...text("state", "State", ({ state }) => STATEMENT_STATES[state]),
      cell: ({ state }) => (
        <span className={styles.state} data-state={state}>
          {STATEMENT_STATES[state]}
        </span>
      ),
    },
    amount("payable", "To pay", ({ payable }) => payable),
    amount("before", "Month before", ({ payableBefore }) => payableBefore, { summed: false }),
    amount("earned", "Earned", ({ earned }) => earned),
    ...[...parts, change].filter(({ value }) => statements.some((row) => value?.(row))),
  ];
}

function sorted(
  rows: readonly RunStatement[],
  columns: readonly Column<RunStatement>[],
  { by, descending }: SortState,
): RunStatement[] {
  const value = columns.find(({ id }) => id === by)?.value ?? (() => null);
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === "number" && typeof right === "number") return sign * (left - right);
    return sign * String(left).localeCompare(String(right), "en");
  });
}
