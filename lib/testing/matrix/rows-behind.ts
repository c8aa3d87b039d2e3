import type { Action } from "@/lib/auth/permissions";
import type { RowsBehind } from "@/lib/metrics/definition";
import { listMetrics } from "@/lib/metrics/registry";
import type { MatrixRow } from "./rows";

/** Who may see the rows of each kind, and where they are told. */
const ROWS_BEHIND: Readonly<Record<NonNullable<RowsBehind>, { readonly access: Action; readonly path: string }>> = {
  activities: { access: "sales.read", path: "/rows" },
  statement_lines: { access: "commissions.read", path: "/rows" },
  campaign_days: { access: "marketing.read", path: "/rows" },
  feedback: { access: "customers.read", path: "/rows" },
  deals: { access: "deals.read", path: "/deals" },
  leads: { access: "marketing.read", path: "/leads" },
};

/** Deals behind a figure that is measured by a quota, or by how a deal was sold or lost: that is for those who see results of reps. */
const OF_SELLING: readonly string[] = [
  ...["attainment", "pace", "coverage"],
  ...[
    "discount",
    "discounted_share",
    "offer_revenue",
    "refunds",
    "revenue_taken_back",
    "lost_by_reason",
    "backward_deals",
  ],
];

/** The rows behind every figure that has some, as a page and as a file. */
export const ROWS_MATRIX: Readonly<Record<string, MatrixRow>> = Object.fromEntries(
  listMetrics().flatMap(({ id, rows }) => {
    if (rows === null) return [];
    const { access: usual, path } = ROWS_BEHIND[rows];
    const access = OF_SELLING.includes(id) ? "sales.read" : usual;
    const row = (at: string): MatrixRow => ({ access, path: `${at}?metric=${id}&period=all` });
    return [
      [`page ${path} ${id}`, row(path)],
      [`GET ${path}/export ${id}`, row(`${path}/export`)],
    ];
  }),
);
