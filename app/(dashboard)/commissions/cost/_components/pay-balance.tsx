import Form from "next/form";
import type { ReadScope } from "@/lib/auth/scope";
import { seesEveryRep } from "@/lib/features/commissions/queries";
import type { PayBalance } from "@/lib/features/commissions/types";
import { formatDate } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { TextField } from "@/lib/ui/form/fields";
import { EmptyState, Note } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import type { Column } from "@/lib/ui/table/types";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { PageView } from "../../../_lib/view";
import { type BalancePart, balanceDay, DAY, isDayTold, isMonthEnd, latestDay, loadBalance } from "../_lib/load-balance";
import { WHOLE_MONTHS } from "../_lib/load-cost";
import { CostDownloads } from "./cost-downloads";
import styles from "./pay-balance.module.css";

const TITLE = "Accrued, payable and paid";

function columnsOf(parts: readonly BalancePart[]): Column<PayBalance>[] {
  return [
    { id: "currency", header: "Currency", cell: ({ earned }) => earned.currency },
    ...parts.map(({ id, header }): Column<PayBalance> => {
      return { id, header, align: "end", cell: (row) => formatMoney(row[id], "exact") };
    }),
  ];
}

const PARTS_WORDS =
  "What was earned, adjusted by hand and guaranteed by draws has accrued. It was paid on locked statements, is payable on those of months that are over, belongs to the running month or is kept back; less what reps had in advance and owe back.";
const WITHIN_WORDS =
  " Of the month of that day it is what counted by then: keeping back, draws and repaying come with the month’s end.";

/** Of all that was ever earned: what was paid by the end of a day, what was due, and what was not due yet. */
export async function PayBalanceCard({ scope, view }: { scope: ReadScope; view: PageView }) {
  const day = balanceDay(view);
  const { today } = view.context;
  const by = day === today ? `today, ${formatDate(today)}` : formatDate(day, today);
  const known = day > today ? ", as known today" : "";
  if (!isDayTold(scope, day))
    return (
      <Card title={TITLE}>
        <Note>{WHOLE_MONTHS}</Note>
      </Card>
    );
  const { rows, parts } = await loadBalance(scope, day);
  return (
    <Card
      title={TITLE}
      actions={<CostDownloads view={view} table="balance" />}
      subtitle={`Everything up to ${by}${known}. ${PARTS_WORDS}${isMonthEnd(day) ? "" : WITHIN_WORDS}`}
    >
      {seesEveryRep(scope) && <DayForm view={view} day={day} />}
      <DataTable
        caption={`Accrued, payable and paid by ${by}`}
        columns={columnsOf(parts)}
        rows={rows}
        rowKey={({ earned }) => earned.currency}
        path={view.path}
        params={view.params}
        empty={<EmptyState title="Nothing was earned yet" />}
      />
    </Card>
  );
}

/** The day to tell it for; without one it is the end of the period. */
function DayForm({ view, day }: { view: PageView; day: CalendarDate }) {
  const others = [...view.params].filter(([name]) => name !== DAY);
  return (
    <Form key={view.params.toString()} action={view.path} scroll={false} className={styles.day}>
      {others.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <TextField label="Up to" name={DAY} type="date" defaultValue={day} max={latestDay(view)} />
      <Button type="submit">Show</Button>
    </Form>
  );
}
