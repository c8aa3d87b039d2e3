import { z } from "zod";
import { ACCOUNT_FILTERS, ACCOUNT_SORTS } from "@/lib/features/accounts/types";
import { CAMPAIGN_FILTERS, CAMPAIGN_SORTS } from "@/lib/features/campaigns/types";
import { DEAL_SORTS } from "@/lib/features/deals/types";
import { LEAD_SORTS, LEAD_STEPS } from "@/lib/features/leads/types";
import { PRODUCT_FILTERS } from "@/lib/features/products/types";
import { REP_FILTERS, REP_SORTS } from "@/lib/features/reps/types";
import { defineCall } from "@/lib/http/api/call";
import { isMetricId, listMetrics } from "@/lib/metrics/registry";
import type { MetricId } from "@/lib/metrics/types";
import { day, dayParameter, filters, listAnswer, listQuery, money, named, none, text } from "../shapes";

const TAG = "Lists";
const EQUAL = "One of these, in any case; may be given again.";
const BY_VALUE = "An id, or a name in any case; (none) for rows without one, (any) for all others.";

/** The metrics whose figure is made of such rows. */
function metricsOf(rows: "deals" | "leads"): MetricId[] {
  return listMetrics().flatMap(({ id, rows: behind }) => (behind === rows && isMetricId(id) ? [id] : []));
}

export const reps = defineCall({
  id: "listReps",
  method: "GET",
  path: "/reps",
  tag: TAG,
  summary: "Reps, with their team as of today",
  access: { read: "sales.read" },
  query: listQuery(REP_SORTS, "name", filters(REP_FILTERS, EQUAL)),
  params: none,
  answer: listAnswer(
    z.object({
      id: z.int(),
      external_id: text,
      name: z.string(),
      email: text,
      region: text,
      team: named.nullable(),
      manager: text,
      started_on: day.nullable(),
      ended_on: day.nullable(),
    }),
    {},
  ),
});

export const teams = defineCall({
  id: "listTeams",
  method: "GET",
  path: "/teams",
  tag: TAG,
  summary: "Teams, with the team above and who manages them",
  access: { read: "sales.read" },
  query: listQuery(["name"], "name", filters([], EQUAL)),
  params: none,
  answer: listAnswer(z.object({ id: z.int(), name: z.string(), parent: named.nullable(), manager: text }), {}),
});

const credit = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.enum(["direct", "overlay"]),
  share: z.number(),
  amount: money.nullable(),
});

export const deals = defineCall({
  id: "listDeals",
  method: "GET",
  path: "/deals",
  tag: TAG,
  summary: "Deals: all that were in play in a period, or those behind a metric's figure",
  description:
    "With `metric`, `count` is its number of deals and `sum` its money, by the same conditions and reach as `/query`. Whoever may not see results of reps gets a deal's name, stage, amount, campaign and days.",
  access: { read: "deals.read" },
  query: listQuery(
    DEAL_SORTS,
    "-closed_on",
    filters(
      [
        "rep",
        "team",
        "region",
        "product",
        "segment",
        "deal_type",
        "stage",
        "lost_reason",
        "promotion",
        "discount_band",
        "channel",
        "campaign",
      ],
      BY_VALUE,
    ),
  ).extend({
    metric: z.enum(metricsOf("deals")).optional().meta({ description: "Whose figure the deals stand behind." }),
    from: dayParameter.optional().meta({ description: "The first day; default: all that are known." }),
    to: dayParameter.optional().meta({ description: "The day after the last one; default: all that are known." }),
    as_of: dayParameter.optional().meta({ description: "The last day that is known; default today." }),
  }),
  params: none,
  answer: listAnswer(
    z.object({
      id: z.int(),
      name: text,
      stage: named.extend({ outcome: z.enum(["open", "won", "lost"]) }),
      opened_on: day.nullable(),
      closed_on: day.nullable(),
      amount: money.nullable(),
      counted: money.nullable().meta({ description: "What it adds to the figure." }),
      campaign: named.nullable(),
      external_id: z.string().optional(),
      account: named.nullable().optional(),
      product: named.nullable().optional(),
      type: z.enum(["new", "expansion", "renewal"]).nullable().optional(),
      expected_close_on: day.nullable().optional(),
      list_amount: money.nullable().optional(),
      promotion: named.nullable().optional(),
      channel: text.optional(),
      lost_reason: text.optional(),
      taken_back: z
        .object({ type: z.enum(["refunded", "cancelled"]), on: day, amount: money.nullable(), whole: z.boolean() })
        .nullable()
        .optional(),
      reps: z.array(credit).optional(),
    }),
    {
      count: z.int().meta({ description: "Of all pages." }),
      sum: money.nullable().meta({ description: "Of `counted` on all pages; null with a reason in `note`." }),
      note: text,
    },
  ),
});

export const leads = defineCall({
  id: "listLeads",
  method: "GET",
  path: "/leads",
  tag: TAG,
  summary: "Leads behind a metric's figure, by default those of a first contact",
  access: { read: "marketing.read" },
  query: listQuery(LEAD_SORTS, "-first_contact_on", filters(["campaign", "channel", "segment"], BY_VALUE)).extend({
    metric: z.enum(metricsOf("leads")).default("leads").meta({ description: "Whose figure the leads stand behind." }),
    from: dayParameter.optional().meta({ description: "The first day; default: all that are known." }),
    to: dayParameter.optional().meta({ description: "The day after the last one; default: all that are known." }),
    as_of: dayParameter.optional().meta({ description: "The last day that is known; default today." }),
  }),
  params: none,
  answer: listAnswer(
    z.object({
      id: z.int(),
      external_id: z.string(),
      campaign: named.nullable(),
      channel: text,
      account: named.nullable(),
      first_contact_on: day,
      ...(Object.fromEntries(LEAD_STEPS.map((step) => [step, day.nullable()])) as Record<
        (typeof LEAD_STEPS)[number],
        z.ZodNullable<typeof day>
      >),
    }),
    { count: z.int().meta({ description: "Of all pages." }) },
  ),
});

export const campaigns = defineCall({
  id: "listCampaigns",
  method: "GET",
  path: "/campaigns",
  tag: TAG,
  summary: "Campaigns with their budgets and goals",
  access: { read: "marketing.read" },
  query: listQuery(CAMPAIGN_SORTS, "name", filters(CAMPAIGN_FILTERS, EQUAL)),
  params: none,
  answer: listAnswer(
    z.object({
      id: z.int(),
      name: z.string(),
      channel: text,
      objective: text,
      paid: z.boolean().nullable(),
      starts_on: day.nullable(),
      ends_on: day.nullable(),
      budget: money.nullable(),
      team: text,
      goals: z.array(z.object({ metric: z.string(), target: z.number() })),
    }),
    {},
  ),
});

export const accounts = defineCall({
  id: "listAccounts",
  method: "GET",
  path: "/accounts",
  tag: TAG,
  summary: "Accounts: customers, and those who may become one",
  access: { read: "customers.read" },
  query: listQuery(ACCOUNT_SORTS, "name", filters(ACCOUNT_FILTERS, EQUAL)),
  params: none,
  answer: listAnswer(
    z.object({
      id: z.int(),
      external_id: text,
      name: z.string(),
      segment: text,
      industry: text,
      country: text,
      created_on: day.nullable(),
    }),
    {},
  ),
});

export const products = defineCall({
  id: "listProducts",
  method: "GET",
  path: "/products",
  tag: TAG,
  summary: "Products with their list prices",
  access: { read: "deals.read" },
  query: listQuery(["name"], "name", filters(PRODUCT_FILTERS, EQUAL)),
  params: none,
  answer: listAnswer(
    z.object({ id: z.int(), external_id: text, name: z.string(), series: text, list_price: money.nullable() }),
    {},
  ),
});
