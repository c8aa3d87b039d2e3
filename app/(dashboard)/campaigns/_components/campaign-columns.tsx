import Link from "next/link";
import { toNumber } from "@/lib/format/metric";
import { formatShare } from "@/lib/format/number";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricId, MetricRow } from "@/lib/metrics/types";
import { AttainmentBar } from "@/lib/ui/metric/bars";
import type { Column } from "@/lib/ui/table/types";
import { hrefWith } from "@/lib/ui/url/search-params";
import { metricColumn } from "../../_components/metric-column";
import { rowsHref } from "../../_lib/rows-href";
import { entityOf } from "../../_lib/sort-rows";
import type { PageView } from "../../_lib/view";
import { campaignHref } from "../_lib/campaigns-view";
import { goalPace } from "../_lib/goal-pace";
import type { CampaignsData } from "../_lib/load-campaigns";
import { sellsAll } from "../_lib/sells-all";
import styles from "./campaign-columns.module.css";

const EXTRA: readonly MetricId[] = [
  "budget",
  "spend_pace",
  "impressions",
  "clicks",
  "ctr",
  "cpc",
  "cpm",
  "engagements",
  "leads_reported",
  "mqls",
  "sqls",
  "opportunities",
  "customers",
  "lead_to_customer",
  "won_deals",
];

type ColumnOptions = { header?: string; usual?: boolean; digits?: number; after?: (row: MetricRow) => React.ReactNode };

/** The campaigns' columns: the usual ones, then those that may be added. */
export function campaignColumns(view: PageView, { result, campaigns }: CampaignsData): Column<MetricRow>[] {
  const idOf = (row: MetricRow) => entityOf(row, "campaign").id;
  const column = (id: MetricId, options: ColumnOptions = {}) =>
    metricColumn(id, view, result, {
      filter: (row) => ({ campaign: idOf(row) }),
      href: (row) => (row ? figureHref(view, id, idOf(row)) : undefined),
      ...options,
    });
  const paceOf = (row: MetricRow) => {
    const campaign = campaigns.get(idOf(row));
    return campaign ? goalPace(campaign, view.context.today) : null;
  };
  return [
    {
      id: "campaign",
      header: "Campaign",
      grow: true,
      sortable: true,
      firstDescending: false,
      cell: (row) => (
        <>
          <Link href={campaignHref(view, idOf(row))} prefetch={false} className={styles.campaign}>
            {entityOf(row, "campaign").name}
          </Link>
          <ChannelLink view={view} channel={campaigns.get(idOf(row))?.channel} />
        </>
      ),
      value: (row) => entityOf(row, "campaign").name,
    },
    {
      id: "channel",
      header: "Channel",
      cell: (row) => campaigns.get(idOf(row))?.channel ?? "—",
      value: (row) => campaigns.get(idOf(row))?.channel ?? null,
      usual: false,
    },
    {
      ...column("goal_attainment", {
        header: "Goal",
        after: (row) =>
          row.cells.goal_attainment?.value != null && (
            <span className={styles.bar}>
              <AttainmentBar
                value={toNumber(row.cells.goal_attainment.value)}
                pace={paceOf(row)}
                max={1.2}
                side="marketing"
              />
            </span>
          ),
      }),
      total: undefined,
    },
    column("budget_used", {
      header: "Budget",
      after: ({ cells }) =>
        typeof cells.spend_pace?.value === "number" && (
          <span className={styles.pace}> pace {formatShare(cells.spend_pace.value, 0)}</span>
        ),
    }),
    column("spend"),
    column("visits"),
    column("engagement_rate", { header: "Engagement", digits: 1 }),
    column("leads"),
    column("cpl", { header: "Per lead" }),
    column("new_customers", { header: "Customers" }),
    column("revenue"),
    ...(sellsAll(result) ? [column("return_on_spend", { header: "Return" })] : []),
    ...EXTRA.map((id) => column(id, { usual: false })),
  ];
}

/** The channel beside the name; a click cuts the page down to it. */
function ChannelLink({ view, channel }: { view: PageView; channel: string | null | undefined }) {
  if (!channel) return null;
  return (
    <Link
      href={hrefWith(view.path, view.params, { channel, page: null })}
      prefetch={false}
      scroll={false}
      className={styles.channel}
    >
      {channel}
    </Link>
  );
}

/** Where a campaign's figure comes from: its deals or leads, its days one by one, or its page. */
function figureHref(view: PageView, id: MetricId, campaign: string): string {
  const metric = metricOf(id);
  const listed = metric.rows === "deals" || metric.rows === "leads";
  return (
    (listed && rowsHref(view.params, metric, { campaign })) ||
    campaignHref(view, campaign, metric.rows === "campaign_days")
  );
}
