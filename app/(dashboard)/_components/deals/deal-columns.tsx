import Link from "next/link";
import type { Reach } from "@/lib/auth/scope";
import type { DealList, DealRow } from "@/lib/features/deals/types";
import { formatDate } from "@/lib/format/date";
import { formatMoney, toMajorNumber } from "@/lib/format/money";
import { formatShare } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/words";
import type { MetricId } from "@/lib/metrics/types";
import type { Column } from "@/lib/ui/table/types";
import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Money } from "@/lib/values/money";
import { withPeriod } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";
import styles from "./deal-columns.module.css";
import { reversalWords } from "./reversal-words";

type DealColumnsOptions = {
  metric: MetricId | null;
  /** Only what some people sold is in view, so that a deal may count with a part of its amount. */
  shared: boolean;
  /** For totals; a file has none. */
  list?: DealList;
  /** Whose pages open: of others on a shared deal somebody who sees their own sees the name alone. */
  reach: Reach;
  /** All of a deal may be told, not only its name, stage, amount, campaign and days. */
  whole: boolean;
};

/** Figures that count something else of a deal than its amount. */
const OTHERWISE: readonly (MetricId | null)[] = ["weighted_pipeline", "refunds", "revenue_taken_back"];

/** The columns of a list of deals. Where rows add something other than their amount to the figure, that stands beside it. */
export function dealColumns(
  view: PageView,
  { metric, shared, list, whole, reach }: DealColumnsOptions,
): Column<DealRow>[] {
  const { today } = view.context;
  const foreign = list?.rows.some(({ amount }) => amount !== null && amount.currency !== view.currency) ?? false;
  const differs = shared || foreign || OTHERWISE.includes(metric);
  const sum = list ? list.sum : null;
  const columns: Column<DealRow>[] = [
    {
      id: "name",
      header: "Deal",
      grow: true,
      sortable: true,
      firstDescending: false,
      cell: (row) => <DealName row={row} />,
      value: nameOf,
    },
    money("amount", "Amount", (row) => row.amount, { total: differs ? null : sum }),
    { ...money("counted", "Counts for", (row) => row.counted, { total: sum }), usual: differs },
    {
      id: "stage",
      header: "Stage",
      sortable: true,
      firstDescending: false,
      cell: ({ stage, reversal }) => (
        <span className={styles.stage} data-outcome={reversal?.whole ? "undone" : stage.outcome}>
          {stage.name}
          {reversal && <span className={styles.reversal}> · {reversalWords(reversal, today)}</span>}
        </span>
      ),
      value: ({ stage }) => stage.name,
    },
    repsColumn(view, reach),
    text("account", "Account", (row) => row.account?.name, { sortable: true, usual: false }),
    text("product", "Product", (row) => row.product?.name, { sortable: true, usual: false }),
    date("opened_on", "Opened", today, (row) => row.openedOn),
    {
      ...date("closed_on", "Closed", today, (row) => row.closedOn),
      cell: (row) => (row.closedOn ? formatDate(row.closedOn, today) : "open"),
    },
    {
      ...date("expected_close_on", "Expected", today, (row) => row.expectedCloseOn),
      usual: metric === "pipeline" || metric === "weighted_pipeline",
    },
    text("reversal", "Since closing", ({ reversal }) => (reversal ? reversalWords(reversal) : undefined), {
      usual: false,
    }),
    {
      ...money("taken_back", "Taken back", ({ reversal }) => reversal?.amount ?? null, { total: null }),
      sortable: false,
      usual: false,
    },
    text("external_id", "Id", (row) => row.externalId ?? undefined, { usual: false }),
    text("currency", "Currency", (row) => row.amount?.currency, { usual: false }),
    text("type", "Type", (row) => row.type ?? undefined, { usual: false }),
    text("promotion", "Offer", (row) => row.promotion?.name, { usual: false }),
    text("campaign", "Campaign", (row) => row.campaign?.name, { usual: !whole }),
    text("channel", "Channel", (row) => row.channel ?? undefined, { usual: false }),
    text("lost_reason", "Lost because", (row) => row.lostReason ?? undefined, { usual: metric === "lost_deals" }),
    {
      id: "discount",
      header: "Discount",
      align: "end",
      usual: metric === "discount" || metric === "discounted_share",
      cell: (row) => formatShare(discountOf(row), 1),
      value: discountOf,
    },
  ];
  return whole ? columns : columns.filter(({ id }) => OPEN_COLUMNS.includes(id));
}

/** What everyone who sees deals is told of one. */
const OPEN_COLUMNS = ["name", "amount", "counted", "stage", "opened_on", "closed_on", "campaign", "currency"];

function nameOf({ name, externalId }: DealRow): string {
  return name ?? externalId ?? "";
}

/** The deal's name, with its account's where that does not say it already. */
function DealName({ row }: { row: DealRow }) {
  const { account } = row;
  const shown = nameOf(row);
  const known = account && shown.toLowerCase().includes(account.name.toLowerCase());
  return (
    <span title={account && !known ? `${shown}, ${account.name}` : shown}>
      <span className={styles.deal}>{shown}</span>
      {account && !known && <span className={styles.account}>{account.name}</span>}
    </span>
  );
}

/** What the totals row is called. */
export function totalWords({ count }: DealList): string {
  return formatQuantity(count, "deal");
}

function text(
  id: string,
  header: string,
  of: (row: DealRow) => string | undefined,
  options: Partial<Column<DealRow>> = {},
): Column<DealRow> {
  return {
    id,
    header,
    firstDescending: false,
    cell: (row) => of(row) ?? "—",
    value: (row) => of(row) ?? null,
    ...options,
  };
}

function date(
  id: string,
  header: string,
  today: CalendarDate,
  of: (row: DealRow) => CalendarDate | null,
): Column<DealRow> {
  return { id, header, align: "end", sortable: true, cell: (row) => formatDate(of(row), today), value: of };
}

function money(
  id: string,
  header: string,
  of: (row: DealRow) => Money | null,
  { total }: { total: Money | null },
): Column<DealRow> {
  return {
    id,
    header,
    align: "end",
    sortable: true,
    cell: (row) => formatMoney(of(row)),
    ...(total ? { total: formatMoney(total) } : {}),
    value: (row) => {
      const amount = of(row);
      return amount && toMajorNumber(amount);
    },
  };
}

function repsColumn(view: PageView, reach: Reach): Column<DealRow> {
  const opens = (id: number) => reach.kind !== "own" || reach.repId === id;
  return {
    id: "rep",
    header: "Rep",
    cell: ({ reps }) =>
      reps?.map(({ id, name, kind, share }, index) => (
        <span key={`${id} ${kind}`}>
          {index > 0 && ", "}
          {opens(id) ? (
            <Link href={withPeriod(`/reps/${id}`, view.params)} prefetch={false} className={styles.rep}>
              {name}
            </Link>
          ) : (
            <span className={styles.rep}>{name}</span>
          )}
          {share < 1 && <span className={styles.share}> {formatShare(share)}</span>}
          {kind === "overlay" && <span className={styles.share}> beside</span>}
        </span>
      )),
    value: ({ reps }) =>
      reps?.map(({ name, share }) => (share < 1 ? `${name} ${formatShare(share)}` : name)).join("; ") ?? null,
  };
}

function discountOf({ list, amount }: DealRow): number | null {
  if (!list || !amount || list.minor === 0n || list.currency !== amount.currency) return null;
  return 1 - Number(amount.minor) / Number(list.minor);
}
