import {
  currencyCode,
  day,
  dayOf,
  derived,
  enumerated,
  minor,
  minorOrDerived,
  plain,
  resolved,
  small,
} from "./columns";
import { dealRateDay } from "./conversion";
import { writeCredits } from "./deal-credits";
import { noteStageChanges, refreshEventAmounts, refreshLeads, rescaleEvents } from "./deal-effects";
import { amount, choice, currency, date, INT4, integer, reference, text } from "./fields";
import type { Column, Kind } from "./types";

/** An open deal has no closing date; the one in its row is when it is expected to close, where nothing else says so. */
const closedOn: Column = {
  name: "closed_on",
  step: "plain",
  sql: (has) =>
    `(case when st.outcome = 'open' then null else ${has("closed_on") ? dayOf("closed_on") : "t.closed_on"} end)`,
};
const expectedCloseOn: Column = {
  name: "expected_close_on",
  step: "plain",
  sql: (has) => {
    const expected = has("expected_close_on") ? dayOf("expected_close_on") : "t.expected_close_on";
    if (!has("closed_on")) return expected;
    return `coalesce(${expected}, case when st.outcome = 'open' then ${dayOf("closed_on")} end)`;
  },
};
const closingDayOfOpenDeal: Column = {
  name: "open_with_closing_day",
  step: "plain",
  sql: (has) => (has("closed_on") ? "st.outcome = 'open' and s.closed_on is not null" : "false"),
};

/** Units at the product's price of this import, where it is in the deal's currency. */
function atPrice(flag: string, price: string) {
  return {
    flag,
    value: `case when p.currency = e.currency then ${price} * e.units end`,
    same: "e.units = e.was_units and e.product_id is not distinct from e.was_product_id and e.currency = e.was_currency",
  };
}

export const deals: Kind = {
  id: "deals",
  one: "deal",
  many: "deals",
  fields: [
    text("external_id", { required: true, synonyms: ["id", "deal id", "opportunity id", "record id", "deal"] }),
    reference("rep", "rep", {
      required: true,
      shares: true,
      synonyms: [
        "sales rep",
        "sales agent",
        "agent",
        "owner",
        "deal owner",
        "opportunity owner",
        "salesperson",
        "assigned to",
      ],
    }),
    reference("stage", "stage", { required: true, synonyms: ["deal stage", "status", "stage name", "pipeline stage"] }),
    text("name", { synonyms: ["deal name", "opportunity name", "title"] }),
    reference("account", "account", {
      synonyms: ["account name", "company", "customer", "organization", "associated company"],
    }),
    reference("product", "product", { synonyms: ["product name", "item", "line item"] }),
    integer("units", { min: 1, max: INT4, synonyms: ["quantity", "qty", "seats"] }),
    date("opened_on", {
      synonyms: ["opened", "create date", "created date", "engage date", "created", "deal created"],
    }),
    date("closed_on", { synonyms: ["close date", "closed", "closed date", "won time", "won on"] }),
    date("expected_close_on", { synonyms: ["expected close date", "expected close"] }),
    amount("amount", { synonyms: ["value", "close value", "deal value", "deal amount", "revenue", "total"] }),
    amount("recurring_amount", { synonyms: ["mrr", "monthly recurring revenue", "recurring revenue"] }),
    currency(),
    amount("list_amount", { synonyms: ["list price", "list value", "gross amount"] }),
    amount("cost", { synonyms: ["cost of goods", "cogs"] }),
    choice("type", ["new", "expansion", "renewal"], { synonyms: ["deal type", "opportunity type"] }),
    reference("promotion", "promotion", { synonyms: ["offer", "promo", "promo code"] }),
    reference("lead", "lead", { synonyms: ["lead id"] }),
    reference("campaign", "campaign", { synonyms: ["primary campaign source", "campaign name", "utm campaign"] }),
    text("channel", { synonyms: ["source", "lead source", "original source"] }),
    text("lost_reason", { synonyms: ["closed lost reason", "loss reason", "reason lost"] }),
  ],
  table: "deals",
  identity: { by: "external_id" },
  joins: ["left join stages st on st.id = r_stage.id"],
  moneyJoins: ["left join products p on p.id = e.product_id"],
  columns: [
    plain("external_id"),
    plain("name"),
    resolved("account_id", "account"),
    resolved("product_id", "product"),
    small("units", { fallback: "1" }),
    resolved("stage_id", "stage"),
    derived("outcome", "plain", "st.outcome"),
    day("opened_on"),
    closedOn,
    expectedCloseOn,
    currencyCode(),
    enumerated("type", "deal_type"),
    resolved("promotion_id", "promotion"),
    resolved("lead_id", "lead"),
    resolved("campaign_id", "campaign"),
    plain("channel"),
    plain("lost_reason"),
    minor("amount_minor", "amount"),
    minor("recurring_minor", "recurring_amount"),
    ...minorOrDerived("list_minor", "list_amount", atPrice("list_derived", "p.list_price_minor")),
    ...minorOrDerived("cost_minor", "cost", atPrice("cost_derived", "p.cost_minor")),
  ],
  carry: [
    derived("rep_id", "plain", "r_rep.id"),
    derived("shares", "plain", "s.rep_shares"),
    derived("old_stage", "plain", "t.stage_id"),
    derived("old_lead", "plain", "t.lead_id"),
    derived("old_currency", "plain", "t.currency"),
    closingDayOfOpenDeal,
    derived("priced_apart", "money", "(p.currency <> e.currency)"),
    derived("price_known", "money", "(p.list_price_minor is not null or p.cost_minor is not null)"),
  ],
  reporting: {
    day: dealRateDay("m"),
    columns: {
      reporting_amount_minor: "amount_minor",
      reporting_recurring_minor: "recurring_minor",
      reporting_list_minor: "list_minor",
      reporting_cost_minor: "cost_minor",
    },
  },
  checks: [
    {
      field: "closed_on",
      where: "n.outcome <> 'open' and n.closed_on is null",
      message: "is blank; a won or lost deal needs its closing date, such as 2026-01-31",
    },
    {
      field: "rep",
      where:
        "n.shares is not null and (select count(*) <> count(distinct r.id) from jsonb_to_recordset(n.shares) as x(name text) join {ref_rep} r on r.text = x.name)",
      message: "names the same rep twice; each rep has one share",
    },
  ],
  warnings: [
    {
      where: "n.outcome = 'won' and n.closed_on > {today}",
      one: "is won on a day to come; pay for it stands on a statement of that month",
      many: "are won on days to come; pay for them stands on statements of those months",
    },
    {
      where: "n.open_with_closing_day",
      one: "is open and has a closing date; it is taken as the expected one",
      many: "are open and have a closing date; it is taken as the expected one",
    },
    {
      where: "n.closed_on < n.opened_on",
      one: "closes before it opens; it is left out of sales cycles",
      many: "close before they open; they are left out of sales cycles",
    },
    {
      where: "n.outcome = 'won' and n.amount_minor is null",
      one: "is won and has no amount; it counts, but brings no revenue, and commission on it waits for an amount",
      many: "are won and have no amount; they count, but bring no revenue, and commission on them waits for an amount",
    },
    {
      where: "n.priced_apart and n.price_known and (n.list_minor is null or n.cost_minor is null)",
      one: "has a product priced in another currency, so what it lacks of list_amount and cost is not worked out",
      many: "have a product priced in another currency, so what they lack of list_amount and cost is not worked out",
    },
  ],
  alsoWrites: ["deal_credits", "accounts"],
  after: [writeCredits, noteStageChanges, rescaleEvents, refreshEventAmounts, refreshLeads],
  statements: {
    repsOf:
      "select c.rep_id from deal_credits c where c.deal_id in (select n.row_id from {next} n where n.changed or not n.matched)",
  },
};
