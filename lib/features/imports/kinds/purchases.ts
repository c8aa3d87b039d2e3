import { campaignField } from "./campaigns";
import { currencyCode, day, derived, enumerated, minor, plain, resolved, small } from "./columns";
import { amount, choice, currency, date, INT4, integer, reference, text } from "./fields";
import type { Kind } from "./types";

export const purchases: Kind = {
  id: "purchases",
  one: "purchase",
  many: "purchases",
  fields: [
    reference("account", "account", {
      required: true,
      synonyms: ["customer", "company", "customer id", "account name", "buyer"],
    }),
    date("on", { required: true, synonyms: ["date", "purchase date", "order date", "purchased on", "invoice date"] }),
    amount("amount", { required: true, signed: true, synonyms: ["value", "total", "revenue", "dollars", "price"] }),
    text("external_id", { synonyms: ["id", "order id", "purchase id", "invoice number", "order number"] }),
    currency(),
    choice("kind", ["new", "renewal", "expansion", "contraction", "churn"], { synonyms: ["type", "purchase type"] }),
    integer("term_months", { min: 1, max: INT4, synonyms: ["term", "months", "contract term"] }),
    amount("cost", { synonyms: ["cost of goods", "cogs"] }),
    campaignField(),
  ],
  table: "purchases",
  identity: {
    by: "event",
    externalId: true,
    content: ["account_id", "on", "kind", "term_months", "amount_minor", "cost_minor", "currency", "campaign_id"],
  },
  columns: [
    plain("external_id"),
    resolved("account_id", "account"),
    day("on"),
    enumerated("kind", "purchase_kind"),
    small("term_months"),
    currencyCode(),
    resolved("campaign_id", "campaign"),
    minor("amount_minor", "amount"),
    minor("cost_minor", "cost"),
  ],
  carry: [derived("amount_cell", "plain", "s.amount::text")],
  reporting: {
    day: 'm."on"',
    columns: { reporting_amount_minor: "amount_minor", reporting_cost_minor: "cost_minor" },
  },
  checks: [
    {
      field: "amount",
      where: "n.amount_minor < 0 and n.kind is not null",
      value: "n.amount_cell",
      message:
        "is negative; only a one-off purchase (a blank kind) may be, a contraction is written as a positive amount",
    },
  ],
  warnings: [
    {
      where: "n.kind in ('new', 'renewal') and n.term_months is null",
      one: "is recurring and has no term_months; it counts as one month",
      many: "are recurring and have no term_months; they count as one month",
    },
  ],
};
