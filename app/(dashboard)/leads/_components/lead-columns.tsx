import Link from "next/link";
import type { LeadList, LeadRow, LeadStep } from "@/lib/features/leads/types";
import { formatDate } from "@/lib/format/date";
import { formatCount } from "@/lib/format/number";
import type { Column } from "@/lib/ui/table/types";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { withPeriod } from "../../_lib/rows-href";
import type { PageView } from "../../_lib/view";
import styles from "./lead-columns.module.css";

const STEPS: Readonly<Record<LeadStep, string>> = {
  mql_on: "MQL",
  sql_on: "SQL",
  opportunity_on: "Opportunity",
  customer_on: "Customer",
  disqualified_on: "Disqualified",
};

/** The columns of a list of leads: where each came from, then how far it has got; the totals say how many got there. */
export function leadColumns(view: PageView, list?: LeadList): Column<LeadRow>[] {
  const { today } = view.context;
  return [
    {
      id: "lead",
      header: "Lead",
      sortable: true,
      firstDescending: false,
      cell: ({ externalId }) => <span className={styles.lead}>{externalId}</span>,
      value: ({ externalId }) => externalId,
    },
    {
      ...text("campaign", "Campaign", ({ campaign }) => campaign?.name),
      cut: true,
      cell: ({ campaign }) =>
        campaign ? (
          <Link
            href={withPeriod(`/campaigns/${campaign.id}`, view.params)}
            prefetch={false}
            className={styles.link}
            title={campaign.name}
          >
            {campaign.name}
          </Link>
        ) : (
          "—"
        ),
    },
    text("channel", "Channel", ({ channel }) => channel),
    {
      ...text("account", "Account", ({ account }) => account?.name),
      cut: true,
      cell: ({ account }) => (account ? <span title={account.name}>{account.name}</span> : "—"),
    },
    date("first_contact_on", "First contact", today, ({ firstContactOn }) => firstContactOn),
    ...Object.entries(STEPS).map(([id, header]) => ({
      ...date(id, header, today, ({ steps }) => steps[id as LeadStep]),
      ...(list ? { total: formatCount(list.reached[id as LeadStep]) } : {}),
    })),
  ];
}

function text(id: string, header: string, of: (row: LeadRow) => string | null | undefined): Column<LeadRow> {
  return {
    id,
    header,
    sortable: true,
    firstDescending: false,
    cell: (row) => of(row) ?? "—",
    value: (row) => of(row) ?? null,
  };
}

function date(
  id: string,
  header: string,
  today: CalendarDate,
  of: (row: LeadRow) => CalendarDate | null,
): Column<LeadRow> {
  return {
    id,
    header,
    align: "end",
    sortable: true,
    value: of,
    cell: (row) => (of(row) ? formatDate(of(row), today) : <span className={styles.none}>—</span>),
  };
}
